namespace OgService.Raster.Geometry;

/// <summary>A point of a polyline, in pixels.</summary>
/// <param name="IsCorner">False within a curve that was cut into chords, where there is no join to be seen.</param>
internal readonly record struct PolylinePoint(double X, double Y, bool IsCorner);

/// <summary>A figure as straight pieces; neighbouring points differ.</summary>
internal sealed class Polyline : ILineSink
{
    public List<PolylinePoint> Points { get; } = [];

    public bool IsClosed { get; private set; }

    /// <summary>The figures of a path; those closed on purpose are closed.</summary>
    public static List<Polyline> FiguresOf(Path path)
    {
        var figures = new List<Polyline>();
        var points = path.Points;
        var next = 0;
        var figure = new Polyline();
        foreach (var verb in path.Verbs)
        {
            switch (verb)
            {
                case PathVerb.Move:
                    figure = new Polyline();
                    figures.Add(figure);
                    figure.Add(points[next].X, points[next].Y, isCorner: true);
                    next++;
                    break;
                case PathVerb.Line:
                    figure.Add(points[next].X, points[next].Y, isCorner: true);
                    next++;
                    break;
                case PathVerb.Quadratic:
                    CurveFlattener.Quadratic(points[next - 1], points[next], points[next + 1], ref figure);
                    figure.MarkCorner();
                    next += 2;
                    break;
                case PathVerb.Cubic:
                    CurveFlattener.Cubic(points[next - 1], points[next], points[next + 1], points[next + 2], ref figure);
                    figure.MarkCorner();
                    next += 3;
                    break;
                default:
                    figure.Close();
                    break;
            }
        }

        return figures;
    }

    void ILineSink.Line(double x0, double y0, double x1, double y1) => Add(x1, y1, isCorner: false);

    public void Add(double x, double y, bool isCorner)
    {
        if (Points.Count == 0 || Points[^1].X != x || Points[^1].Y != y)
        {
            Points.Add(new PolylinePoint(x, y, isCorner));
        }
    }

    private void MarkCorner() => Points[^1] = Points[^1] with { IsCorner = true };

    private void Close()
    {
        IsClosed = true;
        if (Points.Count > 1 && Points[0].X == Points[^1].X && Points[0].Y == Points[^1].Y)
        {
            Points.RemoveAt(Points.Count - 1);
        }
    }
}
