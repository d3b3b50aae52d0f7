using OgService.Svg.Geometry;

namespace OgService.Svg.Scenes;

/// <summary>A vertex of an outline and the direction of the line there: the bisector where two pieces meet.</summary>
/// <param name="DirectionX">With <paramref name="DirectionY"/> a vector of length 1.</param>
internal readonly record struct MarkerVertex(double X, double Y, double DirectionX, double DirectionY)
{
    /// <summary>Every vertex in order: starts of figures, ends of pieces, and the start again where a figure is closed (SVG 2, 9.5.3).</summary>
    public static List<MarkerVertex> Of(Outline outline)
    {
        var pieces = PiecesOf(outline);
        var vertices = new List<MarkerVertex>();
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (piece.BeginsFigure)
            {
                // A closed figure turns at its start too, from its last piece.
                var last = pieces[piece.LastOfFigure];
                vertices.Add(At(piece.X0, piece.Y0, last.Closes ? last.OutOfEnd : null, piece.OutOfStart));
            }

            Direction? next = piece.Closes ? pieces[piece.FirstOfFigure].OutOfStart
                : i + 1 < pieces.Count && !pieces[i + 1].BeginsFigure ? pieces[i + 1].OutOfStart
                : null;
            vertices.Add(At(piece.X1, piece.Y1, piece.OutOfEnd, next));
        }

        return vertices;
    }

    private static List<Piece> PiecesOf(Outline outline)
    {
        var pieces = new List<Piece>();
        var c = outline.Coordinates;
        var at = 0;
        var first = 0;
        double x = 0, y = 0, startX = 0, startY = 0;
        foreach (var verb in outline.Verbs)
        {
            switch (verb)
            {
                case OutlineVerb.Move:
                    first = pieces.Count;
                    (x, y, startX, startY) = (c[at], c[at + 1], c[at], c[at + 1]);
                    at += 2;
                    continue;
                case OutlineVerb.Line:
                    pieces.Add(new Piece(x, y, c[at], c[at + 1], Direction.From(x, y, c[at], c[at + 1]), Direction.From(x, y, c[at], c[at + 1]), first));
                    (x, y) = (c[at], c[at + 1]);
                    at += 2;
                    break;
                case OutlineVerb.Cubic or OutlineVerb.ArcPart:
                    var (x1, y1, x2, y2, x3, y3) = (c[at], c[at + 1], c[at + 2], c[at + 3], c[at + 4], c[at + 5]);
                    var from = Direction.From(x, y, x1, y1) ?? Direction.From(x, y, x2, y2) ?? Direction.From(x, y, x3, y3);
                    var to = Direction.From(x2, y2, x3, y3) ?? Direction.From(x1, y1, x3, y3) ?? Direction.From(x, y, x3, y3);
                    if (verb == OutlineVerb.ArcPart)
                    {
                        pieces[^1] = pieces[^1] with { X1 = x3, Y1 = y3, OutOfEnd = to };
                    }
                    else
                    {
                        pieces.Add(new Piece(x, y, x3, y3, from, to, first));
                    }

                    (x, y) = (x3, y3);
                    at += 6;
                    break;
                default:
                    pieces.Add(new Piece(x, y, startX, startY, Direction.From(x, y, startX, startY), Direction.From(x, y, startX, startY), first) { Closes = true });
                    (x, y) = (startX, startY);
                    break;
            }

            pieces[first] = pieces[first] with { BeginsFigure = true, LastOfFigure = pieces.Count - 1 };
        }

        return pieces;
    }

    private static MarkerVertex At(double x, double y, Direction? into, Direction? onwards)
    {
        var direction = (into, onwards) switch
        {
            ({ } a, { } b) => Direction.Between(a, b),
            ({ } a, null) => a,
            (null, { } b) => b,
            _ => new Direction(1, 0),
        };
        return new MarkerVertex(x, y, direction.X, direction.Y);
    }

    private sealed record Piece(double X0, double Y0, double X1, double Y1, Direction? OutOfStart, Direction? OutOfEnd, int FirstOfFigure)
    {
        public bool BeginsFigure { get; init; }

        public int LastOfFigure { get; init; }

        public bool Closes { get; init; }
    }

    private readonly record struct Direction(double X, double Y)
    {
        public static Direction? From(double x0, double y0, double x1, double y1)
        {
            var (dx, dy) = (x1 - x0, y1 - y0);
            var length = Math.Sqrt((dx * dx) + (dy * dy));
            return length > 0 && double.IsFinite(length) ? new Direction(dx / length, dy / length) : null;
        }

        // Halfway between opposite ones is a quarter turn, towards the left of the two.
        public static Direction Between(Direction a, Direction b)
        {
            var (x, y) = (a.X + b.X, a.Y + b.Y);
            var length = Math.Sqrt((x * x) + (y * y));
            return length > 1e-9 ? new Direction(x / length, y / length) : a.Y < 0 || (a.Y == 0 && a.X < 0) ? new Direction(a.Y, -a.X) : new Direction(-a.Y, a.X);
        }
    }
}
