using OgService.Raster;
using OgService.Svg.Documents;
using OgService.Svg.Geometry;
using OgService.Svg.Values;

namespace OgService.Svg.Scenes;

/// <content>What happens to an element as a whole: opacity, blending, clip paths and masks (CSS Masking 1, Compositing 1).</content>
internal sealed partial class SceneBuilder
{
    private readonly Dictionary<(SvgElement, Viewport), SceneClip> clips = [];
    private readonly Dictionary<(SvgElement, Viewport), SceneMask> masks = [];

    // References that were found to go round.
    private readonly HashSet<(SvgElement, string)> dropped = [];

    /// <returns>False when the element is not drawn at all.</returns>
    private bool ApplyEffects(SceneGroup group, SvgElement element, BuildState state)
    {
        group.Opacity = OwnProperty(element, "opacity") is { } opacity ? ColorText.ParseOpacity(opacity) ?? 1 : 1;
        group.Blend = BlendOf(OwnProperty(element, "mix-blend-mode"));
        group.IsIsolated = OwnProperty(element, "isolation") == "isolate";
        if (OwnProperty(element, "filter") is { } filter && filter != "none")
        {
            notes.Add(element.Line, "filters are not drawn: what they would change is drawn without them");
        }

        if (Linked(element, "clip-path", "clipPath") is { } clipPath)
        {
            if (ClipOf(clipPath, group.Bounds, state) is not { } clip)
            {
                return false;
            }

            group.Clip = clip;
        }

        if (Linked(element, "mask", "mask") is { } mask)
        {
            group.Mask = MaskOf(mask, group.Bounds, state);
            return group.Mask is not null;
        }

        return true;
    }

    // A reference to nothing, or to something else, counts as none (CSS Masking 1, 5.1). So does one that goes round, from then on.
    private SvgElement? Linked(SvgElement element, string property, string name)
    {
        if (OwnProperty(element, property) is not { } value || !LocalReference.TryFunction(value, out var id, out _) || tree.Find(id) is not { } linked
            || linked.Name != name)
        {
            return null;
        }

        if (open.Contains(linked))
        {
            dropped.Add((element, property));
        }

        return dropped.Contains((element, property)) ? null : linked;
    }

    private SceneClip? ClipOf(SvgElement clipPath, Box? bounds, BuildState state)
    {
        var ofBox = clipPath["clipPathUnits"] == "objectBoundingBox";
        if (!ofBox && clips.TryGetValue((clipPath, state.Viewport), out var known))
        {
            return known;
        }

        open.Add(clipPath);
        var clip = BuildClip(clipPath, ofBox, bounds, state);
        open.Remove(clipPath);
        if (!ofBox && clip is not null)
        {
            clips[(clipPath, state.Viewport)] = clip;
        }

        return clip;
    }

    private SceneClip? BuildClip(SvgElement clipPath, bool ofBox, Box? bounds, BuildState state)
    {
        var inside = state.ForContentOf(StyleOf(clipPath));
        budget.CountNode(clipPath, inside.Depth);
        if ((ofBox && bounds is not { HasArea: true }) || TransformOf(clipPath, ofBox ? new Viewport(1, 1) : state.Viewport, inside.Style) is not { } transform)
        {
            return null;
        }

        SceneClip? outer = null;
        if (Linked(clipPath, "clip-path", "clipPath") is { } other)
        {
            outer = ClipOf(other, bounds, inside);
            if (outer is null)
            {
                return null;
            }
        }

        var content = new SceneGroup(ofBox ? Affine.To(bounds!.Value) * transform : transform);
        foreach (var child in clipPath.Children)
        {
            AddClipChild(child, inside, content.Children, throughUse: false);
        }

        return new SceneClip(content, outer);
    }

    // Shapes, and uses of a shape; no groups (CSS Masking 1, 6.1).
    private void AddClipChild(SvgElement element, BuildState above, List<SceneNode> into, bool throughUse)
    {
        if (!IsDrawn(element) || element.Name is "g" or "a" or "switch" or "svg" or "image" || (throughUse && element.Name == "use"))
        {
            return;
        }

        if (Enter(element, above) is not var (state, group))
        {
            return;
        }

        if (element.Name == "use")
        {
            if (tree.Find(element.Link) is { } target && !IsWithin(element, target))
            {
                group.Transform *= Affine.Translate(state.Length(element, "x", Direction.Across) ?? 0, state.Length(element, "y", Direction.Down) ?? 0);
                AddClipChild(target, state, group.Children, throughUse: true);
            }
        }
        else if (state.Style.IsVisible && ShapeOutlines.Of(element, state, budget) is { IsEmpty: false } outline)
        {
            group.Children.Add(new SceneShape(outline, new SceneFill(new SceneColor(new Imaging.Rgba(0, 0, 0)), 1, state.Style.ClipRule), null)
            {
                SmoothEdges = state.Style.SmoothEdges,
            });
        }

        if (group.Children.Count > 0 && ApplyClip(group, element, state))
        {
            into.Add(group);
        }
    }

    private bool ApplyClip(SceneGroup group, SvgElement element, BuildState state)
    {
        if (Linked(element, "clip-path", "clipPath") is not { } clipPath)
        {
            return true;
        }

        group.Clip = ClipOf(clipPath, group.Bounds, state);
        return group.Clip is not null;
    }

    private SceneMask? MaskOf(SvgElement mask, Box? bounds, BuildState state)
    {
        var ofBox = mask["maskUnits"] != "userSpaceOnUse";
        var contentOfBox = mask["maskContentUnits"] == "objectBoundingBox";
        var isShared = !ofBox && !contentOfBox;
        if (isShared && masks.TryGetValue((mask, state.Viewport), out var known))
        {
            return known;
        }

        open.Add(mask);
        var built = BuildMask(mask, ofBox, contentOfBox, bounds, state);
        open.Remove(mask);
        if (isShared && built is not null)
        {
            masks[(mask, state.Viewport)] = built;
        }

        return built;
    }

    private SceneMask? BuildMask(SvgElement mask, bool ofBox, bool contentOfBox, Box? bounds, BuildState state)
    {
        var inside = state.ForContentOf(StyleOf(mask));
        budget.CountNode(mask, inside.Depth);
        if ((ofBox || contentOfBox) && bounds is not { HasArea: true })
        {
            return null;
        }

        var region = RegionOf(mask, ofBox ? bounds : null, inside, new Box(-0.1, -0.1, 1.1, 1.1));
        if (!region.HasArea)
        {
            return null;
        }

        SceneMask? outer = null;
        if (Linked(mask, "mask", "mask") is { } other)
        {
            outer = MaskOf(other, bounds, inside);
            if (outer is null)
            {
                return null;
            }
        }

        var content = new SceneGroup(contentOfBox ? Affine.To(bounds!.Value) : Affine.Identity);
        AddChildren(mask, inside, content.Children);
        if (Linked(mask, "clip-path", "clipPath") is { } clipPath)
        {
            content.Clip = ClipOf(clipPath, bounds, inside);
        }

        return new SceneMask(content, region, OwnProperty(mask, "mask-type") == "alpha", inside.Style.MasksInLinearLight, outer);
    }

    /// <summary>The rectangle of x, y, width and height.</summary>
    /// <param name="bounds">What lengths are fractions of; null for user space.</param>
    /// <param name="otherwise">Fractions for those that are not said.</param>
    private static Box RegionOf(SvgElement element, Box? bounds, BuildState state, Box otherwise)
    {
        var units = bounds is null ? state : state with { Viewport = new Viewport(1, 1) };
        var whole = bounds is null ? state.Viewport : new Viewport(1, 1);
        var x = units.Length(element, "x", Direction.Across) ?? otherwise.Left * whole.Width;
        var y = units.Length(element, "y", Direction.Down) ?? otherwise.Top * whole.Height;
        var width = units.Length(element, "width", Direction.Across) ?? otherwise.Width * whole.Width;
        var height = units.Length(element, "height", Direction.Down) ?? otherwise.Height * whole.Height;
        var box = Box.At(x, y, width, height);
        return bounds is { } of ? Box.At(of.Left + (x * of.Width), of.Top + (y * of.Height), width * of.Width, height * of.Height) : box;
    }

    private static CompositeMode BlendOf(string? text) => text switch
    {
        "multiply" => CompositeMode.Multiply,
        "screen" => CompositeMode.Screen,
        "overlay" => CompositeMode.Overlay,
        "darken" => CompositeMode.Darken,
        "lighten" => CompositeMode.Lighten,
        "color-dodge" => CompositeMode.ColorDodge,
        "color-burn" => CompositeMode.ColorBurn,
        "hard-light" => CompositeMode.HardLight,
        "soft-light" => CompositeMode.SoftLight,
        "difference" => CompositeMode.Difference,
        "exclusion" => CompositeMode.Exclusion,
        "hue" => CompositeMode.Hue,
        "saturation" => CompositeMode.Saturation,
        "color" => CompositeMode.Color,
        "luminosity" => CompositeMode.Luminosity,
        _ => CompositeMode.SourceOver,
    };
}
