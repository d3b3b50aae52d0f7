using System.Numerics;
using OgService.Raster.Geometry;
using OgService.Raster.Strokes;

namespace OgService.Raster;

/// <summary>A shape made of lines and curves, in pixels. Immutable; made by <see cref="PathBuilder"/>. Every coordinate is finite.</summary>
public sealed class Path
{
    private readonly PathVerb[] verbs;
    private readonly Vector2[] points;

    internal Path(PathVerb[] verbs, Vector2[] points)
    {
        this.verbs = verbs;
        this.points = points;
        Bounds = BoundsOf(points);
    }

    /// <summary>Covers nothing anywhere.</summary>
    public static Path Empty { get; } = new([], []);

    public bool IsEmpty => points.Length == 0;

    /// <summary>The box around every point, control points included: never smaller than the shape. All zero for an empty path.</summary>
    public Rect Bounds { get; }

    internal ReadOnlySpan<PathVerb> Verbs => verbs;

    internal ReadOnlySpan<Vector2> Points => points;

    public static Path Rectangle(Rect rect) => RoundedRectangle(rect, default);

    /// <summary>Radii that do not fit are scaled down together (CSS Backgrounds 3, 5.5).</summary>
    public static Path RoundedRectangle(Rect rect, CornerRadii radii)
    {
        var builder = new PathBuilder();
        var box = RoundedBox.From(rect, radii);
        if (!box.IsEmpty)
        {
            box.AppendTo(builder);
        }

        return builder.Build();
    }

    /// <summary>Lines and curves, moves and closings counted.</summary>
    public int Steps => verbs.Length;

    /// <summary>How many rows of pixels the lines and curves pass between two heights, each counted for itself: what filling the path costs.</summary>
    public double RowsPassed(float top, float bottom)
    {
        var rows = 0.0;
        for (var i = 1; i < points.Length; i++)
        {
            var (a, b) = (points[i - 1].Y, points[i].Y);
            var passed = a < b ? Math.Min(b, bottom) - Math.Max(a, top) : Math.Min(a, bottom) - Math.Max(b, top);
            rows += passed > 0 ? passed : 0;
        }

        return rows;
    }

    /// <summary>The same shape with every point mapped. A map with undefined entries gives an empty path.</summary>
    public Path Transform(PlaneMap map)
    {
        var moved = new Vector2[points.Length];
        for (var i = 0; i < moved.Length; i++)
        {
            var (x, y) = map.Map(points[i].X, points[i].Y);
            if (double.IsNaN(x) || double.IsNaN(y))
            {
                return Empty;
            }

            moved[i] = new Vector2((float)Math.Clamp(x, -PathBuilder.Farthest, PathBuilder.Farthest), (float)Math.Clamp(y, -PathBuilder.Farthest, PathBuilder.Farthest));
        }

        return new Path(verbs, moved);
    }

    /// <summary>The same shape with every point transformed, by plain products and sums.</summary>
    public Path Transform(Matrix3x2 matrix) => Transform(new PlaneMap(matrix.M11, matrix.M12, matrix.M21, matrix.M22, matrix.M31, matrix.M32));

    /// <summary>The shape a pen of the style's width leaves along this path; fill it by <see cref="FillRule.NonZero"/>.</summary>
    /// <param name="smoothing">By <see cref="EdgeSmoothing.Grid"/> curves are drawn as coarsely as the renderers that sample do.</param>
    /// <param name="unit">How long a unit of the drawing is, in pixels; coarse circles are off by up to a quarter of it.</param>
    public Path Stroke(StrokeStyle style, EdgeSmoothing smoothing = EdgeSmoothing.Area, float unit = 1)
    {
        ArgumentNullException.ThrowIfNull(style);
        return Stroker.Stroke(this, style, smoothing == EdgeSmoothing.Grid ? StrokePrecision.Coarse(unit) : StrokePrecision.Fine);
    }

    private static Rect BoundsOf(ReadOnlySpan<Vector2> points)
    {
        if (points.IsEmpty)
        {
            return default;
        }

        var min = points[0];
        var max = points[0];
        foreach (var point in points[1..])
        {
            min = Vector2.Min(min, point);
            max = Vector2.Max(max, point);
        }

        return new Rect(min.X, min.Y, max.X - min.X, max.Y - min.Y);
    }
}
