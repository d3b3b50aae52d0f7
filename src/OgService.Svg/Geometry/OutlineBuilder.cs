namespace OgService.Svg.Geometry;

/// <summary>Builds an <see cref="Outline"/>.</summary>
internal sealed class OutlineBuilder
{
    private readonly List<OutlineVerb> verbs = [];
    private readonly List<double> coordinates = [];
    private double startX;
    private double startY;
    private bool isOpen;

    // Nothing has come since a figure was closed: closing again does nothing.
    private bool hasClosed;

    public double X { get; private set; }

    public double Y { get; private set; }

    public bool HasStarted { get; private set; }

    /// <summary>Lines and curves so far.</summary>
    public int Segments { get; private set; }

    public void MoveTo(double x, double y)
    {
        (X, Y, startX, startY) = (x, y, x, y);
        isOpen = false;
        hasClosed = false;
        HasStarted = true;
    }

    public void LineTo(double x, double y)
    {
        Open();
        verbs.Add(OutlineVerb.Line);
        End(x, y);
    }

    /// <param name="isArcPart">Whether it goes on with an arc.</param>
    public void CubicTo(double x1, double y1, double x2, double y2, double x, double y, bool isArcPart = false)
    {
        Open();
        verbs.Add(isArcPart ? OutlineVerb.ArcPart : OutlineVerb.Cubic);
        coordinates.Add(x1);
        coordinates.Add(y1);
        coordinates.Add(x2);
        coordinates.Add(y2);
        End(x, y);
    }

    public void QuadraticTo(double cx, double cy, double x, double y) =>
        CubicTo(X + ((cx - X) * 2 / 3), Y + ((cy - Y) * 2 / 3), x + ((cx - x) * 2 / 3), y + ((cy - y) * 2 / 3), x, y);

    /// <summary>What follows begins where the figure began. A figure of a move alone becomes a point, which has caps.</summary>
    public void Close()
    {
        if (!isOpen)
        {
            if (hasClosed)
            {
                return;
            }

            LineTo(X, Y);
        }

        verbs.Add(OutlineVerb.Close);
        isOpen = false;
        hasClosed = true;
        (X, Y) = (startX, startY);
    }

    /// <param name="ellipse">What it is the ellipse in, if it is one.</param>
    public Outline Build(Box? ellipse = null) => verbs.Count == 0 ? Outline.Empty : new Outline([.. verbs], [.. coordinates]) { Ellipse = ellipse };

    // A move is written only when something follows it: alone it draws nothing and has no bounds.
    private void Open()
    {
        if (!isOpen)
        {
            verbs.Add(OutlineVerb.Move);
            coordinates.Add(X);
            coordinates.Add(Y);
            isOpen = true;
        }
    }

    private void End(double x, double y)
    {
        coordinates.Add(x);
        coordinates.Add(y);
        (X, Y) = (x, y);
        Segments++;
    }
}
