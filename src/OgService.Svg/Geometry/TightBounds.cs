namespace OgService.Svg.Geometry;

/// <summary>The box around an outline, curves followed to their extremes.</summary>
internal static class TightBounds
{
    public static Box? Of(ReadOnlySpan<OutlineVerb> verbs, ReadOnlySpan<double> c)
    {
        if (verbs.IsEmpty)
        {
            return null;
        }

        var (left, top, right, bottom) = (double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
        var at = 0;
        foreach (var verb in verbs)
        {
            switch (verb)
            {
                case OutlineVerb.Close:
                    continue;
                case OutlineVerb.Cubic or OutlineVerb.ArcPart:
                    Extend(c[at - 2], c[at], c[at + 2], c[at + 4], ref left, ref right);
                    Extend(c[at - 1], c[at + 1], c[at + 3], c[at + 5], ref top, ref bottom);
                    at += 6;
                    break;
                default:
                    (left, right) = (Math.Min(left, c[at]), Math.Max(right, c[at]));
                    (top, bottom) = (Math.Min(top, c[at + 1]), Math.Max(bottom, c[at + 1]));
                    at += 2;
                    break;
            }
        }

        return new Box(left, top, right, bottom);
    }

    private static void Extend(double p0, double p1, double p2, double p3, ref double least, ref double most)
    {
        (least, most) = (Math.Min(least, p3), Math.Max(most, p3));
        if (p1 >= least && p1 <= most && p2 >= least && p2 <= most)
        {
            return;
        }

        // The derivative over 3 is a·t² + 2·b·t + c.
        var (a, b, c) = (p3 - p0 + (3 * (p1 - p2)), p0 - (2 * p1) + p2, p1 - p0);
        if (Math.Abs(a) < 1e-12)
        {
            if (b != 0)
            {
                At(-c / (2 * b), ref least, ref most);
            }

            return;
        }

        var root = (b * b) - (a * c);
        if (root >= 0)
        {
            root = Math.Sqrt(root);
            At((-b + root) / a, ref least, ref most);
            At((-b - root) / a, ref least, ref most);
        }

        void At(double t, ref double low, ref double high)
        {
            if (t is > 0 and < 1)
            {
                var u = 1 - t;
                var value = (u * u * u * p0) + (3 * u * u * t * p1) + (3 * u * t * t * p2) + (t * t * t * p3);
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }
    }
}
