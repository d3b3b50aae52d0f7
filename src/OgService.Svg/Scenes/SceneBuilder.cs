using OgService.Imaging;
using OgService.Raster;
using OgService.Svg.Documents;
using OgService.Svg.Geometry;
using OgService.Svg.Styles;
using OgService.Svg.Values;

namespace OgService.Svg.Scenes;

/// <summary>Makes a scene of a document: follows references, resolves units and inheritance. Walks as deep as elements nest, which
/// <see cref="BuildBudget"/> bounds.</summary>
internal sealed partial class SceneBuilder
{
    private readonly ElementTree tree;
    private readonly BuildBudget budget;
    private readonly NoteList notes;
    private readonly Style initial;

    // Elements whose content is being built: a reference back to one of them would never end.
    private readonly HashSet<SvgElement> open = [];
    private readonly Dictionary<SvgElement, Style> styles = [];

    public SceneBuilder(ElementTree tree, BuildBudget budget, NoteList notes, Rgba currentColor)
    {
        this.tree = tree;
        this.budget = budget;
        this.notes = notes;
        initial = new Style { Color = currentColor };
    }

    /// <summary>Pictures within embedded documents are drawn, documents within them are not.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>The content of the root, in the space its view box makes.</summary>
    public SceneGroup Build(Viewport viewport, int depth)
    {
        var group = new SceneGroup(Affine.Identity);
        var root = tree.Root;
        if (!Conditions.Hold(root) || root["display"] == "none")
        {
            return group;
        }

        var state = new BuildState(StyleOf(root), viewport, null, Affine.Identity, depth);
        budget.CountNode(root, depth);
        AddChildren(root, state, group.Children);
        if (!ApplyEffects(group, root, state))
        {
            group.Children.Clear();
        }

        return group;
    }

    private void AddChildren(SvgElement element, BuildState state, List<SceneNode> into)
    {
        foreach (var child in element.Children)
        {
            Add(child, state, into);
        }
    }

    private void Add(SvgElement element, BuildState above, List<SceneNode> into)
    {
        if (!IsDrawn(element))
        {
            return;
        }

        if (Enter(element, above) is not var (state, group))
        {
            return;
        }

        switch (element.Name)
        {
            case "g" or "a":
                AddChildren(element, state, group.Children);
                break;
            case "switch":
                AddChosen(element, state, group.Children);
                break;
            case "svg":
                AddViewport(element, state, group, null, null);
                break;
            case "use":
                AddUse(element, state, group);
                break;
            case "image":
                AddImage(element, state, group);
                break;
            default:
                AddShape(element, ShapeOutlines.Of(element, state, budget), state, group.Children);
                break;
        }

        Finish(group, element, state, into);
    }

    /// <summary>What holds inside an element, and its empty group; null for one whose transform is wrong.</summary>
    private (BuildState State, SceneGroup Group)? Enter(SvgElement element, BuildState above)
    {
        budget.CountNode(element, above.Depth + 1);
        var style = StyleReader.Apply(above.Style, element);
        return TransformOf(element, above.Viewport, style) is { } transform
            ? (above.Inside(transform) with { Style = style }, new SceneGroup(transform))
            : null;
    }

    // A group that changes nothing about its one child need not be there.
    private void Finish(SceneGroup group, SvgElement element, BuildState state, List<SceneNode> into)
    {
        if (group.Children.Count == 0 || !ApplyEffects(group, element, state))
        {
            return;
        }

        var isPlain = group.Transform == Affine.Identity && group is { Window: null, Clip: null, Mask: null, Opacity: 1, Blend: CompositeMode.SourceOver, IsIsolated: false };
        into.Add(isPlain && group.Children.Count == 1 ? group.Children[0] : group);
    }

    private static bool IsGraphic(string name) => name
        is "g" or "a" or "switch" or "svg" or "use" or "image" or "path" or "rect" or "circle" or "ellipse" or "line" or "polyline" or "polygon";

    private static bool IsDrawn(SvgElement element) => IsGraphic(element.Name)
        && element["display"] != "none" && Conditions.Hold(element);

    // SVG 2, 5.8.3: the first child whose conditions hold, drawn or not.
    private void AddChosen(SvgElement element, BuildState state, List<SceneNode> into)
    {
        foreach (var child in element.Children)
        {
            if ((IsGraphic(child.Name) || child.Name is "text" or "foreignObject") && Conditions.Hold(child))
            {
                Add(child, state, into);
                return;
            }
        }
    }

    /// <summary>The style an element has where it stands, without regard to what uses it.</summary>
    private Style StyleOf(SvgElement element)
    {
        if (!styles.TryGetValue(element, out var style))
        {
            style = StyleReader.Apply(element.Parent is { } parent ? StyleOf(parent) : initial, element);
            styles[element] = style;
        }

        return style;
    }

    /// <summary>A property that is not inherited unless it says so; null when nothing is said.</summary>
    private static string? OwnProperty(SvgElement? element, string name)
    {
        while (element?[name] is { } value)
        {
            if (value != "inherit")
            {
                return value;
            }

            element = element.Parent;
        }

        return null;
    }

    // Null when nothing can be seen through it.
    private static Affine? TransformOf(SvgElement element, Viewport viewport, Style style, string name = "transform")
    {
        if (element[name] is not { } text)
        {
            return Affine.Identity;
        }

        var transform = TransformList.Parse(text) ?? Affine.Identity;
        if (!transform.IsInvertible)
        {
            return null;
        }

        return element["transform-origin"] is { } origin ? TransformOrigin.Around(origin, transform, viewport, style.FontSize) : transform;
    }

    private void AddShape(SvgElement element, Outline outline, BuildState state, List<SceneNode> into)
    {
        if (outline.IsEmpty)
        {
            return;
        }

        var style = state.Style;
        var fill = style.IsVisible && ResolvePaint(style.Fill, outline.Bounds, state) is { } paint ? new SceneFill(paint, style.FillOpacity, style.FillRule) : null;
        var stroke = style.IsVisible ? StrokeOf(element, outline, state) : null;
        var order = style.PaintOrder;
        var markers = style.IsVisible ? MarkersOf(outline, state) : [];
        if (markers.Count == 0 || order.Third == PaintLayer.Markers)
        {
            into.Add(Shape(fill, stroke));
            into.AddRange(markers);
            return;
        }

        foreach (var layer in (ReadOnlySpan<PaintLayer>)[order.First, order.Second, order.Third])
        {
            if (layer == PaintLayer.Markers)
            {
                into.AddRange(markers);
            }
            else
            {
                into.Add(layer == PaintLayer.Fill ? Shape(fill, null) : Shape(null, stroke));
            }
        }

        SceneShape Shape(SceneFill? inside, SceneStroke? line) =>
            new(outline, inside, line) { StrokeFirst = order.StrokeBeforeFill, SmoothEdges = style.SmoothEdges };
    }

    private SceneStroke? StrokeOf(SvgElement element, Outline outline, BuildState state)
    {
        var style = state.Style;
        if (style.Stroke.Kind == PaintKind.None)
        {
            return null;
        }

        var width = style.StrokeWidth.Resolve(Direction.Diagonal, state.Viewport, style.FontSize);

        if (!(width > 0) || ResolvePaint(style.Stroke, outline.Bounds, state) is not { } paint)
        {
            return null;
        }

        budget.CountText(element, 10L * style.Dashes.Count);
        var dashes = style.Dashes.Select(dash => (float)dash.Resolve(Direction.Diagonal, state.Viewport, style.FontSize)).ToArray();
        return new SceneStroke(paint, style.StrokeOpacity, new StrokeStyle
        {
            Width = (float)width,
            Cap = style.LineCap,
            Join = style.LineJoin,
            MiterLimit = (float)style.MiterLimit,
            Dashes = dashes.All(dash => dash >= 0) && dashes.Sum() > 0 ? dashes : [],
            DashOffset = (float)style.DashOffset.Resolve(Direction.Diagonal, state.Viewport, style.FontSize),
        });
    }
}
