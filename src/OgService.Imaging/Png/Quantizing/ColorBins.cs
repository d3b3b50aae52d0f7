using OgService.Imaging.Colors;

namespace OgService.Imaging.Png.Quantizing;

/// <summary>The colours of a picture in bins of 6 bits a channel: how many pixels each has, their leading colour, and where that lies in a perceptual space
/// (Oklab, Ottosson 2020), in which equal distances look about equal.</summary>
internal sealed class ColorBins
{
    public const int BinCount = 1 << 18;

    private ColorBins(int[] bins, int[] counts, uint[] leaders, float[] places)
    {
        Bins = bins;
        Counts = counts;
        Leaders = leaders;
        Places = places;
    }

    /// <summary>The bins that have pixels, ascending.</summary>
    public int[] Bins { get; }

    public int[] Counts { get; }

    /// <summary>Colours of the picture, packed as pixels are.</summary>
    public uint[] Leaders { get; }

    /// <summary>Three a bin: lightness and the two opponent axes.</summary>
    public float[] Places { get; }

    public static int Of(uint pixel) => (int)(((pixel >> 2) & 0x3F) | ((pixel >> 4) & 0xFC0) | ((pixel >> 6) & 0x3F000));

    public static ColorBins Count(ReadOnlySpan<uint> pixels)
    {
        // Of each bin the colour that most of its pixels have, if any has most (Boyer and Moore's vote): flat grounds keep theirs exactly.
        var counts = new int[BinCount];
        var leaders = new uint[BinCount];
        var votes = new int[BinCount];
        foreach (var pixel in pixels)
        {
            var bin = Of(pixel);
            counts[bin]++;
            if (votes[bin] == 0)
            {
                leaders[bin] = pixel;
            }

            votes[bin] += leaders[bin] == pixel ? 1 : -1;
        }

        var used = counts.Length - counts.AsSpan().Count(0);
        var (bins, usedCounts, usedLeaders, places) = (new int[used], new int[used], new uint[used], new float[3 * used]);
        var next = 0;
        for (var bin = 0; bin < BinCount; bin++)
        {
            if (counts[bin] > 0)
            {
                bins[next] = bin;
                usedCounts[next] = counts[bin];
                usedLeaders[next] = leaders[bin];
                Locate(leaders[bin], places.AsSpan(3 * next, 3));
                next++;
            }
        }

        return new ColorBins(bins, usedCounts, usedLeaders, places);
    }

    /// <summary>Where a colour lies in the space.</summary>
    public static void Locate(uint color, Span<float> place)
    {
        const double full = 65_535;
        var linear = LinearLight.FromSrgb;
        var red = linear[(int)(color & 255)] / full;
        var green = linear[(int)((color >> 8) & 255)] / full;
        var blue = linear[(int)((color >> 16) & 255)] / full;
        var l = CubeRoot((0.4122214708 * red) + (0.5363325363 * green) + (0.0514459929 * blue));
        var m = CubeRoot((0.2119034982 * red) + (0.6806995451 * green) + (0.1073969566 * blue));
        var s = CubeRoot((0.0883024619 * red) + (0.2817188376 * green) + (0.6299787005 * blue));
        place[0] = (float)((0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s));
        place[1] = (float)((1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s));
        place[2] = (float)((0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s));
    }

    // A third of the exponent to begin with, then Newton's steps, which every machine rounds alike.
    private static double CubeRoot(double value)
    {
        if (value < 1e-9)
        {
            return 0;
        }

        var root = BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(value) / 3) + 0x2A9F_7893_0000_0000);
        for (var step = 0; step < 4; step++)
        {
            root -= (root - (value / (root * root))) / 3;
        }

        return root;
    }
}
