using OgService.Svg.Documents;

namespace OgService.Svg.Styles;

internal enum SelectorTestKind
{
    Id,
    Class,
    HasAttribute,
    Equals,
    Word,
    Prefix,
    StartsWith,
    EndsWith,
    Contains,
    FirstChild,
    LastChild,
    Root,
}

/// <summary>A condition on one element.</summary>
/// <param name="Attribute">For those about attributes.</param>
internal readonly record struct SelectorTest(SelectorTestKind Kind, string Value, string Attribute = "")
{
    public bool Holds(SvgElement element)
    {
        switch (Kind)
        {
            case SelectorTestKind.Id:
                return element.Id == Value;
            case SelectorTestKind.Class:
                return HasWord(element["class"], Value);
            case SelectorTestKind.FirstChild:
                return element.Parent is not null && element.Index == 0;
            case SelectorTestKind.LastChild:
                return element.Parent is { } parent && element.Index == parent.Children.Count - 1;
            case SelectorTestKind.Root:
                return element.Parent is null;
        }

        return element[Attribute] is { } value && Kind switch
        {
            SelectorTestKind.HasAttribute => true,
            SelectorTestKind.Equals => value == Value,
            SelectorTestKind.Word => HasWord(value, Value),
            SelectorTestKind.Prefix => value == Value || (value.StartsWith(Value, StringComparison.Ordinal) && value[Value.Length] == '-'),
            SelectorTestKind.StartsWith => Value.Length > 0 && value.StartsWith(Value, StringComparison.Ordinal),
            SelectorTestKind.EndsWith => Value.Length > 0 && value.EndsWith(Value, StringComparison.Ordinal),
            _ => Value.Length > 0 && value.Contains(Value, StringComparison.Ordinal),
        };
    }

    private static bool HasWord(string? list, string word)
    {
        var text = list.AsSpan();
        foreach (var range in text.SplitAny(" \t\r\n\f"))
        {
            if (word.Length > 0 && text[range].SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }
}
