using OgService.Imaging;
using OgService.Raster;
using OgService.Svg.Documents;
using OgService.Svg.Geometry;
using OgService.Svg.Values;

namespace OgService.Svg.Scenes;

/// <content>Paints: colours, gradients and patterns (SVG 2, 13.2 and 14).</content>
internal sealed partial class SceneBuilder
{
    private readonly Dictionary<(SvgElement, Viewport), ScenePattern> patterns = [];

    /// <param name="bounds">Of the element that is painted.</param>
    /// <returns>Null for none.</returns>
    private ScenePaint? ResolvePaint(PaintValue value, Box? bounds, BuildState state)
    {
        switch (value.Kind)
        {
            case PaintKind.Color:
                return new SceneColor(value.Color);
            case PaintKind.CurrentColor:
                return new SceneColor(state.Style.Color);
            case PaintKind.ContextFill:
                return state.Context?.Fill?.SeenThrough(state.ToContext);
            case PaintKind.ContextStroke:
                return state.Context?.Stroke?.SeenThrough(state.ToContext);
            case PaintKind.Server:
                return ResolveServer(value, bounds, state);
            default:
                return null;
        }
    }

    private ScenePaint? ResolveServer(PaintValue value, Box? bounds, BuildState state)
    {
        var server = tree.Find(value.Server);
        if (server?.Name is "linearGradient" or "radialGradient")
        {
            var template = new TemplateChain(server, tree, "linearGradient", "radialGradient");
            if (template["gradientUnits"] == "userSpaceOnUse" || bounds is { HasArea: true })
            {
                return GradientOf(template, bounds, state) ?? FallbackOf(value, bounds, state);
            }
        }
        else if (server?.Name == "pattern")
        {
            return PatternOf(new TemplateChain(server, tree, "pattern"), bounds, state) ?? FallbackOf(value, bounds, state);
        }

        return FallbackOf(value, bounds, state);
    }

    private ScenePaint? FallbackOf(PaintValue value, Box? bounds, BuildState state) =>
        value.Fallback is { } fallback ? ResolvePaint(fallback, bounds, state) : null;

    private ScenePaint? GradientOf(TemplateChain template, Box? bounds, BuildState state)
    {
        var stops = StopsOf(template);
        if (stops.Count == 0)
        {
            return null;
        }

        var ofBox = template["gradientUnits"] != "userSpaceOnUse";
        var units = ofBox ? state with { Viewport = new Viewport(1, 1) } : state;
        var source = template.With("gradientTransform");
        var own = (source is null ? null : TransformOf(source, units.Viewport, state.Style, "gradientTransform")) ?? Affine.Identity;
        var map = ofBox ? Affine.To(bounds!.Value) * own : own;
        var extend = template["spreadMethod"] switch { "repeat" => GradientExtend.Repeat, "reflect" => GradientExtend.Reflect, _ => GradientExtend.Pad };
        if (stops.Count == 1)
        {
            return new SceneColor(stops[0].Color);
        }

        var last = new SceneColor(stops[^1].Color);
        var ends = WithEnds(stops, extend);
        if (template.Element.Name == "linearGradient")
        {
            var line = new SceneLinearGradient(
                map,
                ends,
                extend,
                Length("x1", Direction.Across, "0%"),
                Length("y1", Direction.Down, "0%"),
                Length("x2", Direction.Across, "100%"),
                Length("y2", Direction.Down, "0%"));
            return line.X1 == line.X2 && line.Y1 == line.Y2 ? last : line;
        }

        var (cx, cy) = (Length("cx", Direction.Across, "50%"), Length("cy", Direction.Down, "50%"));
        var radius = Length("r", Direction.Diagonal, "50%");
        var (fx, fy) = (LengthOrNull("fx", Direction.Across) ?? cx, LengthOrNull("fy", Direction.Down) ?? cy);
        var focus = Math.Max(0, Length("fr", Direction.Diagonal, "0%"));
        if (focus == radius && fx == cx && fy == cy && extend == GradientExtend.Pad)
        {
            // No room between the circles: the first colour inside, the last one outside.
            (focus, ends) = (0, [ends[0], ends[0] with { Offset = 1 }, ends[^1] with { Offset = 1 }, ends[^1] with { Offset = 1 + (1f / 1024) }]);
        }

        return radius > 0 ? new SceneRadialGradient(map, ends, extend, cx, cy, radius, fx, fy, focus) : last;

        double Length(string name, Direction direction, string otherwise) =>
            LengthOrNull(name, direction) ?? Values.Length.Parse(otherwise)!.Value.Resolve(direction, units.Viewport, state.Style.FontSize);

        double? LengthOrNull(string name, Direction direction) => template.OwnKind(name) is { } text
            ? Values.Length.Parse(text)?.Resolve(direction, units.Viewport, state.Style.FontSize)
            : null;
    }

    private List<GradientStop> StopsOf(TemplateChain template)
    {
        var stops = new List<GradientStop>();
        foreach (var stop in template.WithChild("stop")?.Children ?? [])
        {
            // As long as reading its colours takes, at least.
            budget.CountText(stop, stop.TextLength + 40);
            if (stop.Name != "stop")
            {
                continue;
            }

            // Each at least where the one before it is.
            var offset = (float)(stop["offset"] is { } text ? ColorText.ParseOpacity(text) ?? 0 : 0);
            offset = Math.Max(offset, stops.Count > 0 ? stops[^1].Offset : 0);
            var color = OwnProperty(stop, "stop-color") switch
            {
                null => new Rgba(0, 0, 0),
                var current when current.Trim().Equals("currentColor", StringComparison.OrdinalIgnoreCase) => StyleOf(stop).Color,
                var other => ColorText.TryParse(other, out var read) ? read : new Rgba(0, 0, 0),
            };
            var opacity = OwnProperty(stop, "stop-opacity") is { } share ? ColorText.ParseOpacity(share) ?? 1 : 1;
            stops.Add(new GradientStop(offset, color with { A = (byte)((color.A * opacity) + 0.5) }));
            if (stops.Count > 1024)
            {
                break;
            }
        }

        return stops;
    }

    // Gradients that go on by their end colours may change colour at the very end: what goes on is what stands before.
    private static List<GradientStop> WithEnds(List<GradientStop> stops, GradientExtend extend)
    {
        const float Beyond = 1f / 64;
        var all = new List<GradientStop>(stops);
        if (stops[0].Offset > 0)
        {
            all.Insert(0, stops[0] with { Offset = 0 });
        }

        if (stops[^1].Offset < 1)
        {
            all.Add(stops[^1] with { Offset = 1 });
        }

        if (extend == GradientExtend.Pad && all[0].Offset == all[1].Offset)
        {
            all.Insert(0, all[0] with { Offset = -Beyond });
        }

        if (extend == GradientExtend.Pad && all[^1].Offset == all[^2].Offset)
        {
            all.Add(all[^1] with { Offset = 1 + Beyond });
        }

        return all;
    }

    private ScenePattern? PatternOf(TemplateChain template, Box? bounds, BuildState state)
    {
        var ofBox = template["patternUnits"] != "userSpaceOnUse";
        var viewBox = ViewBox.Parse(template["viewBox"]);
        var contentOfBox = viewBox is null && template["patternContentUnits"] == "objectBoundingBox";
        var isShared = !ofBox && !contentOfBox;
        var key = (template.Element, state.Viewport);
        if (isShared && patterns.TryGetValue(key, out var known))
        {
            return known;
        }

        if (((ofBox || contentOfBox) && bounds is not { HasArea: true }) || template.WithChild(null) is not { } source || !open.Add(source))
        {
            return null;
        }

        var built = BuildPattern(template, source, ofBox ? bounds : null, contentOfBox ? bounds : null, viewBox, state);
        open.Remove(source);
        if (isShared && built is not null)
        {
            patterns[key] = built;
        }

        return built;
    }

    private ScenePattern? BuildPattern(TemplateChain template, SvgElement source, Box? tileOf, Box? contentOf, Box? viewBox, BuildState state)
    {
        var units = tileOf is null ? state : state with { Viewport = new Viewport(1, 1) };
        var tile = Box.At(Length("x", Direction.Across), Length("y", Direction.Down), Length("width", Direction.Across), Length("height", Direction.Down));
        if (tileOf is { } of)
        {
            tile = Box.At(of.Left + (tile.Left * of.Width), of.Top + (tile.Top * of.Height), tile.Width * of.Width, tile.Height * of.Height);
        }

        var transformSource = template.With("patternTransform");
        var map = (transformSource is null ? null : TransformOf(transformSource, state.Viewport, state.Style, "patternTransform")) ?? Affine.Identity;
        if (!tile.HasArea)
        {
            return null;
        }

        // The content's origin is the tile's corner.
        var inner = Affine.Translate(tile.Left, tile.Top);
        var inside = state.ForContentOf(StyleOf(source));
        if (viewBox is { } box)
        {
            inner = AspectRatio.Parse(template["preserveAspectRatio"]).Map(box, tile);
            inside = inside with { Viewport = new Viewport(box.Width, box.Height) };
        }
        else if (contentOf is { } whole)
        {
            inner *= Affine.Scale(whole.Width, whole.Height);
        }

        budget.CountNode(source, inside.Depth);
        var content = new SceneGroup(inner);
        AddChildren(source, inside, content.Children);
        return new ScenePattern(map, tile, content, OwnProperty(template.Element, "overflow") is "visible" or "auto");

        double Length(string name, Direction direction) => template[name] is { } text
            ? Values.Length.Parse(text)?.Resolve(direction, units.Viewport, state.Style.FontSize) ?? 0
            : 0;
    }
}
