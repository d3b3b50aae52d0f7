using OgService.Svg.Documents;

namespace OgService.Svg.Styles;

/// <summary>How a part of a selector hangs on the part before it.</summary>
internal enum Combinator
{
    None,
    Descendant,
    Child,
    NextSibling,
}

/// <summary>A selector (Selectors 3): types, ids, classes and attributes, joined by the combinators for descendants, children and next siblings.</summary>
/// <param name="Parts">From left to right; the last one is the element meant.</param>
internal sealed record Selector(IReadOnlyList<SelectorPart> Parts)
{
    /// <summary>Ids, then classes and attributes, then types, 10 bits each.</summary>
    public int Specificity { get; } = Weigh(Parts);

    /// <param name="steps">Counts up by the parts that were compared.</param>
    public bool Matches(SvgElement element, ref int steps) => Matches(Parts.Count - 1, element, ref steps);

    // As deep as the selector is long, which its parser bounds.
    private bool Matches(int at, SvgElement element, ref int steps)
    {
        steps++;
        if (!Parts[at].Matches(element))
        {
            return false;
        }

        switch (Parts[at].Before)
        {
            case Combinator.None:
                return true;
            case Combinator.Child:
                return element.Parent is { } parent && Matches(at - 1, parent, ref steps);
            case Combinator.NextSibling:
                return element.Parent is { } common && element.Index > 0 && Matches(at - 1, common.Children[element.Index - 1], ref steps);
            default:
                for (var above = element.Parent; above is not null; above = above.Parent)
                {
                    if (Matches(at - 1, above, ref steps))
                    {
                        return true;
                    }
                }

                return false;
        }
    }

    private static int Weigh(IReadOnlyList<SelectorPart> parts)
    {
        var (ids, classes, types) = (0, 0, 0);
        foreach (var part in parts)
        {
            ids += part.Tests.Count(test => test.Kind == SelectorTestKind.Id);
            classes += part.Tests.Count(test => test.Kind != SelectorTestKind.Id);
            types += part.Type is null ? 0 : 1;
        }

        return (Math.Min(ids, 1023) << 20) | (Math.Min(classes, 1023) << 10) | Math.Min(types, 1023);
    }
}

/// <summary>One compound: what holds of one element.</summary>
/// <param name="Type">Null for any.</param>
internal sealed record SelectorPart(Combinator Before, string? Type, IReadOnlyList<SelectorTest> Tests)
{
    public bool Matches(SvgElement element)
    {
        if (Type is not null && Type != element.Name)
        {
            return false;
        }

        foreach (var test in Tests)
        {
            if (!test.Holds(element))
            {
                return false;
            }
        }

        return true;
    }
}
