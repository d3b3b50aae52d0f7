using AngleSharp.Dom;
using OgService.Cards.Styles;
using OgService.Cards.Templates;
using OgService.Cards;

namespace OgService.Conformance.Layout;

/// <summary>Styles of HTML elements in the layout engine's terms: CSS's initial values, <c>style</c> attributes and the rules of <c>style</c>
/// elements in their order. Texts, specificity and <c>!important</c> are not known here.</summary>
internal sealed class HtmlStyles
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoFonts = [];

    // Said in pages for the eye, or by habit; none of them moves a box here.
    private static readonly HashSet<string> Ignored = ["font", "list-style", "cursor", "transition", "text-align"];

    private readonly List<(string Selector, List<(string Name, string Value)> Declarations)> rules = [];
    private readonly CardSize viewport;
    private readonly List<string> complaints;

    public HtmlStyles(IDocument document, CardSize viewport, List<string> complaints)
    {
        this.viewport = viewport;
        this.complaints = complaints;
        foreach (var sheet in document.QuerySelectorAll("style"))
        {
            foreach (var rule in WithoutComments(sheet.TextContent).Split('}'))
            {
                var brace = rule.IndexOf('{');
                if (brace > 0)
                {
                    rules.Add((rule[..brace].Trim(), Declarations(rule[(brace + 1)..])));
                }
            }
        }
    }

    /// <summary>Of the viewport, which everything inherits from.</summary>
    public static ComputedStyle Initial => new() { Display = Display.Block, SizesContent = true, FontSizePx = 16 };

    public ComputedStyle Of(IElement element, ComputedStyle inherited)
    {
        var style = inherited.Inherit();
        style.Display = Display.Block;
        style.SizesContent = true;
        var declarations = rules.Where(rule => Matches(element, rule.Selector)).SelectMany(rule => rule.Declarations).ToList();
        if (element.GetAttribute("dir") is { } direction)
        {
            declarations.Insert(0, ("direction", direction));
        }

        declarations.AddRange(Declarations(element.GetAttribute("style") ?? ""));

        // What other values are relative to comes first; otherwise the later one wins.
        foreach (var (name, value) in declarations.OrderBy(declaration => declaration.Name is "font-size" or "direction" ? 0 : 1))
        {
            Apply(style, name, value);
        }

        return style;
    }

    private void Apply(ComputedStyle style, string name, string value)
    {
        foreach (var (property, text) in Translate(name, value))
        {
            if (!StyleProperties.All.TryGetValue(property, out var known))
            {
                Complain($"{property}: not known");
            }
            else if (known.Parse(text) is { } parsed)
            {
                known.Apply(style, parsed, new StyleContext(style.FontSizePx, viewport, NoFonts, CardResources.Of(TemplatePictures.None)));
            }
            else
            {
                Complain($"{property}: {text} is not understood; {known.Expected}");
            }
        }
    }

    // Names and values that browsers have beyond the template language.
    private static IEnumerable<(string Name, string Value)> Translate(string name, string value) => (name, value) switch
    {
        _ when Ignored.Contains(name) || name.StartsWith("--", StringComparison.Ordinal) => [],
        ("display", "inline-flex") => [("display", "flex")],
        ("display", "inline-grid") => [("display", "grid")],
        ("display", "inline-block" or "flow-root" or "inline") => [("display", "block")],
        ("overflow" or "overflow-x" or "overflow-y", "auto" or "scroll" or "hidden") => [("overflow", "hidden")],
        ("overflow-x" or "overflow-y", "visible" or "clip") or ("overflow", "clip") => [],
        ("overflow", _) when value.Contains("hidden", StringComparison.Ordinal) => [("overflow", "hidden")],
        ("border-style", "none") => [("border-width", "0")],
        ("border-style", "double" or "groove" or "ridge" or "inset" or "outset") => [],
        ("visibility", "collapse") => [("visibility", "hidden")],
        ("grid-gap", _) => [("gap", value)],
        ("grid-row-gap", _) => [("row-gap", value)],
        ("grid-column-gap", _) => [("column-gap", value)],
        ("grid-template", _) when value.Split('/') is [var rows, var columns] => [("grid-template-rows", rows.Trim()), ("grid-template-columns", columns.Trim())],
        _ => [(name, value)],
    };

    private void Complain(string complaint)
    {
        if (!complaints.Contains(complaint))
        {
            complaints.Add(complaint);
        }
    }

    private static bool Matches(IElement element, string selector)
    {
        try
        {
            return element.Matches(selector);
        }
        catch (DomException)
        {
            return false;
        }
    }

    private static List<(string Name, string Value)> Declarations(string text)
    {
        var declarations = new List<(string, string)>();
        foreach (var declaration in text.Split(';'))
        {
            var colon = declaration.IndexOf(':');
            if (colon > 0)
            {
                var value = declaration[(colon + 1)..].Replace("!important", "", StringComparison.OrdinalIgnoreCase).Trim();
                declarations.Add((declaration[..colon].Trim().ToLowerInvariant(), value));
            }
        }

        return declarations;
    }

    private static string WithoutComments(string text)
    {
        while (text.IndexOf("/*", StringComparison.Ordinal) is var start and >= 0)
        {
            var end = text.IndexOf("*/", start + 2, StringComparison.Ordinal);
            text = text[..start] + (end < 0 ? "" : text[(end + 2)..]);
        }

        return text;
    }
}
