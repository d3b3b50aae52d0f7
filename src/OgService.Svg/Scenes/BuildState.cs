using OgService.Svg.Documents;
using OgService.Svg.Geometry;
using OgService.Svg.Styles;
using OgService.Svg.Values;

namespace OgService.Svg.Scenes;

/// <summary>What an element's content inherits from where it stands.</summary>
/// <param name="Viewport">What percentages are of.</param>
/// <param name="Context">What <c>context-fill</c> and <c>context-stroke</c> mean here; null outside of uses and markers.</param>
/// <param name="ToContext">From here to the user space of the context.</param>
/// <param name="Depth">How deep it is nested, what is used counted in.</param>
internal sealed record BuildState(Style Style, Viewport Viewport, ContextPaints? Context, Affine ToContext, int Depth)
{
    /// <summary>The same inside a transform.</summary>
    public BuildState Inside(in Affine transform) => this with { ToContext = ToContext * transform, Depth = Depth + 1 };

    /// <summary>The same for content that stands elsewhere in the document.</summary>
    public BuildState ForContentOf(Style style) => this with { Style = style, Context = null, ToContext = Affine.Identity, Depth = Depth + 1 };

    /// <summary>An attribute as a length in user units; null when it is missing or wrong.</summary>
    public double? Length(SvgElement element, string name, Direction direction) =>
        Values.Length.Parse(element[name])?.Resolve(direction, Viewport, Style.FontSize);
}

/// <summary>The paints of the element that uses something or bears a marker, in its user space. Null is none.</summary>
internal sealed record ContextPaints(ScenePaint? Fill, ScenePaint? Stroke);
