namespace OgService.Svg.Styles;

/// <summary>One property of a rule or a <c>style</c> attribute.</summary>
internal readonly record struct Declaration(string Name, string Value, bool IsImportant)
{
    /// <summary>Reads <c>name: value; …</c>; what is no declaration is left out.</summary>
    public static List<Declaration> ParseList(ReadOnlySpan<char> text)
    {
        var list = new List<Declaration>();
        while (!text.IsEmpty)
        {
            var end = EndOf(text);
            var one = text[..end];
            text = text[Math.Min(end + 1, text.Length)..];
            var colon = one.IndexOf(':');
            if (colon < 0)
            {
                continue;
            }

            var name = one[..colon].Trim();
            var value = one[(colon + 1)..].Trim();
            var mark = value.LastIndexOf('!');
            var important = mark >= 0 && value[(mark + 1)..].Trim().Equals("important", StringComparison.OrdinalIgnoreCase);
            if (important)
            {
                value = value[..mark].TrimEnd();
            }

            if (!name.IsEmpty && !value.IsEmpty)
            {
                list.Add(new Declaration(name.ToString(), value.ToString(), important));
            }
        }

        return list;
    }

    // A semicolon within quotes or brackets does not end it.
    private static int EndOf(ReadOnlySpan<char> text)
    {
        var quote = '\0';
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '(')
            {
                depth++;
            }
            else if (c == ')')
            {
                depth--;
            }
            else if (c == ';' && depth <= 0)
            {
                return i;
            }
        }

        return text.Length;
    }
}
