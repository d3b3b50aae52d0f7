using OgService.Svg.Documents;
using OgService.Svg.Geometry;
using OgService.Svg.Styles;
using OgService.Svg.Values;

namespace OgService.Svg.Scenes;

/// <content><c>use</c>, <c>symbol</c> and nested <c>svg</c> (SVG 2, 5.5, 5.6, 8.2).</content>
internal sealed partial class SceneBuilder
{
    private readonly Dictionary<SvgElement, bool> usesContext = [];

    private void AddUse(SvgElement use, BuildState state, SceneGroup group)
    {
        if (tree.Find(use.Link) is not { } target || IsWithin(use, target) || !open.Add(use))
        {
            return;
        }

        var x = state.Length(use, "x", Direction.Across) ?? 0;
        var y = state.Length(use, "y", Direction.Down) ?? 0;
        group.Transform *= Affine.Translate(x, y);
        var content = ContentOfUse(use, target, state with { Context = null, ToContext = Affine.Identity });

        // What a gradient of the use spans is known once its content is.
        if (state.Style is { Fill.Kind: not PaintKind.None } or { Stroke.Kind: not PaintKind.None } && UsesContext(target))
        {
            var bounds = content.Bounds;
            var paints = new ContextPaints(ResolvePaint(state.Style.Fill, bounds, state), ResolvePaint(state.Style.Stroke, bounds, state));
            content = ContentOfUse(use, target, state with { Context = paints, ToContext = Affine.Identity });
        }

        group.Children.AddRange(content.Children);
        open.Remove(use);
    }

    private SceneGroup ContentOfUse(SvgElement use, SvgElement target, BuildState state)
    {
        var content = new SceneGroup(Affine.Identity);
        switch (target.Name)
        {
            case "symbol":
                AddSymbol(use, target, state, content.Children);
                break;
            case "svg" when IsDrawn(target):
                var style = StyleReader.Apply(state.Style, target);
                if (TransformOf(target, state.Viewport, style) is { } transform)
                {
                    budget.CountNode(target, state.Depth + 1);
                    var inner = new SceneGroup(transform);
                    var inside = state.Inside(transform) with { Style = style };
                    AddViewport(target, inside, inner, state.Length(use, "width", Direction.Across), state.Length(use, "height", Direction.Down));
                    Finish(inner, target, inside, content.Children);
                }

                break;
            default:
                Add(target, state, content.Children);
                break;
        }

        return content;
    }

    private void AddSymbol(SvgElement use, SvgElement symbol, BuildState above, List<SceneNode> into)
    {
        if (symbol["display"] == "none")
        {
            return;
        }

        budget.CountNode(symbol, above.Depth + 1);
        var style = StyleReader.Apply(above.Style, symbol);
        if (TransformOf(symbol, above.Viewport, style) is not { } transform)
        {
            return;
        }

        var group = new SceneGroup(transform);
        var state = above.Inside(transform) with { Style = style };
        var width = above.Length(use, "width", Direction.Across) ?? state.Length(symbol, "width", Direction.Across) ?? above.Viewport.Width;
        var height = above.Length(use, "height", Direction.Down) ?? state.Length(symbol, "height", Direction.Down) ?? above.Viewport.Height;
        AddInWindow(symbol, state, group, Box.At(0, 0, width, height), isWindow: !ShowsOverflow(symbol));
        Finish(group, symbol, state, into);
    }

    /// <summary>A nested <c>svg</c>.</summary>
    /// <param name="width">Said by what uses it; null for its own.</param>
    private void AddViewport(SvgElement svg, BuildState state, SceneGroup group, double? width, double? height)
    {
        var x = state.Length(svg, "x", Direction.Across) ?? 0;
        var y = state.Length(svg, "y", Direction.Down) ?? 0;
        var place = Box.At(
            x,
            y,
            width ?? state.Length(svg, "width", Direction.Across) ?? state.Viewport.Width,
            height ?? state.Length(svg, "height", Direction.Down) ?? state.Viewport.Height);

        // Only a view box: it fills the viewport around it, which clips already.
        var hasPlace = width is not null || height is not null || svg["x"] is not null || svg["y"] is not null || svg["width"] is not null || svg["height"] is not null;
        AddInWindow(svg, state, group, place, isWindow: !ShowsOverflow(svg) && (hasPlace || svg["viewBox"] is null));
    }

    private void AddInWindow(SvgElement element, BuildState state, SceneGroup group, Box place, bool isWindow)
    {
        if (!place.HasArea)
        {
            return;
        }

        var map = Affine.Translate(place.Left, place.Top);
        var viewport = new Viewport(place.Width, place.Height);
        if (ViewBox.Parse(element["viewBox"]) is { } box)
        {
            map = AspectRatio.Parse(element["preserveAspectRatio"]).Map(box, place);
            viewport = new Viewport(box.Width, box.Height);
        }

        if (isWindow)
        {
            group.Window = place;
        }

        var inner = new SceneGroup(map);
        AddChildren(element, state.Inside(map) with { Viewport = viewport }, inner.Children);
        if (inner.Children.Count > 0)
        {
            group.Children.Add(inner);
        }
    }

    private static bool ShowsOverflow(SvgElement element) => OwnProperty(element, "overflow") is "visible" or "auto";

    private static bool IsWithin(SvgElement element, SvgElement ancestor)
    {
        for (var at = element; at is not null; at = at.Parent)
        {
            if (ReferenceEquals(at, ancestor))
            {
                return true;
            }
        }

        return false;
    }

    // As deep as elements nest. What the target uses in turn has its own context.
    private bool UsesContext(SvgElement element)
    {
        if (!usesContext.TryGetValue(element, out var uses))
        {
            uses = element.Attributes.Any(attribute => attribute.Value.Contains("context-", StringComparison.Ordinal)) || element.Children.Any(UsesContext);
            usesContext[element] = uses;
        }

        return uses;
    }
}
