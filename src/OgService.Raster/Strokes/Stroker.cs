namespace OgService.Raster.Strokes;

/// <summary>Turns a line into the shape of its stroke.</summary>
/// <remarks>The shape of a figure is its left side forward and its right side back, with a cap at either end. At corners the inner side goes by way of the corner
/// itself, so that the shape is the sum of a box for each piece and a wedge for each join, all of one sense: the non-zero rule joins them
/// however they overlap.</remarks>
internal sealed class Stroker
{
    private readonly PathBuilder shape = new();
    private readonly StrokeSide left = new();
    private readonly StrokeSide right = new();
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
        offset = new CurveOffset(half, precision.Offset);
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
        if (figure.Pieces.Count == 0)
        {
            AddDot(figure.Start, figure.Direction);
            return;
        }

        var start = figure.Pieces[0].StartDirection;
        left.Begin(figure.Start - (start.Turned * half));
        right.Begin(figure.Start + (start.Turned * half));
        var direction = start;
        for (var i = 0; i < figure.Pieces.Count; i++)
        {
            var piece = figure.Pieces[i];
            if (i > 0)
            {
                joins.Add(piece.P0, direction, piece.StartDirection, left, right);
            }

            direction = AddPiece(piece);
        }

        var end = figure.Pieces[^1].P3;
        if (figure.IsClosed)
        {
            joins.Add(end, direction, start, left, right);
            Move(left.Start);
            left.Forward(shape);
            shape.Close();
            Move(right.End);
            right.Backward(shape);
        }
        else
        {
            Move(left.Start);
            left.Forward(shape);
            AddCap(end, direction, right.End);
            right.Backward(shape);
            AddCap(figure.Start, -start, left.Start);
        }

        shape.Close();
        foreach (var disc in discs)
        {
            AddDisc(disc);
        }

        discs.Clear();
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
                var arc = new StrokeSide();
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
        var disc = new StrokeSide();
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
