using OgService.Typography.OpenType.Outlines;

namespace OgService.Typography.OpenType.Cff;

/// <summary>Draws what a charstring says, by distances from where the pen stands. A contour begins with its first line or curve, and is closed.</summary>
internal sealed class CharstringPen(GlyphOutline outline)
{
    private double x;
    private double y;
    private bool isDrawing;

    public CffMatrix Matrix { get; set; } = CffMatrix.Identity;

    /// <summary>Lifts the pen and sets it down at a place, in charstring units.</summary>
    public void Place(double atX, double atY)
    {
        Finish();
        (x, y) = (atX, atY);
    }

    public void Move(double dx, double dy)
    {
        Finish();
        x += dx;
        y += dy;
    }

    public void Line(double dx, double dy)
    {
        Begin();
        x += dx;
        y += dy;
        var to = Matrix.Apply(x, y);
        outline.LineTo((float)to.X, (float)to.Y);
    }

    /// <summary>Each distance from the point before.</summary>
    public void Curve(double dx1, double dy1, double dx2, double dy2, double dx3, double dy3)
    {
        Begin();
        var first = Matrix.Apply(x + dx1, y + dy1);
        var second = Matrix.Apply(x + dx1 + dx2, y + dy1 + dy2);
        x += dx1 + dx2 + dx3;
        y += dy1 + dy2 + dy3;
        var to = Matrix.Apply(x, y);
        outline.CubicTo((float)first.X, (float)first.Y, (float)second.X, (float)second.Y, (float)to.X, (float)to.Y);
    }

    public void Finish()
    {
        if (isDrawing)
        {
            outline.Close();
            isDrawing = false;
        }
    }

    private void Begin()
    {
        if (!isDrawing)
        {
            var from = Matrix.Apply(x, y);
            outline.MoveTo((float)from.X, (float)from.Y);
            isDrawing = true;
        }
    }
}
