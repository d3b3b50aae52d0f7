namespace OgService.Typography.OpenType.Outlines;

/// <summary>Moves the points a tuple does not mention (OpenType, <c>gvar</c>, "Inferred deltas for un-referenced point numbers").</summary>
/// <remarks>Between two mentioned points of its contour a point moves in proportion; beyond them, as the nearer one.</remarks>
internal static class UnmentionedPoints
{
    /// <param name="points">Where they were before any tuple.</param>
    /// <param name="deltas">All x, then from <paramref name="stride"/> all y.</param>
    public static void Infer(ReadOnlySpan<OutlinePoint> points, ReadOnlySpan<bool> mentioned, Span<float> deltas, int stride)
    {
        var start = 0;
        for (var end = 0; end < points.Length; end++)
        {
            if (points[end].EndsContour)
            {
                InferContour(points, mentioned, deltas, stride, start, end);
                start = end + 1;
            }
        }
    }

    private static void InferContour(
        ReadOnlySpan<OutlinePoint> points, ReadOnlySpan<bool> mentioned, Span<float> deltas, int stride, int start, int end)
    {
        var first = start;
        while (first <= end && !mentioned[first])
        {
            first++;
        }

        if (first > end)
        {
            return;
        }

        // Once around from the first mentioned point; the stretch between two neighbours may wrap past the contour's end.
        var from = first;
        do
        {
            var to = from;
            do
            {
                to = to == end ? start : to + 1;
            }
            while (!mentioned[to]);

            for (var point = from == end ? start : from + 1; point != to; point = point == end ? start : point + 1)
            {
                deltas[point] = Between(points[point].X, points[from].X, points[to].X, deltas[from], deltas[to]);
                deltas[stride + point] = Between(points[point].Y, points[from].Y, points[to].Y, deltas[stride + from], deltas[stride + to]);
            }

            from = to;
        }
        while (from != first);
    }

    private static float Between(float place, float from, float to, float fromDelta, float toDelta)
    {
        if (from == to)
        {
            return fromDelta == toDelta ? fromDelta : 0;
        }

        if (from > to)
        {
            (from, to) = (to, from);
            (fromDelta, toDelta) = (toDelta, fromDelta);
        }

        return place <= from ? fromDelta
            : place >= to ? toDelta
            : fromDelta + ((place - from) / (to - from) * (toDelta - fromDelta));
    }
}
