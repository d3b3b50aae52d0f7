namespace OgService.Raster.Strokes;

/// <summary>A figure as pieces that follow on each other; none of them is a point.</summary>
internal sealed class StrokeFigure(Vector2D start)
{
    public List<CurvePiece> Pieces { get; } = [];

    public Vector2D Start { get; } = start;

    public bool IsClosed { get; private set; }

    /// <summary>Where a figure without length points to.</summary>
    public Vector2D Direction { get; init; } = new(1, 0);

    private Vector2D End => Pieces.Count > 0 ? Pieces[^1].P3 : Start;

    /// <summary>The figures of a path; those closed on purpose are closed.</summary>
    public static List<StrokeFigure> Of(Path path)
    {
        var figures = new List<StrokeFigure>();
        var points = path.Points;
        var next = 0;
        var figure = new StrokeFigure(default);
        foreach (var verb in path.Verbs)
        {
            switch (verb)
            {
                case Geometry.PathVerb.Move:
                    figure = new StrokeFigure(CurvePiece.From(points[next++]));
                    figures.Add(figure);
                    break;
                case Geometry.PathVerb.Line:
                    figure.Add(CurvePiece.Line(figure.End, CurvePiece.From(points[next++])));
                    break;
                case Geometry.PathVerb.Quadratic:
                    figure.Add(CurvePiece.Quadratic(figure.End, CurvePiece.From(points[next]), CurvePiece.From(points[next + 1])));
                    next += 2;
                    break;
                case Geometry.PathVerb.Cubic:
                    figure.Add(CurvePiece.Cubic(
                        figure.End, CurvePiece.From(points[next]), CurvePiece.From(points[next + 1]), CurvePiece.From(points[next + 2])));
                    next += 3;
                    break;
                default:
                    figure.Add(CurvePiece.Line(figure.End, figure.Start));
                    figure.IsClosed = true;
                    break;
            }
        }

        return figures;
    }

    public void Add(in CurvePiece piece)
    {
        if (!piece.IsPoint)
        {
            Pieces.Add(piece);
        }
    }
}
