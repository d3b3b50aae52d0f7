namespace OgService.Raster.Strokes;

/// <summary>Turns a line into the shape of its stroke.</summary>
/// <remarks>The shape of a figure is its left side forward and its right side back, with a cap at either end. At corners the inner side goes by way of the corner
/// itself, so that the shape is the sum of a box for each piece and a wedge for each join, all of one sense: the non-zero rule joins them
/// however they overlap.</remarks>
internal sealed class Stroker
{
    // Steps of both sides; longer figures are drawn part by part.
    private const int LongestPart = 8192;

    private readonly PathBuilder shape = new();
    private readonly StrokeParts parts = new();
    private readonly StrokeSide left;
    private readonly StrokeSide right;
    private readonly List<Vector2D> discs = [];
    private readonly CurveOffset offset;
    private readonly StrokeJoins joins;
    private readonly StrokeStyle style;
    private readonly StrokePrecision precision;
    private readonly double half;

    private Stroker(StrokeStyle style, StrokePrecision precision)
    {
        this.style = style;
        this.precision = precision;
        half = style.Width / 2.0;
        left = new StrokeSide(parts);
        right = new StrokeSide(parts);
        offset = new CurveOffset(half, precision.Offset, parts);
        joins = new StrokeJoins(style, precision.Arc);
    }

    public static Path Stroke(Path path, StrokeStyle style, StrokePrecision precision)
    {
        if (!(style.Width > 0 && float.IsFinite(style.Width)))
        {
            return Path.Empty;
        }

        var stroker = new Stroker(style, precision);
        foreach (var figure in Dashes.Cut(StrokeFigure.Of(path), style, precision.Length))
        {
            stroker.Add(figure);
        }

        return stroker.shape.Build();
    }

    private void Add(StrokeFigure figure)
    {
        var (start, direction, end) = (default(Vector2D), default(Vector2D), figure.Start);
        var isBegun = false;
        var isCut = false;
        foreach (var piece in figure.Pieces)
        {
            if (isBegun)
            {
                joins.Add(piece.P0, direction, piece.StartDirection, left, right);
                if (left.Count + right.Count > LongestPart)
                {
                    Cut(isFirst: !isCut, figure, start);
                    isCut = true;
                }
            }
            else
            {
                start = piece.StartDirection;
                left.Begin(figure.Start - (start.Turned * half));
                right.Begin(figure.Start + (start.Turned * half));
                isBegun = true;
            }

            direction = AddPiece(piece);
            end = piece.P3;
        }

        if (!isBegun)
        {
            AddDot(figure.Start, figure.Direction);
            return;
        }

        Move(left.Start);
        if (figure.IsClosed)
        {
            joins.Add(end, direction, start, left, right);
            left.Forward(shape);
            if (isCut)
            {
                Line(right.End);
            }
            else
            {
                shape.Close();
                Move(right.End);
            }

            right.Backward(shape);
        }
        else
        {
            left.Forward(shape);
            AddCap(end, direction, right.End);
            right.Backward(shape);
            if (!isCut)
            {
                AddCap(figure.Start, -start, left.Start);
            }
        }

        shape.Close();
        foreach (var disc in discs)
        {
            AddDisc(disc);
        }

        discs.Clear();
    }

    // Ends the shape so far straight across; the next one begins there, and the two cuts cancel each other.
    private void Cut(bool isFirst, StrokeFigure figure, Vector2D start)
    {
        Move(left.Start);
        left.Forward(shape);
        Line(right.End);
        right.Backward(shape);
        if (isFirst && !figure.IsClosed)
        {
            AddCap(figure.Start, -start, left.Start);
        }

        shape.Close();
        left.Begin(left.End);
        right.Begin(right.End);
    }

    /// <returns>The direction it ends in.</returns>
    private Vector2D AddPiece(in CurvePiece piece)
    {
        Span<double> turns = stackalloc double[2];
        if (piece.IsLine)
        {
            AddLine(piece.P3, piece.StartDirection);
            return piece.StartDirection;
        }

        if (StraightCurve.TryTurns(piece, precision.Offset / 4, turns, out var count))
        {
            // To and fro on a line; where it turns is round.
            var (at, direction) = (piece.P0, piece.StartDirection);
            for (var i = 0; i <= count; i++)
            {
                var to = i < count ? piece.At(turns[i]) : piece.P3;
                if ((to - at).Unit() is { } along)
                {
                    if (at != piece.P0)
                    {
                        joins.AddRound(at, direction, along, left, right);
                    }

                    AddLine(to, along);
                    (at, direction) = (to, along);
                }
            }

            return direction;
        }

        offset.Draw(piece, 1, left);
        discs.AddRange(offset.Cusps);
        offset.Draw(piece, -1, right);
        return piece.EndDirection;
    }

    private void AddLine(Vector2D to, Vector2D direction)
    {
        left.LineTo(to - (direction.Turned * half));
        right.LineTo(to + (direction.Turned * half));
    }

    // From the left of the direction, where the path is, around the end to the other side.
    private void AddCap(Vector2D end, Vector2D direction, Vector2D stop)
    {
        var across = direction.Turned * half;
        var ahead = direction * half;
        switch (style.Cap)
        {
            case LineCap.Round:
                var arc = new StrokeSide(parts);
                arc.Begin(end - across);
                arc.ArcTo(end, -across, ahead, precision.Arc);
                arc.ArcTo(end, ahead, across, precision.Arc);
                arc.Forward(shape);
                break;
            case LineCap.Square:
                Line(end - across + ahead);
                Line(end + across + ahead);
                Line(stop);
                break;
            default:
                Line(stop);
                break;
        }
    }

    // A figure without length has caps only.
    private void AddDot(Vector2D at, Vector2D direction)
    {
        if (style.Cap == LineCap.Round)
        {
            AddDisc(at);
        }
        else if (style.Cap == LineCap.Square)
        {
            var (across, ahead) = (direction.Turned * half, direction * half);
            Move(at - across - ahead);
            Line(at - across + ahead);
            Line(at + across + ahead);
            Line(at + across - ahead);
            shape.Close();
        }
    }

    private void AddDisc(Vector2D at)
    {
        var disc = new StrokeSide(parts);
        var spoke = new Vector2D(half, 0);
        disc.Begin(at + spoke);
        for (var i = 0; i < 4; i++)
        {
            disc.ArcTo(at, spoke, spoke.Turned, precision.Arc);
            spoke = spoke.Turned;
        }

        Move(disc.Start);
        disc.Forward(shape);
        shape.Close();
    }

    private void Move(Vector2D to) => shape.MoveTo((float)to.X, (float)to.Y);

    private void Line(Vector2D to) => shape.LineTo((float)to.X, (float)to.Y);
}
