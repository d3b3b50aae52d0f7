namespace OgService.Typography.OpenType.Outlines;

/// <summary>Draws TrueType points: between two points off the curve lies one on it, half way.</summary>
internal static class QuadraticContours
{
    public static void Send(ReadOnlySpan<OutlinePoint> points, float shiftX, IOutlineSink sink)
    {
        var start = 0;
        for (var i = 0; i < points.Length; i++)
        {
            if (points[i].EndsContour)
            {
                SendContour(points[start..(i + 1)], shiftX, sink);
                start = i + 1;
            }
        }
    }

    private static void SendContour(ReadOnlySpan<OutlinePoint> contour, float shiftX, IOutlineSink sink)
    {
        // A contour that starts off the curve starts at its last point when that is on the curve, else half way between the two.
        var first = contour[0];
        var last = contour[^1];
        var begin = first.OnCurve ? first : last.OnCurve ? last : Between(first, last);
        var rest = first.OnCurve ? contour[1..] : last.OnCurve ? contour[..^1] : contour;

        sink.MoveTo(begin.X + shiftX, begin.Y);
        OutlinePoint? control = null;
        foreach (var point in rest)
        {
            if (control is { } off)
            {
                var to = point.OnCurve ? point : Between(off, point);
                sink.QuadraticTo(off.X + shiftX, off.Y, to.X + shiftX, to.Y);
                control = point.OnCurve ? null : point;
            }
            else if (point.OnCurve)
            {
                sink.LineTo(point.X + shiftX, point.Y);
            }
            else
            {
                control = point;
            }
        }

        if (control is { } open)
        {
            sink.QuadraticTo(open.X + shiftX, open.Y, begin.X + shiftX, begin.Y);
        }

        sink.Close();
    }

    private static OutlinePoint Between(OutlinePoint a, OutlinePoint b) => new((a.X + b.X) / 2, (a.Y + b.Y) / 2, OnCurve: true, EndsContour: false);
}
