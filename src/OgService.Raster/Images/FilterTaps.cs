namespace OgService.Raster.Images;

/// <summary>Which source pixels make each target pixel along one direction, and with what weights.</summary>
/// <remarks>Reducing takes Lanczos's filter with three lobes, in target pixels, so that every source pixel counts and detail stays crisp. Enlarging takes
/// the Catmull-Rom cubic, in source pixels: it rings least beside edges, which are all one sees there. Weights sum to one; at the borders of the source those that would lie outside are left out.</remarks>
internal sealed class FilterTaps
{
    private readonly int[] first;
    private readonly int[] start;
    private readonly float[] weights;

    /// <param name="target">The first target pixel.</param>
    /// <param name="targetStart">Where the source's beginning lands, in target pixels.</param>
    /// <param name="scale">Source pixels for a target pixel.</param>
    public FilterTaps(int target, int count, double targetStart, double sourceStart, double sourceEnd, double scale)
    {
        var width = Math.Max(1, scale);
        var lobes = scale > 1 ? 3 : 2;
        var least = (int)Math.Floor(sourceStart);
        var most = (int)Math.Ceiling(sourceEnd) - 1;
        first = new int[count];
        start = new int[count + 1];
        var all = new List<float>();
        var taps = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var centre = Math.Clamp(sourceStart + ((target + i + 0.5 - targetStart) * scale), sourceStart, sourceEnd);
            var from = (int)Math.Clamp(Math.Floor(centre - (lobes * width)), least, most);
            var to = (int)Math.Clamp(Math.Ceiling(centre + (lobes * width)), least, most);
            taps.Clear();
            var sum = 0.0;
            for (var source = from; source <= to; source++)
            {
                var distance = Math.Abs(source + 0.5 - centre) / width;
                var weight = scale > 1 ? Lanczos(distance) : Cubic(distance);
                taps.Add(weight);
                sum += weight;
            }

            first[i] = from;
            foreach (var weight in taps)
            {
                all.Add((float)(weight / sum));
            }

            start[i + 1] = all.Count;
        }

        weights = [.. all];
        Least = count == 0 ? 0 : first[0];
        Most = count == 0 ? -1 : first[^1] + Weights(count - 1).Length - 1;
    }

    /// <summary>The first source pixel of all.</summary>
    public int Least { get; }

    /// <summary>The last source pixel of all.</summary>
    public int Most { get; }

    public int First(int index) => first[index];

    public ReadOnlySpan<float> Weights(int index) => weights.AsSpan(start[index], start[index + 1] - start[index]);

    // sinc(x) * sinc(x / 3).
    private static double Lanczos(double x)
    {
        if (x >= 3)
        {
            return 0;
        }

        var scaled = x * Math.PI;
        return x < 1e-6 ? 1 : 3 * ExactAngle.SineCosine(180 * x).Sine * ExactAngle.SineCosine(60 * x).Sine / (scaled * scaled);
    }

    private static double Cubic(double x)
    {
        if (x < 1)
        {
            return (((1.5 * x) - 2.5) * x * x) + 1;
        }

        return x < 2 ? (((((-0.5 * x) + 2.5) * x) - 4) * x) + 2 : 0;
    }
}
