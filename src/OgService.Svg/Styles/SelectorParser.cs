using OgService.Svg.Values;

namespace OgService.Svg.Styles;

/// <summary>Reads selectors.</summary>
internal static class SelectorParser
{
    private const int MaxParts = 16;

    /// <returns>Null for one that is wrong or asks for what is not supported.</returns>
    public static Selector? Parse(ReadOnlySpan<char> text)
    {
        var cursor = new TextCursor(text.Trim());
        var parts = new List<SelectorPart>();
        var before = Combinator.None;
        while (parts.Count < MaxParts)
        {
            if (ReadPart(ref cursor, before) is not { } part)
            {
                return null;
            }

            parts.Add(part);
            if (cursor.AtEnd)
            {
                return new Selector(parts);
            }

            cursor.SkipSpaces();
            before = cursor.TryTake('>') ? Combinator.Child : cursor.TryTake('+') ? Combinator.NextSibling : Combinator.Descendant;
            cursor.SkipSpaces();
        }

        return null;
    }

    private static SelectorPart? ReadPart(ref TextCursor cursor, Combinator before)
    {
        var start = cursor.Position;
        string? type = null;
        if (!cursor.TryTake('*') && cursor.TakeWord() is { IsEmpty: false } name)
        {
            type = name.ToString();
        }

        var tests = new List<SelectorTest>();
        while (!cursor.AtEnd && tests.Count < MaxParts)
        {
            SelectorTest? test;
            if (cursor.TryTake('#'))
            {
                test = Named(SelectorTestKind.Id, cursor.TakeWord());
            }
            else if (cursor.TryTake('.'))
            {
                test = Named(SelectorTestKind.Class, cursor.TakeWord());
            }
            else if (cursor.TryTake(':'))
            {
                test = Pseudo(cursor.TakeWord());
            }
            else if (cursor.TryTake('['))
            {
                test = ReadAttribute(cursor.TakeUpTo(']'));
            }
            else
            {
                break;
            }

            if (test is not { } one)
            {
                return null;
            }

            tests.Add(one);
        }

        return cursor.Position == start ? null : new SelectorPart(before, type, tests);
    }

    private static SelectorTest? Named(SelectorTestKind kind, ReadOnlySpan<char> name) => name.IsEmpty ? null : new SelectorTest(kind, name.ToString());

    private static SelectorTest? Pseudo(ReadOnlySpan<char> name) => name switch
    {
        "first-child" => new SelectorTest(SelectorTestKind.FirstChild, ""),
        "last-child" => new SelectorTest(SelectorTestKind.LastChild, ""),
        "root" => new SelectorTest(SelectorTestKind.Root, ""),
        _ => null,
    };

    private static SelectorTest? ReadAttribute(ReadOnlySpan<char> text)
    {
        var sign = text.IndexOf('=');
        if (sign < 0)
        {
            var name = text.Trim();
            return name.IsEmpty ? null : new SelectorTest(SelectorTestKind.HasAttribute, "", name.ToString());
        }

        if (sign == 0)
        {
            return null;
        }

        SelectorTestKind? kind = text[sign - 1] switch
        {
            '~' => SelectorTestKind.Word,
            '|' => SelectorTestKind.Prefix,
            '^' => SelectorTestKind.StartsWith,
            '$' => SelectorTestKind.EndsWith,
            '*' => SelectorTestKind.Contains,
            _ => null,
        };
        var attribute = text[..(kind is null ? sign : sign - 1)].Trim();
        var value = text[(sign + 1)..].Trim().Trim("\"'");
        return attribute.IsEmpty ? null : new SelectorTest(kind ?? SelectorTestKind.Equals, value.ToString(), attribute.ToString());
    }
}
