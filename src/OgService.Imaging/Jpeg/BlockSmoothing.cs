namespace OgService.Imaging.Jpeg;

/// <summary>Guesses the lowest coefficients that a progressive file does not bring, from the mean levels of the blocks around (ITU-T T.81, K.8): without
/// it a file that breaks off after its first scan shows tiles of one colour.</summary>
internal sealed class BlockSmoothing
{
    // K.8's factors 1.13885, 0.27881 and 0.16213 with 16 binary places, over 8 since the first coefficient is 8 times the mean.
    private const int Precision = 16;
    private const int Slope = 9_330;
    private const int Bend = 2_284;
    private const int Twist = 1_328;

    private readonly JpegComponent component;
    private readonly short[] smoothed;

    private BlockSmoothing(JpegComponent component)
    {
        this.component = component;
        smoothed = new short[component.Kept];
    }

    /// <summary>Null when the file brings all that could be guessed, or the scale leaves nothing to guess.</summary>
    public static BlockSmoothing? Of(JpegComponent component)
        => component.BlockSide > 1 && component.MissingBits.AsSpan(1, 5).ContainsAnyExcept((sbyte)0) ? new BlockSmoothing(component) : null;

    /// <summary>The block at a place, with guesses where it has zeros that are not known to be zeros. Valid until the next call.</summary>
    public ReadOnlySpan<short> Read(int x, int y)
    {
        component.Block(x, y).CopyTo(smoothed);
        var (left, middle, right) = (Mean(x - 1, y), Mean(x, y), Mean(x + 1, y));
        var (above, below) = (Mean(x, y - 1), Mean(x, y + 1));
        Guess(1, 1, 0, Slope * (left - right));
        Guess(2, 0, 1, Slope * (above - below));
        Guess(4, 1, 1, Twist * (Mean(x - 1, y - 1) - Mean(x + 1, y - 1) - Mean(x - 1, y + 1) + Mean(x + 1, y + 1)));
        Guess(3, 0, 2, Bend * (above + below - (2 * middle)));
        Guess(5, 2, 0, Bend * (left + right - (2 * middle)));
        return smoothed;
    }

    // Blocks beyond the edge are like those at it.
    private long Mean(int x, int y)
        => component.Block(Math.Clamp(x, 0, component.BlocksWide - 1), Math.Clamp(y, 0, component.BlocksHigh - 1))[0] * component.Steps![0];

    // The guess stays below the lowest bit that is known.
    private void Guess(int index, int across, int down, long scaled)
    {
        var missing = component.MissingBits[index];
        var side = component.BlockSide;
        if (missing == 0 || across >= side || down >= side || smoothed[(down * side) + across] != 0)
        {
            return;
        }

        long step = Math.Max((short)1, component.Steps![(8 * down) + across]) << Precision;
        var value = scaled >= 0 ? (scaled + (step / 2)) / step : -((-scaled + (step / 2)) / step);
        long most = missing < 0 ? short.MaxValue : (1 << missing) - 1;
        smoothed[(down * side) + across] = (short)Math.Clamp(value, -most, most);
    }
}
