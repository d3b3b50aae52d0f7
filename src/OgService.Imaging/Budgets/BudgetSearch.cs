using OgService.Imaging.Quality;

namespace OgService.Imaging.Budgets;

/// <summary>Finds the best-looking setting of a ladder that fits a budget. A sample of the picture is written in a few settings to predict sizes; then the
/// whole picture once, and again only when the prediction was wrong: at most three times, the last time in the smallest setting, so that the budget holds
/// whenever any setting holds it.</summary>
/// <param name="ladder">From the best-looking to the smallest.</param>
internal sealed class BudgetSearch(PixelBuffer pixels, long budget, IReadOnlyList<PictureSetting> ladder) : IDisposable
{
    private const int MostEncodes = 3;

    // A prediction aims somewhat below the budget: it is seldom further off.
    private const double Aim = 0.97;
    private const double SecondAim = 0.95;

    // With less of the budget in use, a second look for something better is worth its time.
    private const double WellUsed = 0.85;

    // Dithering is forgiven so much of similarity: the measure hardly sees the bands that it prevents.
    private const double DitheringGrace = 0.003;

    private static readonly ImageLimits NoLimits = new() { MaxPixels = long.MaxValue, MaxMemory = long.MaxValue };

    private readonly BandSample sample = BandSample.Take(pixels);
    private readonly Dictionary<int, long> predictions = [];
    private int encodes;

    /// <summary>The first setting that is likely to fit, or the last.</summary>
    public int Predict() => PreferPlain(FindFirst(budget * Aim));

    /// <summary>How alike the sample looks in a setting.</summary>
    public double MeasureSample(int index)
    {
        var bytes = ladder[index].Encode(sample.Pixels);
        using var decoded = Decode(bytes);
        return StructuralSimilarity.Measure(sample.Pixels, decoded);
    }

    /// <summary>The likely size of the whole picture, in bytes.</summary>
    public long PredictedLength(int index)
    {
        if (!predictions.TryGetValue(index, out var length))
        {
            length = sample.Extrapolate(ladder[index].Encode(sample.Pixels).Length);
            predictions[index] = length;
        }

        return length;
    }

    /// <param name="start">The setting to begin with.</param>
    public BudgetedPicture Run(int start)
    {
        var last = ladder.Count - 1;
        var at = start;
        byte[]? best = null;
        var bestAt = last;
        while (true)
        {
            var bytes = ladder[at].Encode(pixels);
            encodes++;
            if (bytes.Length > budget)
            {
                if (best is not null || at == last)
                {
                    best ??= bytes;
                    break;
                }

                at = encodes == MostEncodes - 1 ? last : NextBelow(at, bytes.Length);
                continue;
            }

            if (best is null || at < bestAt)
            {
                (best, bestAt) = (bytes, at);
            }

            var better = encodes < MostEncodes && at > 0 && at == start && bytes.Length < budget * WellUsed ? BetterThan(at, bytes.Length) : at;
            if (better >= at)
            {
                break;
            }

            at = better;
        }

        return Describe(best, bestAt);
    }

    public void Dispose() => sample.Dispose();

    private int NextBelow(int at, int length)
    {
        var error = (double)length / PredictedLength(at);
        return Math.Clamp(FindFirst(budget * SecondAim / error), at + 1, ladder.Count - 1);
    }

    private int BetterThan(int at, int length)
    {
        var error = (double)length / PredictedLength(at);
        return Math.Min(at, PreferPlain(FindFirst(budget * Aim / error)));
    }

    // Sizes fall along the ladder, near enough.
    private int FindFirst(double limit)
    {
        if (PredictedLength(0) <= limit)
        {
            return 0;
        }

        int low = 1, high = ladder.Count - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (PredictedLength(middle) <= limit)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private int PreferPlain(int at)
        => ladder[at].IsDithered && MeasureSample(at + 1) > MeasureSample(at) + DitheringGrace ? at + 1 : at;

    private BudgetedPicture Describe(byte[] bytes, int at)
    {
        var similarity = 1d;
        if (!ladder[at].IsLossless)
        {
            using var decoded = Decode(bytes);
            similarity = StructuralSimilarity.Measure(pixels, decoded);
        }

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

    // Our own bytes, of a picture that is in memory already: no ceiling of pictures from outside applies.
    private static PixelBuffer Decode(byte[] bytes) => ImageDecoder.Decode(bytes, new DecodeOptions { Limits = NoLimits }).Pixels;
}
