using System.Numerics;
using OgService.Raster.Geometry;

namespace OgService.Raster;

/// <summary>Builds a <see cref="Path"/>. Open figures are closed when filled.</summary>
/// <remarks>Safe for any number: a step with an undefined coordinate (NaN) is left out, and coordinates beyond
/// 100 million pixels, infinite ones too, are moved to that distance.</remarks>
public sealed class PathBuilder
{
    internal const float Farthest = 1e8f;

    private readonly List<PathVerb> verbs = [];
    private readonly List<Vector2> points = [];
    private Vector2 figureStart;
    private bool figureOpen;

    public PathBuilder MoveTo(float x, float y)
    {
        if (float.IsNaN(x) || float.IsNaN(y))
        {
            return this;
        }

        figureStart = Near(x, y);
        figureOpen = false;
        return this;
    }

    public PathBuilder LineTo(float x, float y)
    {
        if (float.IsNaN(x) || float.IsNaN(y))
        {
            return this;
        }

        OpenFigure();
        verbs.Add(PathVerb.Line);
        points.Add(Near(x, y));
        return this;
    }

    public PathBuilder QuadraticTo(float cx, float cy, float x, float y)
    {
        if (float.IsNaN(cx) || float.IsNaN(cy) || float.IsNaN(x) || float.IsNaN(y))
        {
            return this;
        }

        OpenFigure();
        verbs.Add(PathVerb.Quadratic);
        points.Add(Near(cx, cy));
        points.Add(Near(x, y));
        return this;
    }

    public PathBuilder CubicTo(float c1x, float c1y, float c2x, float c2y, float x, float y)
    {
        if (float.IsNaN(c1x) || float.IsNaN(c1y) || float.IsNaN(c2x) || float.IsNaN(c2y) || float.IsNaN(x) || float.IsNaN(y))
        {
            return this;
        }

        OpenFigure();
        verbs.Add(PathVerb.Cubic);
        points.Add(Near(c1x, c1y));
        points.Add(Near(c2x, c2y));
        points.Add(Near(x, y));
        return this;
    }

    /// <summary>Adds a whole circle, of four cubics.</summary>
    public PathBuilder AddCircle(float x, float y, float radius)
    {
        // So far from the ends of a quarter's cubic lie its handles.
        const float handle = 0.5522848f;
        var k = radius * handle;
        return MoveTo(x + radius, y)
            .CubicTo(x + radius, y + k, x + k, y + radius, x, y + radius)
            .CubicTo(x - k, y + radius, x - radius, y + k, x - radius, y)
            .CubicTo(x - radius, y - k, x - k, y - radius, x, y - radius)
            .CubicTo(x + k, y - radius, x + radius, y - k, x + radius, y)
            .Close();
    }

    /// <summary>Ends the figure where it began; what follows begins there too.</summary>
    public PathBuilder Close()
    {
        if (figureOpen)
        {
            verbs.Add(PathVerb.Close);
            figureOpen = false;
        }

        return this;
    }

    /// <summary>Adds all figures of another path.</summary>
    public PathBuilder Add(Path path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!path.IsEmpty)
        {
            verbs.AddRange(path.Verbs);
            points.AddRange(path.Points);
            figureOpen = false;
            figureStart = path.Points[0];
        }

        return this;
    }

    public Path Build() => verbs.Count == 0 ? Path.Empty : new Path([.. verbs], [.. points]);

    // A move is written only when something follows it, so lone moves neither cover nor widen the bounds.
    private void OpenFigure()
    {
        if (!figureOpen)
        {
            verbs.Add(PathVerb.Move);
            points.Add(figureStart);
            figureOpen = true;
        }
    }

    private static Vector2 Near(float x, float y) => new(Math.Clamp(x, -Farthest, Farthest), Math.Clamp(y, -Farthest, Farthest));
}
