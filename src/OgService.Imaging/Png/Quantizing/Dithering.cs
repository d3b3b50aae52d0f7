namespace OgService.Imaging.Png.Quantizing;

/// <summary>Numbers of a palette for every pixel. With a strength, what a pixel's colour is off is handed on to its neighbours (Floyd and Steinberg, 1976),
/// rows in turn from the left and from the right. A pixel whose colour the palette has takes it and hands nothing on: grounds and letters stay clean.</summary>
internal sealed class Dithering
{
    // Errors beyond these would show as streaks behind edges.
    private const int MostError = 48;

    private readonly uint[] palette;
    private readonly float[] places;

    // Number plus one of the nearest entry, by bin; 0 is not known yet.
    private readonly ushort[] nearest = new ushort[ColorBins.BinCount];

    public Dithering(uint[] palette)
    {
        this.palette = palette;
        places = new float[3 * palette.Length];
        for (var index = 0; index < palette.Length; index++)
        {
            ColorBins.Locate(palette[index], places.AsSpan(3 * index, 3));
        }
    }

    /// <param name="strength">How much of an error is handed on, 0 to 256.</param>
    /// <param name="lines">Room for every row: a filter byte, then one byte a pixel.</param>
    public void Number(PixelBuffer pixels, int strength, Span<byte> lines)
    {
        var exact = new Dictionary<uint, byte>();
        for (var index = 0; index < palette.Length; index++)
        {
            exact[palette[index]] = (byte)index;
        }

        // Errors times 16, three a pixel, with a pixel's room on both sides.
        var here = new int[3 * (pixels.Width + 2)];
        var below = new int[3 * (pixels.Width + 2)];
        for (var y = 0; y < pixels.Height; y++)
        {
            ReadOnlySpan<uint> row = pixels.Row(y);
            var line = lines.Slice(y * (pixels.Width + 1), pixels.Width + 1);
            line[0] = 0;
            if (strength == 0)
            {
                NumberFlat(row, line[1..], exact);
                continue;
            }

            below.AsSpan().Clear();
            var forward = (y & 1) == 0;
            for (var step = 0; step < row.Length; step++)
            {
                var x = forward ? step : row.Length - 1 - step;
                line[1 + x] = exact.TryGetValue(row[x], out var number) ? number : Spread(row[x], x, forward ? 3 : -3, strength, here, below);
            }

            (here, below) = (below, here);
        }
    }

    private void NumberFlat(ReadOnlySpan<uint> row, Span<byte> line, Dictionary<uint, byte> exact)
    {
        for (var x = 0; x < row.Length;)
        {
            var run = row[x..].IndexOfAnyExcept(row[x]);
            run = run < 0 ? row.Length - x : run;
            line.Slice(x, run).Fill(exact.TryGetValue(row[x], out var number) ? number : (byte)NearestOf(row[x]));
            x += run;
        }
    }

    private byte Spread(uint pixel, int x, int ahead, int strength, int[] here, int[] below)
    {
        var at = 3 * (x + 1);
        Span<int> wanted = stackalloc int[3];
        uint color = 0xFF00_0000;
        for (var channel = 0; channel < 3; channel++)
        {
            var error = Math.Clamp(here[at + channel] >> 4, -MostError, MostError);
            wanted[channel] = Math.Clamp((int)((pixel >> (8 * channel)) & 255) + error, 0, 255);
            color |= (uint)wanted[channel] << (8 * channel);
        }

        var number = NearestOf(color);
        for (var channel = 0; channel < 3; channel++)
        {
            var error = ((wanted[channel] - (int)((palette[number] >> (8 * channel)) & 255)) * strength) >> 8;
            here[at + ahead + channel] += 7 * error;
            below[at - ahead + channel] += 3 * error;
            below[at + channel] += 5 * error;
            below[at + ahead + channel] += error;
        }

        return (byte)number;
    }

    private int NearestOf(uint color)
    {
        ref var known = ref nearest[ColorBins.Of(color)];
        if (known == 0)
        {
            known = (ushort)(Search(color) + 1);
        }

        return known - 1;
    }

    private int Search(uint color)
    {
        Span<float> place = stackalloc float[3];
        ColorBins.Locate(color, place);
        var (best, bestDistance) = (0, float.MaxValue);
        for (var index = 0; index < palette.Length; index++)
        {
            var (l, a, b) = (places[3 * index] - place[0], places[(3 * index) + 1] - place[1], places[(3 * index) + 2] - place[2]);
            var distance = (l * l) + (a * a) + (b * b);
            if (distance < bestDistance)
            {
                (best, bestDistance) = (index, distance);
            }
        }

        return best;
    }
}
