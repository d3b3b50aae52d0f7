using OgService.Svg.Documents;

namespace OgService.Svg.Scenes;

/// <summary>A gradient or pattern with those it names by <c>href</c>, whose attributes and content fill in what it does not say itself (SVG 2, 14.1.1).
/// Ends at an element of another kind, and where it would go round.</summary>
internal sealed class TemplateChain
{
    private const int MostLinks = 64;

    private readonly List<SvgElement> chain = [];

    /// <param name="kinds">Names of elements that may be in it.</param>
    public TemplateChain(SvgElement element, ElementTree tree, params ReadOnlySpan<string> kinds)
    {
        Element = element;
        for (var at = element; at is not null && chain.Count < MostLinks && kinds.Contains(at.Name) && !chain.Contains(at); at = tree.Find(at.Link))
        {
            chain.Add(at);
        }
    }

    /// <summary>The first one.</summary>
    public SvgElement Element { get; }

    public string? this[string attribute] => With(attribute)?[attribute];

    public SvgElement? With(string attribute) => chain.Find(element => element[attribute] is not null);

    /// <summary>An attribute that linear and radial gradients do not share.</summary>
    public string? OwnKind(string attribute) => chain.Find(element => element.Name == Element.Name && element[attribute] is not null)?[attribute];

    /// <param name="name">Null for any.</param>
    public SvgElement? WithChild(string? name) => chain.Find(element => name is null
        ? element.Children.Count > 0
        : element.Children.Any(child => child.Name == name));
}
