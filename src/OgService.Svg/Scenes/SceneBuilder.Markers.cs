using OgService.Svg.Geometry;
using OgService.Svg.Values;

namespace OgService.Svg.Scenes;

/// <content>Markers (SVG 2, 13.7).</content>
internal sealed partial class SceneBuilder
{
    private List<SceneNode> MarkersOf(Outline outline, BuildState state)
    {
        var markers = new List<SceneNode>();
        var style = state.Style;
        if (style.MarkerStart is null && style.MarkerMid is null && style.MarkerEnd is null)
        {
            return markers;
        }

        var context = new ContextPaints(ResolvePaint(style.Fill, outline.Bounds, state), ResolvePaint(style.Stroke, outline.Bounds, state));
        var vertices = MarkerVertex.Of(outline);
        for (var i = 0; i < vertices.Count; i++)
        {
            var isEnd = i == vertices.Count - 1;
            if (i == 0)
            {
                AddMarker(style.MarkerStart, vertices[i], isStart: true, context, state, markers);
            }

            if (i > 0 && !isEnd)
            {
                AddMarker(style.MarkerMid, vertices[i], isStart: false, context, state, markers);
            }

            if (isEnd)
            {
                AddMarker(style.MarkerEnd, vertices[i], isStart: false, context, state, markers);
            }
        }

        return markers;
    }

    private void AddMarker(string? id, MarkerVertex vertex, bool isStart, ContextPaints context, BuildState state, List<SceneNode> into)
    {
        if (tree.Find(id) is not { Name: "marker" } marker || open.Contains(marker))
        {
            return;
        }

        var style = StyleOf(marker);
        var units = state with { Style = style };
        var width = units.Length(marker, "markerWidth", Direction.Across) ?? 3;
        var height = units.Length(marker, "markerHeight", Direction.Down) ?? 3;
        if (!(width > 0 && height > 0))
        {
            return;
        }

        var placed = Affine.Translate(vertex.X, vertex.Y) * Turn(marker["orient"], vertex, isStart);
        if (marker["markerUnits"] != "userSpaceOnUse")
        {
            var scale = state.Style.StrokeWidth.Resolve(Direction.Diagonal, state.Viewport, state.Style.FontSize);
            placed *= Affine.Scale(scale, scale);
        }

        var inner = Affine.Identity;
        var window = Box.At(0, 0, width, height);
        var viewport = state.Viewport;
        if (marker["viewBox"] is { } viewBox)
        {
            if (ViewBox.Parse(viewBox) is not { } box)
            {
                return;
            }

            inner = AspectRatio.Parse(marker["preserveAspectRatio"]).Map(box, window);
            viewport = new Viewport(box.Width, box.Height);
        }

        // The reference point is in the content's units, the window is not.
        var inside = state with { Style = style, Viewport = viewport };
        var (refX, refY) = inner.Apply(Reference(marker["refX"], "left", "right", viewport.Width), Reference(marker["refY"], "top", "bottom", viewport.Height));
        placed *= Affine.Translate(-refX, -refY);
        if (!placed.IsInvertible)
        {
            return;
        }

        budget.CountNode(marker, state.Depth + 1);
        open.Add(marker);
        var group = new SceneGroup(placed) { Window = ShowsOverflow(marker) ? null : window };
        var content = new SceneGroup(inner);
        AddChildren(marker, inside with { Context = context, ToContext = placed * inner, Depth = state.Depth + 1 }, content.Children);
        open.Remove(marker);
        if (content.Children.Count > 0)
        {
            group.Children.Add(content);
            Finish(group, marker, inside, into);
        }

        double Reference(string? text, string start, string end, double whole) => text?.Trim() switch
        {
            null => 0,
            var word when word == start => 0,
            "center" => whole / 2,
            var word when word == end => whole,
            var other => Values.Length.Parse(other)?.Resolve(Direction.Across, new Viewport(whole, whole), style.FontSize) ?? 0,
        };
    }

    private static Affine Turn(string? orient, MarkerVertex vertex, bool isStart)
    {
        var (x, y) = (vertex.DirectionX, vertex.DirectionY);
        switch (orient?.Trim())
        {
            case "auto":
                return new Affine(x, y, -y, x, 0, 0);
            case "auto-start-reverse":
                return isStart ? new Affine(-x, -y, y, -x, 0, 0) : new Affine(x, y, -y, x, 0, 0);
            case null:
                return Affine.Identity;
        }

        var cursor = new TextCursor(orient.AsSpan().Trim());
        if (!cursor.TryNumber(out var degrees))
        {
            return Affine.Identity;
        }

        double? scale = cursor.TakeLetters() switch { "" or "deg" => 1, "grad" => 0.9, "turn" => 360, "rad" => 180 / Math.PI, _ => null };
        return scale is { } unit && cursor.AtEnd ? Affine.Rotate(degrees * unit) : Affine.Identity;
    }
}
