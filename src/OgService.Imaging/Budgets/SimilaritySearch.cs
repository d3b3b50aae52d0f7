using OgService.Imaging.Quality;

namespace OgService.Imaging.Budgets;

/// <summary>Finds the coarsest setting of a ladder that still looks as much like the picture as was asked for: first on a sample, then on the whole, at
/// most three times.</summary>
/// <param name="ladder">From the best-looking to the smallest.</param>
internal sealed class SimilaritySearch(PixelBuffer pixels, double target, IReadOnlyList<PictureSetting> ladder)
{
    private const int MostEncodes = 3;

    // How many settings finer a second attempt is.
    private const int Step = 3;

    public BudgetedPicture Run()
    {
        var at = FindLast();
        for (var encodes = 1; ; encodes++)
        {
            var bytes = ladder[at].Encode(pixels);
            var similarity = Measure(pixels, bytes);
            if (similarity >= target || at == 0 || encodes == MostEncodes)
            {
                return new BudgetedPicture
                {
                    Bytes = bytes,
                    Choice = ladder[at].Description,
                    Quality = ladder[at].Quality,
                    Similarity = similarity,
                    Encodes = encodes,
                    IsReduced = at > 0,
                };
            }

            // The last attempt is the finest: the target is missed only if nothing reaches it.
            at = encodes == MostEncodes - 1 ? 0 : Math.Max(0, at - Step);
        }
    }

    private static double Measure(PixelBuffer original, byte[] bytes)
    {
        using var decoded = BudgetSearch.Decode(bytes);
        return StructuralSimilarity.Measure(original, decoded);
    }

    private int FindLast()
    {
        using var sample = BandSample.Take(pixels);
        int low = 0, high = ladder.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Measure(sample.Pixels, ladder[middle].Encode(sample.Pixels)) >= target)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }
}
