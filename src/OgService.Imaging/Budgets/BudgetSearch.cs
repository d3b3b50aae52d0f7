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

    private readonly Dictionary<int, long> predictions = [];
    private readonly HashSet<int> tried = [];

    // Taken when first looked at: a flat card needs none.
    private BandSample? sample;

    private BandSample Sample => sample ??= BandSample.Take(pixels);

    /// <summary>The first setting that is likely to fit, or the last.</summary>
    public int Predict() => PreferPlain(FindFirst(budget * Aim));

    /// <summary>How alike the sample looks in a setting.</summary>
    public double MeasureSample(int index)
    {
        var bytes = ladder[index].Encode(Sample.Pixels);
        using var decoded = Decode(bytes);
        return StructuralSimilarity.Measure(Sample.Pixels, decoded);
    }

    /// <summary>The likely size of the whole picture, in bytes.</summary>
    public long PredictedLength(int index)
    {
        if (!predictions.TryGetValue(index, out var length))
        {
            length = Sample.Extrapolate(ladder[index].Encode(Sample.Pixels).Length);
            predictions[index] = length;
        }

        return length;
    }

    /// <param name="start">The setting to begin with.</param>
    public BudgetedPicture Run(int start)
    {
        var chosen = Try(start);
        if (chosen.Bytes.Length <= budget)
        {
            var better = start > 0 && chosen.Bytes.Length < budget * WellUsed ? BetterThan(start, chosen.Bytes.Length) : start;
            var improved = better < start ? Try(better) : chosen;
            return Describe(improved.Bytes.Length <= budget ? improved : chosen);
        }

        while (chosen.Bytes.Length > budget && tried.Count < MostEncodes)
        {
            var next = tried.Count == MostEncodes - 1 ? Smallest() : NextBelow(chosen.At, chosen.Bytes.Length);
            next = tried.Contains(next) ? Smallest() : next;
            if (next < 0)
            {
                break;
            }

            var other = Try(next);
            chosen = other.Bytes.Length < chosen.Bytes.Length ? other : chosen;
        }

        return Describe(chosen);
    }

    public void Dispose() => sample?.Dispose();

    private (int At, byte[] Bytes) Try(int at)
    {
        tried.Add(at);
        return (at, ladder[at].Encode(pixels));
    }

    // The last of the ladder, unless another is known to be smaller still; -1 when all that could be have been tried.
    private int Smallest()
    {
        PredictedLength(ladder.Count - 1);
        var smallest = -1;
        foreach (var (index, length) in predictions.OrderByDescending(prediction => prediction.Key))
        {
            if (!tried.Contains(index) && (smallest < 0 || length < predictions[smallest]))
            {
                smallest = index;
            }
        }

        return smallest;
    }

    private int NextBelow(int at, int length)
    {
        var error = (double)length / PredictedLength(at);
        return Math.Min(Math.Max(FindFirst(budget * SecondAim / error), at + 1), ladder.Count - 1);
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

    private BudgetedPicture Describe((int At, byte[] Bytes) chosen)
    {
        var (at, bytes) = chosen;
        double? similarity = ladder[at].IsLossless ? 1 : null;
        if (at > 0)
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
            Encodes = tried.Count,
            IsReduced = at > 0,
        };
    }

    // Our own bytes, of a picture that is in memory already: no ceiling of pictures from outside applies.
    internal static PixelBuffer Decode(byte[] bytes) => ImageDecoder.Decode(bytes, new DecodeOptions { Limits = NoLimits }).Pixels;
}
