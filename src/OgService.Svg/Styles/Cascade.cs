using OgService.Svg.Documents;

namespace OgService.Svg.Styles;

/// <summary>Writes what style sheets and <c>style</c> attributes say over the presentation attributes of each element (CSS Cascade 4, 6).</summary>
internal sealed class Cascade
{
    private const int MostRules = 5_000;

    // Compared parts of selectors, a measure of time: sheets of drawing programs need a few hundred thousand.
    private const int MostSteps = 10_000_000;

    private static readonly HashSet<string> Properties =
    [
        "clip-path", "clip-rule", "color", "color-interpolation", "display", "fill", "fill-opacity", "fill-rule", "filter", "font-size", "image-rendering",
        "isolation", "marker-end", "marker-mid", "marker-start", "mask", "mask-type", "mix-blend-mode", "opacity", "overflow", "paint-order", "shape-rendering",
        "stop-color", "stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
        "stroke-opacity", "stroke-width", "transform", "transform-origin", "transform-box", "visibility", "vector-effect",
    ];

    private readonly Dictionary<string, List<StyleRule>> byKey = [];
    private readonly List<StyleRule> matched = [];
    private int steps;

    public static void Apply(SvgElement root, IReadOnlyList<SvgElement> sheets, NoteList notes)
    {
        var rules = new List<StyleRule>();
        foreach (var sheet in sheets)
        {
            if (sheet["type"] is null or "" or "text/css")
            {
                StyleSheet.Read(sheet.Text, rules, MostRules, sheet.Line, notes);
            }
        }

        var cascade = new Cascade();
        foreach (var rule in rules)
        {
            var key = KeyOf(rule.Selector.Parts[^1]);
            if (!cascade.byKey.TryGetValue(key, out var list))
            {
                cascade.byKey[key] = list = [];
            }

            list.Add(rule);
        }

        cascade.ApplyTo(root);
    }

    // As deep as elements nest, which is bounded.
    private void ApplyTo(SvgElement element)
    {
        Collect(element);
        var own = element["style"] is { } style ? Declaration.ParseList(style) : [];
        foreach (var rule in matched)
        {
            Write(element, rule.Declarations, important: false);
        }

        Write(element, own, important: false);
        foreach (var rule in matched)
        {
            Write(element, rule.Declarations, important: true);
        }

        Write(element, own, important: true);
        foreach (var child in element.Children)
        {
            ApplyTo(child);
        }
    }

    private void Collect(SvgElement element)
    {
        matched.Clear();
        if (byKey.Count == 0)
        {
            return;
        }

        Add("*", element);
        Add(element.Name, element);
        if (element.Id is { } id)
        {
            Add("#" + id, element);
        }

        foreach (var word in (element["class"] ?? "").Split([' ', '\t', '\r', '\n', '\f'], StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            Add("." + word, element);
        }

        matched.Sort(static (a, b) => a.Selector.Specificity != b.Selector.Specificity
            ? a.Selector.Specificity.CompareTo(b.Selector.Specificity)
            : a.Order.CompareTo(b.Order));
    }

    private void Add(string key, SvgElement element)
    {
        if (!byKey.TryGetValue(key, out var rules))
        {
            return;
        }

        foreach (var rule in rules)
        {
            if (rule.Selector.Matches(element, ref steps))
            {
                matched.Add(rule);
            }
        }

        if (steps > MostSteps)
        {
            throw new SvgException("style rules and elements are too many together", element.Line, element.Column);
        }
    }

    // Rules are looked up by what their last part is sure to need.
    private static string KeyOf(SelectorPart part)
    {
        foreach (var test in part.Tests)
        {
            if (test.Kind is SelectorTestKind.Id or SelectorTestKind.Class)
            {
                return (test.Kind == SelectorTestKind.Id ? "#" : ".") + test.Value;
            }
        }

        return part.Type ?? "*";
    }

    private static void Write(SvgElement element, IReadOnlyList<Declaration> declarations, bool important)
    {
        foreach (var declaration in declarations)
        {
            if (declaration.IsImportant != important)
            {
                continue;
            }

            if (declaration.Name == "marker")
            {
                element.Set("marker-start", declaration.Value);
                element.Set("marker-mid", declaration.Value);
                element.Set("marker-end", declaration.Value);
            }
            else if (Properties.Contains(declaration.Name))
            {
                element.Set(declaration.Name, declaration.Value);
            }
        }
    }
}
