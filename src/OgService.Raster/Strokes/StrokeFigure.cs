using OgService.Raster.Geometry;

namespace OgService.Raster.Strokes;

/// <summary>A figure as pieces that follow on each other; none of them is a point.</summary>
/// <param name="pieces">Gone through more than once, and made each time: a path may have hundreds of thousands of them.</param>
internal sealed class StrokeFigure(Vector2D start, IEnumerable<CurvePiece> pieces, bool isClosed)
{
    public Vector2D Start { get; } = start;

    public IEnumerable<CurvePiece> Pieces { get; } = pieces;

    public bool IsClosed { get; } = isClosed;

    /// <summary>Where a figure without length points to.</summary>
    public Vector2D Direction { get; init; } = new(1, 0);

    /// <summary>The figures of a path; those closed on purpose are closed.</summary>
    public static IEnumerable<StrokeFigure> Of(Path path)
    {
        var (verb, point) = (0, 0);
        while (verb < path.Verbs.Length)
        {
            var (firstVerb, firstPoint) = (verb + 1, point);
            for (verb++, point++; verb < path.Verbs.Length && path.Verbs[verb] != PathVerb.Move; verb++)
            {
                point += PointsOf(path.Verbs[verb]);
            }

            yield return new StrokeFigure(
                CurvePiece.From(path.Points[firstPoint]), PiecesOf(path, firstVerb, verb, firstPoint), path.Verbs[verb - 1] == PathVerb.Close);
        }
    }

    private static int PointsOf(PathVerb verb) => verb switch
    {
        PathVerb.Line => 1,
        PathVerb.Quadratic => 2,
        PathVerb.Cubic => 3,
        _ => 0,
    };

    private static IEnumerable<CurvePiece> PiecesOf(Path path, int firstVerb, int endVerb, int startPoint)
    {
        var at = startPoint;
        for (var i = firstVerb; i < endVerb; i++)
        {
            var piece = PieceOf(path, path.Verbs[i], at, startPoint);
            at += PointsOf(path.Verbs[i]);
            if (!piece.IsPoint)
            {
                yield return piece;
            }
        }
    }

    private static CurvePiece PieceOf(Path path, PathVerb verb, int at, int startPoint)
    {
        var from = CurvePiece.From(path.Points[at]);
        return verb switch
        {
            PathVerb.Line => CurvePiece.Line(from, CurvePiece.From(path.Points[at + 1])),
            PathVerb.Quadratic => CurvePiece.Quadratic(from, CurvePiece.From(path.Points[at + 1]), CurvePiece.From(path.Points[at + 2])),
            PathVerb.Cubic => CurvePiece.Cubic(
                from, CurvePiece.From(path.Points[at + 1]), CurvePiece.From(path.Points[at + 2]), CurvePiece.From(path.Points[at + 3])),
            _ => CurvePiece.Line(from, CurvePiece.From(path.Points[startPoint])),
        };
    }
}
