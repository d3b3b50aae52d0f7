using OgService.Imaging.Jpeg;
using OgService.Imaging.Png;
using OgService.Imaging.WebP;

namespace OgService.Imaging.Budgets;

/// <summary>Writes a picture so that it looks best in at most so many bytes. The format is given; how to use it is found: PNG without loss, with merged
/// colours or a palette; JPEG by quality and sampling; WebP without loss or by quality. Deterministic.</summary>
public static class BudgetEncoder
{
    // Text on flat colour shows JPEG's ripples early: no lower than needed, and more than this nobody sees.
    private const int BestJpegQuality = 90;
    private const int BestWebPQuality = 92;

    // Below this quality halved chroma may be the better way to save.
    private const int FullChromaQuality = 75;

    // Lossless WebP that takes more than this part of the budget is a photograph's: lossy looks the same and is a fraction of it.
    private const double LosslessShare = 1.0 / 3;

    private const int DitheringStrength = 128;

    private static readonly int[] PaletteSizes = [256, 192, 128, 96, 64, 48, 32, 16, 8, 4, 2];

    // Between rows looked at to tell a flat card.
    private const int RowsApart = 48;

    /// <param name="budget">In bytes; more than 0. When no setting fits, the smallest is written.</param>
    /// <param name="options">Effort and metadata; what the budget decides is not looked at.</param>
    public static BudgetedPicture EncodePng(PixelBuffer pixels, long budget, PngOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(budget);
        var isFlat = CountColors(pixels, RowsApart, ColorIndex.MaxColors) <= ColorIndex.MaxColors;
        var canMerge = isFlat || CountColors(pixels, 1, ColorReduction.MostColors) <= ColorReduction.MostColors;
        using var search = new BudgetSearch(pixels, budget, PngLadder(options ?? PngOptions.Default, canMerge));

        // A flat card is written at once, without looking at a sample first.
        return search.Run(isFlat ? 0 : search.Predict());
    }

    /// <inheritdoc cref="EncodePng"/>
    public static BudgetedPicture EncodeJpeg(PixelBuffer pixels, long budget, JpegOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(budget);
        options ??= JpegOptions.Default;
        var full = JpegLadder(options with { Sampling = ChromaSampling.Yuv444 });
        var halved = JpegLadder(options with { Sampling = ChromaSampling.Yuv420 });

        // The smallest setting of all ends both.
        full.Add(halved[^1]);
        using var search = new BudgetSearch(pixels, budget, full);
        var start = search.Predict();
        if (full[start].Quality >= FullChromaQuality)
        {
            return search.Run(start);
        }

        using var other = new BudgetSearch(pixels, budget, halved);
        var otherStart = other.Predict();
        return other.MeasureSample(otherStart) > search.MeasureSample(start) ? other.Run(otherStart) : search.Run(start);
    }

    /// <summary>The coarsest JPEG, quality 100 downwards, that is as much like the picture as asked for.</summary>
    /// <param name="similarity">More than 0, at most 1, see <see cref="Imaging.Quality.StructuralSimilarity"/>. When no quality reaches it, the finest is
    /// written.</param>
    /// <param name="options">Sampling, progression and metadata; the quality is not looked at.</param>
    /// <exception cref="ArgumentOutOfRangeException">The similarity is not in its range.</exception>
    public static BudgetedPicture EncodeJpegLike(PixelBuffer pixels, double similarity, JpegOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        if (!(similarity is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(similarity), similarity, "must be more than 0 and at most 1");
        }

        return new SimilaritySearch(pixels, similarity, JpegLadder(options ?? JpegOptions.Default, 100)).Run();
    }

    /// <inheritdoc cref="EncodePng"/>
    public static BudgetedPicture EncodeWebP(PixelBuffer pixels, long budget, WebPOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(budget);
        var ladder = WebPLadder(options ?? WebPOptions.Default);
        using var search = new BudgetSearch(pixels, budget, ladder);
        if (search.PredictedLength(0) <= budget * LosslessShare)
        {
            return search.Run(0);
        }

        ladder.RemoveAt(0);
        using var lossy = new BudgetSearch(pixels, budget, ladder);
        return lossy.Run(lossy.Predict());
    }

    // Stops beyond the most that are asked for.
    private static int CountColors(PixelBuffer pixels, int rowsApart, int most)
    {
        var colors = new HashSet<uint>();
        for (var y = rowsApart / 2; y < pixels.Height && colors.Count <= most; y += rowsApart)
        {
            ReadOnlySpan<uint> row = pixels.Row(y);
            for (var x = 0; x < row.Length && colors.Count <= most;)
            {
                colors.Add(row[x]);
                var run = row[x..].IndexOfAnyExcept(row[x]);
                x = run < 0 ? row.Length : x + run;
            }
        }

        return colors.Count;
    }

    internal static List<PictureSetting> PngLadder(PngOptions given, bool canMerge)
    {
        var options = given with { MaxChannelError = 0, PaletteColors = 0, Dithering = 0 };
        var ladder = new List<PictureSetting>
        {
            new("PNG, every pixel kept", null, true, pixels => PngEncoder.Encode(pixels, options)),
        };
        foreach (var error in canMerge ? (int[])[4, 12] : [])
        {
            var merged = options with { MaxChannelError = error };
            ladder.Add(new($"PNG, colours at most {error} of 255 off", null, false, pixels => PngEncoder.Encode(pixels, merged)));
        }

        foreach (var (colors, dithering) in PaletteSizes.Select(size => (size, 0)).Prepend((PaletteSizes[0], DitheringStrength)))
        {
            var reduced = options with { PaletteColors = colors, Dithering = dithering };
            var description = $"PNG, {colors} colours{(dithering > 0 ? ", dithered" : "")}";
            ladder.Add(new(description, null, false, pixels => PngEncoder.Encode(pixels, reduced)) { IsDithered = dithering > 0 });
        }

        return ladder;
    }

    internal static List<PictureSetting> JpegLadder(JpegOptions options, int best = BestJpegQuality)
    {
        var ladder = new List<PictureSetting>();
        for (var quality = best; quality >= 1; quality--)
        {
            var chosen = options with { Quality = quality };
            var description = $"JPEG, quality {quality}{(options.Sampling == ChromaSampling.Yuv420 ? ", chroma halved" : "")}";
            ladder.Add(new(description, quality, false, pixels => JpegEncoder.Encode(pixels, chosen)));
        }

        return ladder;
    }

    internal static List<PictureSetting> WebPLadder(WebPOptions options)
    {
        var lossless = options with { Lossless = true };
        var ladder = new List<PictureSetting> { new("WebP, every pixel kept", null, true, pixels => WebPEncoder.Encode(pixels, lossless)) };
        for (var quality = BestWebPQuality; quality >= 0; quality -= 2)
        {
            var chosen = options with { Lossless = false, Quality = quality };
            ladder.Add(new($"WebP, quality {quality}", quality, false, pixels => WebPEncoder.Encode(pixels, chosen)));
        }

        return ladder;
    }
}
