namespace OgService.Imaging.Colors;

/// <summary>Colours of a profile of tables into sRGB. The whole way is gone once for the points of a grid; pixels lie between them.
/// Colours outside of sRGB are clipped by channel, after that, so that those inside keep their place.</summary>
internal sealed class LookupTransform : PixelTransform
{
    // Points a side for three channels and for four.
    private const int ColorSide = 33;
    private const int InkSide = 17;

    // Of the levels in the grid, and of places between its points.
    private const int LevelBits = 7;
    private const int PlaceBits = 8;

    private readonly int inputs;
    private readonly int side;
    private readonly int[] levels;

    /// <param name="inputs">3: red, green, blue. 4: pixels hold what light the inks let through instead of colour and alpha.</param>
    public LookupTransform(LookupProfile profile, int inputs)
    {
        this.inputs = inputs;
        side = inputs == 4 ? InkSide : ColorSide;
        var points = 1;
        for (var index = 0; index < inputs; index++)
        {
            points *= side;
        }

        levels = new int[3 * points];
        Span<double> device = stackalloc double[4];
        Span<double> xyz = stackalloc double[3];
        for (var point = 0; point < points; point++)
        {
            // The first channel varies fastest.
            for (int index = 0, rest = point; index < inputs; index++, rest /= side)
            {
                var value = (double)(rest % side) / (side - 1);
                device[index] = inputs == 4 ? 1 - value : value;
            }

            profile.ToXyz(device, xyz);
            for (var channel = 0; channel < 3; channel++)
            {
                levels[(3 * point) + channel] = (int)Math.Floor((Math.Clamp(MatrixTransform.EncodeXyz(channel, xyz), -1, 2) * (255 << LevelBits)) + 0.5);
            }
        }
    }

    protected override uint Convert(uint pixel)
    {
        Span<int> shares = stackalloc int[4];
        Span<int> steps = stackalloc int[4];
        var (origin, step) = (0, 3);
        for (var index = 0; index < inputs; index++, step *= side)
        {
            // 255 must be the last point exactly.
            var value = (int)(pixel >> (8 * index)) & 255;
            var place = ((value * (side - 1) << PlaceBits) + 127) / 255;
            var below = Math.Min(place >> PlaceBits, side - 2);
            origin += below * step;
            (shares[index], steps[index]) = (place - (below << PlaceBits), step);
        }

        long red = 0, green = 0, blue = 0;
        for (var corner = 0; corner < 1 << inputs; corner++)
        {
            var at = origin;
            long weight = 1;
            for (var index = 0; index < inputs; index++)
            {
                var isUpper = ((corner >> index) & 1) == 1;
                at += isUpper ? steps[index] : 0;
                weight *= isUpper ? shares[index] : (1 << PlaceBits) - shares[index];
            }

            red += weight * levels[at];
            green += weight * levels[at + 1];
            blue += weight * levels[at + 2];
        }

        var alpha = inputs == 4 ? 0xFF00_0000 : pixel & 0xFF00_0000;
        return Level(red) | (Level(green) << 8) | (Level(blue) << 16) | alpha;
    }

    private uint Level(long sum)
    {
        var shift = LevelBits + (inputs * PlaceBits);
        return (uint)Math.Clamp((sum + (1L << (shift - 1))) >> shift, 0, 255);
    }
}
