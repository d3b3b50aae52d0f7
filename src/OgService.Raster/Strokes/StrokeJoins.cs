namespace OgService.Raster.Strokes;

/// <summary>Joins two pieces of a stroke at a corner: a wedge on the outer side, by way of the corner on the inner one.</summary>
internal sealed class StrokeJoins(StrokeStyle style, double arcTolerance)
{
    private readonly double half = style.Width / 2.0;
    private readonly double limit = Math.Max(1, style.MiterLimit);

    public void Add(Vector2D corner, Vector2D from, Vector2D to, StrokeSide left, StrokeSide right) =>
        Add(corner, from, to, left, right, style.Join);

    public void AddRound(Vector2D corner, Vector2D from, Vector2D to, StrokeSide left, StrokeSide right) =>
        Add(corner, from, to, left, right, LineJoin.Round);

    private void Add(Vector2D corner, Vector2D from, Vector2D to, StrokeSide left, StrokeSide right, LineJoin join)
    {
        var cross = Vector2D.Cross(from, to);
        var dot = Vector2D.Dot(from, to);
        if (1 - dot < 1e-6)
        {
            return;
        }

        // A clockwise turn has its outer side on the left.
        var (outer, inner) = cross >= 0 ? (left, right) : (right, left);
        var sign = cross >= 0 ? -half : half;
        var (a, b) = (from.Turned * sign, to.Turned * sign);
        switch (join)
        {
            case LineJoin.Round when 1 + dot < 1e-9:
                outer.ArcTo(corner, a, from * half, arcTolerance);
                outer.ArcTo(corner, from * half, b, arcTolerance);
                break;
            case LineJoin.Round:
                outer.ArcTo(corner, a, b, arcTolerance);
                break;

            // Miter length over width is 1 / cos of half the turn: (1 + dot) / 2 is the square of that cosine.
            case LineJoin.Miter or LineJoin.MiterClip when (1 + dot) / 2 * limit * limit >= 1 && 1 + dot > 1e-9:
                outer.LineTo(corner + ((a + b) * (1 / (1 + dot))));
                outer.LineTo(corner + b);
                break;
            case LineJoin.MiterClip:
                AddCutMiter(corner, from, to, a, b, outer);
                outer.LineTo(corner + b);
                break;
            default:
                outer.LineTo(corner + b);
                break;
        }

        inner.LineTo(corner);
        inner.LineTo(corner - b);
    }

    // SVG 2, 13.5.8: the wedge ends in a line across the miter, half the limit's length away from the corner.
    private void AddCutMiter(Vector2D corner, Vector2D from, Vector2D to, Vector2D a, Vector2D b, StrokeSide outer)
    {
        // Along the miter; for a full turn back that is straight on.
        var miter = (a + b).Length > 1e-9 * half ? (a + b).Unit() ?? from : from;
        var depth = (limit * half) - Vector2D.Dot(a, miter);
        var along = Vector2D.Dot(from, miter);
        if (depth > 0 && along > 0)
        {
            outer.LineTo(corner + a + (from * (depth / along)));
            outer.LineTo(corner + b - (to * (depth / along)));
        }
    }
}
