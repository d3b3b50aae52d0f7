namespace OgService.Imaging.Png.Quantizing;

/// <summary>A palette for a picture of any number of colours: boxes are halved where colours differ most (Heckbert's median cut, 1982, with the variance of
/// Wu, 1991, in place of counts), then each entry moves to the mean of what is nearest to it (k-means), a few times. Both in a perceptual space.
/// Where one colour makes up most of an entry's pixels, the entry is that colour.</summary>
internal sealed class PaletteMaker
{
    private const int Rounds = 3;

    private readonly ColorBins colors;
    private readonly float[] centers;
    private readonly int[] owners;

    // Bins in the order of boxes: a box is a stretch of it.
    private readonly int[] order;
    private readonly List<Box> boxes = [];

    private PaletteMaker(ColorBins colors, int count)
    {
        this.colors = colors;
        centers = new float[3 * count];
        owners = new int[colors.Bins.Length];
        order = new int[colors.Bins.Length];
        for (var index = 0; index < order.Length; index++)
        {
            order[index] = index;
        }
    }

    /// <summary>At most <paramref name="count"/> opaque colours, 1 to 256; fewer when the picture has fewer.</summary>
    public static uint[] Make(ColorBins colors, int count)
    {
        count = Math.Min(count, colors.Bins.Length);
        var maker = new PaletteMaker(colors, count);
        maker.Cut(count);
        for (var round = 0; round < Rounds; round++)
        {
            maker.Assign();
            maker.Move();
        }

        maker.Assign();
        return maker.Finish();
    }

    private void Cut(int count)
    {
        boxes.Add(Measure(0, order.Length));
        while (boxes.Count < count)
        {
            var widest = 0;
            for (var index = 1; index < boxes.Count; index++)
            {
                widest = boxes[index].Spread > boxes[widest].Spread ? index : widest;
            }

            var box = boxes[widest];
            if (box.Spread <= 0)
            {
                break;
            }

            var middle = Part(box);
            boxes[widest] = Measure(box.Start, middle);
            boxes.Add(Measure(middle, box.End));
        }

        for (var index = 0; index < boxes.Count; index++)
        {
            boxes[index].Mean.AsSpan().CopyTo(centers.AsSpan(3 * index));
        }
    }

    // Bins below the mean of the widest axis go before those above; both sides have some.
    private int Part(Box box)
    {
        var (from, to) = (box.Start, box.End - 1);
        var threshold = box.Mean[box.Axis];
        while (from <= to)
        {
            if (colors.Places[(3 * order[from]) + box.Axis] <= threshold)
            {
                from++;
            }
            else
            {
                (order[from], order[to]) = (order[to], order[from]);
                to--;
            }
        }

        return Math.Clamp(from, box.Start + 1, box.End - 1);
    }

    private Box Measure(int start, int end)
    {
        Span<double> sums = stackalloc double[3];
        Span<double> squares = stackalloc double[3];
        double weight = 0;
        for (var at = start; at < end; at++)
        {
            double count = colors.Counts[order[at]];
            weight += count;
            for (var axis = 0; axis < 3; axis++)
            {
                double place = colors.Places[(3 * order[at]) + axis];
                sums[axis] += count * place;
                squares[axis] += count * place * place;
            }
        }

        var (widest, spread) = (0, -1d);
        var mean = new float[3];
        for (var axis = 0; axis < 3; axis++)
        {
            mean[axis] = (float)(sums[axis] / weight);
            var deviation = squares[axis] - (sums[axis] * sums[axis] / weight);
            if (deviation > spread)
            {
                (widest, spread) = (axis, deviation);
            }
        }

        return new Box(start, end, widest, end - start > 1 ? spread : 0, mean);
    }

    private void Assign()
    {
        var entries = boxes.Count;
        for (var index = 0; index < owners.Length; index++)
        {
            var (l, a, b) = (colors.Places[3 * index], colors.Places[(3 * index) + 1], colors.Places[(3 * index) + 2]);

            // The entry it had is near already: most others fail on lightness alone.
            var best = owners[index];
            var bestDistance = Distance(best, l, a, b);
            for (var entry = 0; entry < entries; entry++)
            {
                var lightness = centers[3 * entry] - l;
                if (lightness * lightness < bestDistance)
                {
                    var distance = Distance(entry, l, a, b);
                    if (distance < bestDistance)
                    {
                        (best, bestDistance) = (entry, distance);
                    }
                }
            }

            owners[index] = best;
        }
    }

    private float Distance(int entry, float l, float a, float b)
    {
        var (first, second, third) = (centers[3 * entry] - l, centers[(3 * entry) + 1] - a, centers[(3 * entry) + 2] - b);
        return (first * first) + (second * second) + (third * third);
    }

    private void Move()
    {
        var sums = new double[centers.Length];
        var weights = new double[boxes.Count];
        for (var index = 0; index < owners.Length; index++)
        {
            double count = colors.Counts[index];
            weights[owners[index]] += count;
            for (var axis = 0; axis < 3; axis++)
            {
                sums[(3 * owners[index]) + axis] += count * colors.Places[(3 * index) + axis];
            }
        }

        for (var at = 0; at < 3 * boxes.Count; at++)
        {
            centers[at] = weights[at / 3] > 0 ? (float)(sums[at] / weights[at / 3]) : centers[at];
        }
    }

    // In the order of entries; one that owns nothing is left out.
    private uint[] Finish()
    {
        var weights = new long[boxes.Count];
        var sums = new long[3 * boxes.Count];
        var heaviest = new int[boxes.Count];
        heaviest.AsSpan().Fill(-1);
        for (var index = 0; index < owners.Length; index++)
        {
            var (owner, count, color) = (owners[index], colors.Counts[index], colors.Leaders[index]);
            weights[owner] += count;
            for (var channel = 0; channel < 3; channel++)
            {
                sums[(3 * owner) + channel] += (long)count * ((color >> (8 * channel)) & 255);
            }

            heaviest[owner] = heaviest[owner] < 0 || count > colors.Counts[heaviest[owner]] ? index : heaviest[owner];
        }

        var palette = new List<uint>();
        for (var entry = 0; entry < boxes.Count; entry++)
        {
            if (weights[entry] == 0)
            {
                continue;
            }

            uint mean = 0xFF00_0000;
            for (var channel = 0; channel < 3; channel++)
            {
                mean |= (uint)((sums[(3 * entry) + channel] + (weights[entry] / 2)) / weights[entry]) << (8 * channel);
            }

            palette.Add(2L * colors.Counts[heaviest[entry]] >= weights[entry] ? colors.Leaders[heaviest[entry]] : mean);
        }

        return [.. palette.Distinct()];
    }

    private sealed record Box(int Start, int End, int Axis, double Spread, float[] Mean);
}
