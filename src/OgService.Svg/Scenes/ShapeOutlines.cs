using OgService.Svg.Documents;
using OgService.Svg.Geometry;
using OgService.Svg.Values;

namespace OgService.Svg.Scenes;

/// <summary>The outlines of the shape elements (SVG 2, 9 and 10).</summary>
internal static class ShapeOutlines
{
    /// <returns>Empty for a shape that is not drawn: without size, or wrong.</returns>
    public static Outline Of(SvgElement element, BuildState state, BuildBudget budget)
    {
        var outline = element.Name switch
        {
            "path" => Path(element, budget),
            "rect" => Rectangle(element, state),
            "circle" => Circle(element, state),
            "ellipse" => Ellipse(element, state),
            "line" => Line(element, state),
            "polyline" => Points(element, budget, close: false),
            "polygon" => Points(element, budget, close: true),
            _ => Outline.Empty,
        };
        return outline;
    }

    private static Outline Path(SvgElement element, BuildBudget budget)
    {
        var outline = PathData.Parse(element["d"] ?? "", budget.SegmentsLeft, out var segments);
        budget.CountSegments(element, segments);
        return outline;
    }

    private static Outline Rectangle(SvgElement element, BuildState state)
    {
        var x = state.Length(element, "x", Direction.Across) ?? 0;
        var y = state.Length(element, "y", Direction.Down) ?? 0;
        if (state.Length(element, "width", Direction.Across) is not { } width || state.Length(element, "height", Direction.Down) is not { } height
            || !(width > 0 && height > 0))
        {
            return Outline.Empty;
        }

        // One radius alone is both; a negative one counts as none said.
        var rx = NotNegative(state.Length(element, "rx", Direction.Across));
        var ry = NotNegative(state.Length(element, "ry", Direction.Down));
        var radiusX = Math.Min(rx ?? ry ?? 0, width / 2);
        var radiusY = Math.Min(ry ?? rx ?? 0, height / 2);
        var outline = new OutlineBuilder();
        var (right, bottom) = (x + width, y + height);
        if (radiusX <= 0 || radiusY <= 0)
        {
            outline.MoveTo(x, y);
            outline.LineTo(right, y);
            outline.LineTo(right, bottom);
            outline.LineTo(x, bottom);
            outline.Close();
            return outline.Build();
        }

        outline.MoveTo(x + radiusX, y);
        outline.LineTo(right - radiusX, y);
        Corner(right - radiusX, y + radiusY, 0, -1, 1, 0);
        outline.LineTo(right, bottom - radiusY);
        Corner(right - radiusX, bottom - radiusY, 1, 0, 0, 1);
        outline.LineTo(x + radiusX, bottom);
        Corner(x + radiusX, bottom - radiusY, 0, 1, -1, 0);
        outline.LineTo(x, y + radiusY);
        Corner(x + radiusX, y + radiusY, -1, 0, 0, -1);
        outline.Close();
        return outline.Build();

        void Corner(double cx, double cy, double fromX, double fromY, double toX, double toY) =>
            EllipseArc.AddQuarter(outline, new Affine(radiusX, 0, 0, radiusY, cx, cy), fromX, fromY, toX, toY);
    }

    private static Outline Circle(SvgElement element, BuildState state)
    {
        var radius = state.Length(element, "r", Direction.Diagonal) ?? 0;
        return Round(element, state, radius, radius);
    }

    // SVG 2: a radius that is missing or "auto" is as the other one.
    private static Outline Ellipse(SvgElement element, BuildState state)
    {
        var rx = NotNegative(state.Length(element, "rx", Direction.Across));
        var ry = NotNegative(state.Length(element, "ry", Direction.Down));
        return Round(element, state, rx ?? ry ?? 0, ry ?? rx ?? 0);
    }

    private static Outline Round(SvgElement element, BuildState state, double rx, double ry)
    {
        if (!(rx > 0 && ry > 0))
        {
            return Outline.Empty;
        }

        var outline = new OutlineBuilder();
        var cx = state.Length(element, "cx", Direction.Across) ?? 0;
        var cy = state.Length(element, "cy", Direction.Down) ?? 0;
        EllipseArc.AddEllipse(outline, cx, cy, rx, ry);
        return outline.Build(new Box(cx - rx, cy - ry, cx + rx, cy + ry));
    }

    private static Outline Line(SvgElement element, BuildState state)
    {
        var outline = new OutlineBuilder();
        outline.MoveTo(state.Length(element, "x1", Direction.Across) ?? 0, state.Length(element, "y1", Direction.Down) ?? 0);
        outline.LineTo(state.Length(element, "x2", Direction.Across) ?? 0, state.Length(element, "y2", Direction.Down) ?? 0);
        return outline.Build();
    }

    // An odd number at the end is left out, and everything from the first mistake on.
    private static Outline Points(SvgElement element, BuildBudget budget, bool close)
    {
        var outline = new OutlineBuilder();
        var cursor = new TextCursor(element["points"]);
        var count = 0;
        cursor.SkipSpaces();
        while (cursor.TryNumber(out var x))
        {
            cursor.SkipSeparator();
            if (!cursor.TryNumber(out var y))
            {
                break;
            }

            cursor.SkipSeparator();
            if (count++ == 0)
            {
                outline.MoveTo(x, y);
            }
            else
            {
                outline.LineTo(x, y);
            }

            if (count > budget.SegmentsLeft)
            {
                break;
            }
        }

        budget.CountSegments(element, count);
        if (count < 2)
        {
            return Outline.Empty;
        }

        if (close)
        {
            outline.Close();
        }

        return outline.Build();
    }

    private static double? NotNegative(double? length) => length >= 0 ? length : null;
}
