using System.Numerics;

namespace OgService.Raster.Geometry;

/// <summary>A box with elliptical corners whose radii fit it. Sides in pixels; finite.</summary>
/// <param name="TopLeft">Horizontal and vertical radius of that corner.</param>
internal readonly record struct RoundedBox(
    float Left, float Top, float Right, float Bottom, Vector2 TopLeft, Vector2 TopRight, Vector2 BottomRight, Vector2 BottomLeft)
{
    // Half of a quarter circle as one cubic: control points at (4/3)·tan(π/16) of the radius along the tangents.
    // Two cubics a corner stay within 0.000,004 of the radius; one alone is off by 0.06 px at a radius of 300.
    private const float Handle = 0.26521648984f;
    private const float HalfRoot = 0.70710678119f;
    private const float Farthest = 1e7f;

    public bool IsEmpty => !(Right > Left && Bottom > Top);

    public bool IsRectangle => TopLeft == default && TopRight == default && BottomRight == default && BottomLeft == default;

    /// <summary>How far the corners reach in from each side.</summary>
    public float LeftReach => Math.Max(TopLeft.X, BottomLeft.X);

    public float RightReach => Math.Max(TopRight.X, BottomRight.X);

    public float TopReach => Math.Max(TopLeft.Y, TopRight.Y);

    public float BottomReach => Math.Max(BottomLeft.Y, BottomRight.Y);

    /// <summary>Empty when the rectangle is not a positive one.</summary>
    public static RoundedBox From(Rect rect, CornerRadii radii)
    {
        if (!(rect.Width > 0 && rect.Height > 0) || float.IsNaN(rect.X) || float.IsNaN(rect.Y))
        {
            return default;
        }

        // Sides are added as doubles: infinite widths from far left must not become undefined.
        var left = (float)Math.Clamp((double)rect.X, -Farthest, Farthest);
        var top = (float)Math.Clamp((double)rect.Y, -Farthest, Farthest);
        var right = FarSide(rect.X, rect.Width);
        var bottom = FarSide(rect.Y, rect.Height);
        return new RoundedBox(
            left,
            top,
            right,
            bottom,
            Corner(radii.TopLeft, radii.Heights?.TopLeft),
            Corner(radii.TopRight, radii.Heights?.TopRight),
            Corner(radii.BottomRight, radii.Heights?.BottomRight),
            Corner(radii.BottomLeft, radii.Heights?.BottomLeft)).Fitted();
    }

    /// <summary>The box with its sides moved inwards and its radii made smaller by as much (CSS Backgrounds 3, 5.2); may be empty.</summary>
    public RoundedBox Inset(float top, float right, float bottom, float left) => new RoundedBox(
        Left + left,
        Top + top,
        Right - right,
        Bottom - bottom,
        Less(TopLeft, left, top),
        Less(TopRight, right, top),
        Less(BottomRight, right, bottom),
        Less(BottomLeft, left, bottom)).Fitted();

    /// <summary>The box with its sides moved outwards and its radii made larger (CSS Backgrounds 3, 7.1.1); inwards when negative.</summary>
    public RoundedBox Spread(float by) => by <= 0 ? Inset(-by, -by, -by, -by) : new RoundedBox(
        Left - by, Top - by, Right + by, Bottom + by, More(TopLeft, by), More(TopRight, by), More(BottomRight, by), More(BottomLeft, by)).Fitted();

    public RoundedBox MoveBy(float x, float y) => this with { Left = Left + x, Top = Top + y, Right = Right + x, Bottom = Bottom + y };

    /// <summary>Adds the outline as one figure, clockwise unless <paramref name="reversed"/>.</summary>
    public void AppendTo(PathBuilder path, bool reversed = false)
    {
        if (IsRectangle)
        {
            path.MoveTo(Left, Top);
            _ = reversed
                ? path.LineTo(Left, Bottom).LineTo(Right, Bottom).LineTo(Right, Top)
                : path.LineTo(Right, Top).LineTo(Right, Bottom).LineTo(Left, Bottom);
            path.Close();
            return;
        }

        var (tl, tr, br, bl) = (TopLeft, TopRight, BottomRight, BottomLeft);
        if (reversed)
        {
            path.MoveTo(Left + tl.X, Top);
            Corner(path, Left + tl.X, Top + tl.Y, new Vector2(0, -tl.Y), new Vector2(-tl.X, 0));
            path.LineTo(Left, Bottom - bl.Y);
            Corner(path, Left + bl.X, Bottom - bl.Y, new Vector2(-bl.X, 0), new Vector2(0, bl.Y));
            path.LineTo(Right - br.X, Bottom);
            Corner(path, Right - br.X, Bottom - br.Y, new Vector2(0, br.Y), new Vector2(br.X, 0));
            path.LineTo(Right, Top + tr.Y);
            Corner(path, Right - tr.X, Top + tr.Y, new Vector2(tr.X, 0), new Vector2(0, -tr.Y));
        }
        else
        {
            path.MoveTo(Left, Top + tl.Y);
            Corner(path, Left + tl.X, Top + tl.Y, new Vector2(-tl.X, 0), new Vector2(0, -tl.Y));
            path.LineTo(Right - tr.X, Top);
            Corner(path, Right - tr.X, Top + tr.Y, new Vector2(0, -tr.Y), new Vector2(tr.X, 0));
            path.LineTo(Right, Bottom - br.Y);
            Corner(path, Right - br.X, Bottom - br.Y, new Vector2(br.X, 0), new Vector2(0, br.Y));
            path.LineTo(Left + bl.X, Bottom);
            Corner(path, Left + bl.X, Bottom - bl.Y, new Vector2(0, bl.Y), new Vector2(-bl.X, 0));
        }

        path.Close();
    }

    // A quarter of an ellipse from centre + from to centre + to, as two cubics.
    private static void Corner(PathBuilder path, float cx, float cy, Vector2 from, Vector2 to)
    {
        var centre = new Vector2(cx, cy);
        var a = centre + from;
        var b = centre + to;
        if (from == default || to == default)
        {
            path.LineTo(b.X, b.Y);
            return;
        }

        var middle = centre + ((from + to) * HalfRoot);
        var tangent = (to - from) * (HalfRoot * Handle);
        var c1 = a + (to * Handle);
        var c2 = middle - tangent;
        path.CubicTo(c1.X, c1.Y, c2.X, c2.Y, middle.X, middle.Y);
        c1 = middle + tangent;
        c2 = b + (from * Handle);
        path.CubicTo(c1.X, c1.Y, c2.X, c2.Y, b.X, b.Y);
    }

    private static float FarSide(float start, float length)
    {
        var side = (double)start + length;
        return double.IsNaN(side) ? Farthest : (float)Math.Clamp(side, -Farthest, Farthest);
    }

    // A corner is round only when it is so both ways.
    private static Vector2 Corner(float width, float? height)
    {
        var corner = new Vector2(Valid(width), Valid(height ?? width));
        return corner.X > 0 && corner.Y > 0 ? corner : default;
    }

    private static float Valid(float radius) => radius > 0 ? Math.Min(radius, Farthest) : 0;

    private static float Fit(float length, float radii) => radii > length ? length / radii : 1;

    // A corner is round only when it is so both ways.
    private static Vector2 Less(Vector2 radius, float x, float y)
    {
        var less = radius - new Vector2(x, y);
        return less.X > 0 && less.Y > 0 ? less : default;
    }

    // Sharp corners stay sharp, and nearly sharp ones grow by less, so that there is no jump between the two.
    private static Vector2 More(Vector2 radius, float by)
    {
        var ratio = Math.Min(radius.X, radius.Y) / by;
        var less = ratio < 1 ? 1 + ((ratio - 1) * (ratio - 1) * (ratio - 1)) : 1;
        return radius == default ? default : radius + new Vector2(by * less);
    }

    private RoundedBox Fitted()
    {
        if (IsEmpty || IsRectangle)
        {
            return this;
        }

        var (width, height) = (Right - Left, Bottom - Top);
        var scale = Math.Min(
            Math.Min(Fit(width, TopLeft.X + TopRight.X), Fit(width, BottomLeft.X + BottomRight.X)),
            Math.Min(Fit(height, TopLeft.Y + BottomLeft.Y), Fit(height, TopRight.Y + BottomRight.Y)));
        return scale >= 1
            ? this
            : this with
            {
                TopLeft = TopLeft * scale,
                TopRight = TopRight * scale,
                BottomRight = BottomRight * scale,
                BottomLeft = BottomLeft * scale,
            };
    }
}
