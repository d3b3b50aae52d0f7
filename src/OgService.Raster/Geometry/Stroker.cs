using System.Numerics;

namespace OgService.Raster.Geometry;

/// <summary>Turns a line into the shape of its stroke.</summary>
/// <remarks>The shape is the union of simple pieces, all of one sense: a box for each straight piece, a wedge or a disc for each
/// join, a box or a disc for each cap. Filling by the non-zero rule, which finds the true area of overlaps, joins them
/// without the pitfalls of offset curves.</remarks>
internal sealed class Stroker
{
    private readonly PathBuilder shape = new();
    private readonly StrokeStyle style;
    private readonly double half;

    private Stroker(StrokeStyle style)
    {
        this.style = style;
        half = style.Width / 2.0;
    }

    public static Path Stroke(Path path, StrokeStyle style)
    {
        if (!(style.Width > 0 && float.IsFinite(style.Width)))
        {
            return Path.Empty;
        }

        var stroker = new Stroker(style);
        foreach (var figure in Dashes.Cut(Polyline.FiguresOf(path), style))
        {
            stroker.Add(figure);
        }

        return stroker.shape.Build();
    }

    private void Add(Polyline figure)
    {
        var points = figure.Points;
        if (points.Count == 1)
        {
            AddDot(points[0]);
            return;
        }

        var pieces = figure.IsClosed ? points.Count : points.Count - 1;
        for (var i = 0; i < pieces; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Count]);
            var direction = Direction(a, b);
            var (atStart, atEnd) = (!figure.IsClosed && i == 0, !figure.IsClosed && i == pieces - 1);
            AddBox(a, b, direction, Extension(atStart), Extension(atEnd));
            if (style.Cap == LineCap.Round && atStart)
            {
                AddDisc(a);
            }

            if (style.Cap == LineCap.Round && atEnd)
            {
                AddDisc(b);
            }

            if (!atEnd)
            {
                AddJoin(b, direction, Direction(b, points[(i + 2) % points.Count]));
            }
        }
    }

    private double Extension(bool atCap) => atCap && style.Cap == LineCap.Square ? half : 0;

    // A figure without length has caps only; a square one lies along the axes.
    private void AddDot(PolylinePoint at)
    {
        if (style.Cap == LineCap.Round)
        {
            AddDisc(at);
        }
        else if (style.Cap == LineCap.Square)
        {
            AddBox(at, at, (1, 0), half, half);
        }
    }

    private void AddBox(PolylinePoint a, PolylinePoint b, (double X, double Y) direction, double before, double after)
    {
        var (dx, dy) = direction;
        var (nx, ny) = (-dy * half, dx * half);
        var (ax, ay) = (a.X - (dx * before), a.Y - (dy * before));
        var (bx, by) = (b.X + (dx * after), b.Y + (dy * after));
        AddPolygon([(ax - nx, ay - ny), (bx - nx, by - ny), (bx + nx, by + ny), (ax + nx, ay + ny)]);
    }

    private void AddDisc(PolylinePoint at)
    {
        var radius = (float)half;
        new RoundedBox(
            (float)at.X - radius,
            (float)at.Y - radius,
            (float)at.X + radius,
            (float)at.Y + radius,
            new Vector2(radius),
            new Vector2(radius),
            new Vector2(radius),
            new Vector2(radius)).AppendTo(shape);
    }

    private void AddJoin(PolylinePoint at, (double X, double Y) from, (double X, double Y) to)
    {
        var cross = (from.X * to.Y) - (from.Y * to.X);
        var dot = (from.X * to.X) + (from.Y * to.Y);
        if (cross == 0 && dot > 0)
        {
            return;
        }

        if (at.IsCorner ? style.Join == LineJoin.Round : dot < 0.9)
        {
            AddDisc(at);
            return;
        }

        // The wedge lies on the outer side of the turn.
        var side = cross > 0 ? -half : half;
        var (ax, ay) = (at.X - (from.Y * side), at.Y + (from.X * side));
        var (bx, by) = (at.X - (to.Y * side), at.Y + (to.X * side));
        var limit = Math.Max(1, style.MiterLimit);

        // Miter length over width is 1 / cos of half the turn: (1 + dot) / 2 is the square of that cosine.
        var pointed = !at.IsCorner || (style.Join is LineJoin.Miter or LineJoin.MiterClip && (1 + dot) / 2 * limit * limit >= 1);
        if (pointed && 1 + dot > 1e-9)
        {
            var (mx, my) = ((ax + bx - (2 * at.X)) / (1 + dot), (ay + by - (2 * at.Y)) / (1 + dot));
            AddPolygon([(at.X, at.Y), (ax, ay), (at.X + mx, at.Y + my), (bx, by)]);
        }
        else if (style.Join == LineJoin.MiterClip)
        {
            AddCutMiter(at, from, to, side, limit);
        }
        else
        {
            AddPolygon([(at.X, at.Y), (ax, ay), (bx, by)]);
        }
    }

    // SVG 2, 13.5.8: the wedge ends in a line across the miter, half the limit's length away from the corner.
    private void AddCutMiter(PolylinePoint at, (double X, double Y) from, (double X, double Y) to, double side, double limit)
    {
        // Along the miter; for a full turn back that is straight on.
        var (mx, my) = ((to.Y + from.Y) * -side, (to.X + from.X) * side);
        var length = Math.Sqrt((mx * mx) + (my * my));
        (mx, my) = length > 1e-9 * half ? (mx / length, my / length) : from;
        var (ax, ay) = (-from.Y * side, from.X * side);
        var (bx, by) = (-to.Y * side, to.X * side);
        var reach = limit * half;
        var depth = reach - ((ax * mx) + (ay * my));
        var along = (from.X * mx) + (from.Y * my);
        if (!(depth > 0 && along > 0))
        {
            AddPolygon([(at.X, at.Y), (at.X + ax, at.Y + ay), (at.X + bx, at.Y + by)]);
            return;
        }

        var further = depth / along;
        AddPolygon([
            (at.X, at.Y),
            (at.X + ax, at.Y + ay),
            (at.X + ax + (from.X * further), at.Y + ay + (from.Y * further)),
            (at.X + bx - (to.X * further), at.Y + by - (to.Y * further)),
            (at.X + bx, at.Y + by),
        ]);
    }

    // All pieces run the same way, or those of opposite sense would cut holes into each other.
    private void AddPolygon(ReadOnlySpan<(double X, double Y)> points)
    {
        var area = 0.0;
        for (var i = 0; i < points.Length; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Length]);
            area += ((a.X - points[0].X) * (b.Y - points[0].Y)) - ((a.Y - points[0].Y) * (b.X - points[0].X));
        }

        for (var i = 0; i < points.Length; i++)
        {
            var (x, y) = points[area >= 0 ? i : points.Length - 1 - i];
            _ = i == 0 ? shape.MoveTo((float)x, (float)y) : shape.LineTo((float)x, (float)y);
        }

        shape.Close();
    }

    private static (double X, double Y) Direction(PolylinePoint a, PolylinePoint b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        return length > 0 ? (dx / length, dy / length) : (1, 0);
    }
}
