using System.Numerics;
using OgService.Cards.Styles;
using OgService.Imaging;
using OgService.Raster;

namespace OgService.Cards.Scenes;

/// <summary>Borders and outlines: whole rings, sides that meet in mitres, dashes and dots.</summary>
internal static class Borders
{
    // Dashes and gaps in widths of the border, as in browsers; thin lines need longer ones to be seen as such.
    private const float DashWidths = 2;
    private const float GapWidths = 1;
    private const float ThinDashWidths = 3;
    private const float ThinGapWidths = 2;
    private const float ThinBelowPx = 3;
    private const int MostDashes = 2_000;

    /// <param name="rect">The outer edge, at whole pixels.</param>
    public static IEnumerable<SceneItem> Of(BorderSide top, BorderSide right, BorderSide bottom, BorderSide left, Rgba color, Rect rect, CornerRadii radii)
    {
        BorderSide[] sides = [top, right, bottom, left];
        var seen = sides.Where(side => side.DrawnPx > 0 && (side.Color ?? color).A > 0).ToArray();
        if (seen.Length == 0)
        {
            return [];
        }

        var first = seen[0];
        var isRing = seen.All(side => (side.Color ?? color) == (first.Color ?? color) && side.Style == first.Style)
            && sides.All(side => side.DrawnPx == 0 || (side.Color ?? color).A > 0);
        if (isRing && first.Style == BorderStyle.Solid)
        {
            return [new BorderItem(rect, radii, top.DrawnPx, right.DrawnPx, bottom.DrawnPx, left.DrawnPx, first.Color ?? color)];
        }

        return isRing && radii != default && sides.All(side => side.DrawnPx == first.DrawnPx)
            ? [RoundLine(first, first.Color ?? color, rect, radii)]
            : Sides(sides, color, rect, radii);
    }

    private static IEnumerable<SceneItem> Sides(BorderSide[] sides, Rgba color, Rect rect, CornerRadii radii)
    {
        var (top, right, bottom, left) = (sides[0].DrawnPx, sides[1].DrawnPx, sides[2].DrawnPx, sides[3].DrawnPx);
        Vector2[] outer = [new(rect.X, rect.Y), new(rect.Right, rect.Y), new(rect.Right, rect.Bottom), new(rect.X, rect.Bottom)];
        Vector2[] inner =
        [
            new(rect.X + left, rect.Y + top), new(rect.Right - right, rect.Y + top), new(rect.Right - right, rect.Bottom - bottom), new(rect.X + left, rect.Bottom - bottom),
        ];
        for (var i = 0; i < 4; i++)
        {
            var side = sides[i];
            var ink = side.Color ?? color;
            if (side.DrawnPx <= 0 || ink.A == 0)
            {
                continue;
            }

            var (before, after) = (sides[(i + 3) % 4], sides[(i + 1) % 4]);
            if (side.Style != BorderStyle.Solid)
            {
                yield return StraightLine(side, ink, rect, i);
                continue;
            }

            // Alone between sides without a width there is no mitre: only its own part of the ring.
            var alone = before.DrawnPx == 0 && after.DrawnPx == 0;
            if (alone && radii == default)
            {
                yield return new BorderItem(rect, default, i == 0 ? top : 0, i == 1 ? right : 0, i == 2 ? bottom : 0, i == 3 ? left : 0, ink);
                continue;
            }

            yield return new ClipPathItem(Mitred(i, outer, inner, rect), FillRule.NonZero);
            yield return new BorderItem(rect, radii, top, right, bottom, left, ink);
            yield return new EndClipPathItem();
        }
    }

    // From the corners inwards along the mitres, until they meet.
    private static Raster.Path Mitred(int side, Vector2[] outer, Vector2[] inner, Rect rect)
    {
        var (a, b, c, d) = (outer[side], outer[(side + 1) % 4], inner[(side + 1) % 4], inner[side]);
        var (toC, toD) = (c - b, d - a);
        var depth = side % 2 == 0 ? Math.Abs(toC.Y) : Math.Abs(toC.X);
        var length = side % 2 == 0 ? rect.Width : rect.Height;
        var across = side % 2 == 0 ? Math.Abs(toC.X) + Math.Abs(toD.X) : Math.Abs(toC.Y) + Math.Abs(toD.Y);
        var room = side % 2 == 0 ? rect.Height : rect.Width;

        // Round corners reach farther in than the inner corners.
        var times = depth <= 0 ? 1 : Math.Min(across > 0 ? length / across : room / depth, room / depth);
        var path = new PathBuilder();
        path.MoveTo(a.X, a.Y).LineTo(b.X, b.Y).LineTo(b.X + (toC.X * times), b.Y + (toC.Y * times)).LineTo(a.X + (toD.X * times), a.Y + (toD.Y * times)).Close();
        return path.Build();
    }

    private static ShapeItem StraightLine(BorderSide side, Rgba color, Rect rect, int which)
    {
        var half = side.DrawnPx / 2;
        var (from, to) = which switch
        {
            0 => (new Vector2(rect.X, rect.Y + half), new Vector2(rect.Right, rect.Y + half)),
            1 => (new Vector2(rect.Right - half, rect.Y), new Vector2(rect.Right - half, rect.Bottom)),
            2 => (new Vector2(rect.X, rect.Bottom - half), new Vector2(rect.Right, rect.Bottom - half)),
            _ => (new Vector2(rect.X + half, rect.Y), new Vector2(rect.X + half, rect.Bottom)),
        };
        var length = which % 2 == 0 ? rect.Width : rect.Height;
        if (side.Style == BorderStyle.Dotted)
        {
            // The first and the last dot touch the ends.
            var inset = (to - from) * (half / Math.Max(length, 1));
            (from, to, length) = (from + inset, to - inset, length - side.DrawnPx);
        }

        var path = new PathBuilder();
        path.MoveTo(from.X, from.Y).LineTo(to.X, to.Y);
        return Line(path.Build(), side, color, length, isClosed: false);
    }

    private static ShapeItem RoundLine(BorderSide side, Rgba color, Rect rect, CornerRadii radii)
    {
        var half = side.DrawnPx / 2;
        var middle = rect.Inflate(-half);
        var round = new CornerRadii(Less(radii.TopLeft), Less(radii.TopRight), Less(radii.BottomRight), Less(radii.BottomLeft));
        if (radii.Heights is { } down)
        {
            round = round with { Heights = new CornerHeights(Less(down.TopLeft), Less(down.TopRight), Less(down.BottomRight), Less(down.BottomLeft)) };
        }

        // A quarter circle is shorter than its corner by 2 − π/2 radii.
        const float saved = 0.42920367f;
        var length = (2 * (middle.Width + middle.Height)) - (saved * (round.TopLeft + round.TopRight + round.BottomRight + round.BottomLeft));
        return Line(Raster.Path.RoundedRectangle(middle, round), side, color, Math.Max(1, length), isClosed: true);

        float Less(float radius) => Math.Max(0, radius - half);
    }

    private static ShapeItem Line(Raster.Path path, BorderSide side, Rgba color, float length, bool isClosed)
    {
        var width = side.DrawnPx;
        var isDotted = side.Style == BorderStyle.Dotted;
        var dash = isDotted ? 0 : width * (width < ThinBelowPx ? ThinDashWidths : DashWidths);
        var gap = isDotted ? 2 * width : width * (width < ThinBelowPx ? ThinGapWidths : GapWidths);

        // As many as fit best, the gaps evened out, so that a line ends as it began.
        var count = Math.Clamp((int)MathF.Floor(((length + (isClosed ? 0 : gap)) / (dash + gap)) + 0.5f), isClosed ? 1 : 2, MostDashes);
        gap = Math.Max(0.01f, (length - (count * dash)) / (isClosed ? count : count - 1));
        var style = new StrokeStyle { Width = width, Cap = isDotted ? LineCap.Round : LineCap.Butt, Dashes = [dash, gap] };
        return new ShapeItem(path.Stroke(style), Paint.Solid(color), isDotted ? "dotted" : "dashed");
    }
}
