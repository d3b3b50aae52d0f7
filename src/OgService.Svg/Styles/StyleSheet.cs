namespace OgService.Svg.Styles;

/// <param name="Order">Among all rules of the document.</param>
internal sealed record StyleRule(Selector Selector, IReadOnlyList<Declaration> Declarations, int Order);

/// <summary>Rules of CSS as text (CSS Syntax 3, much simplified): comments, rules, and at-rules, which are passed over.</summary>
internal static class StyleSheet
{
    /// <exception cref="SvgException">More than <paramref name="most"/> rules.</exception>
    public static void Read(string css, List<StyleRule> rules, int most, int line, NoteList notes)
    {
        var text = WithoutComments(css).AsSpan();
        while (true)
        {
            text = text.TrimStart();
            if (text.StartsWith("@"))
            {
                notes.Add(line, "rules that begin with @ are not followed");
                text = AfterAtRule(text);
                continue;
            }

            var open = text.IndexOf('{');
            if (open < 0)
            {
                return;
            }

            var selectors = text[..open];
            var body = text[(open + 1)..];
            var close = body.IndexOf('}');
            close = close < 0 ? body.Length : close;
            var declarations = Declaration.ParseList(body[..close]);
            text = body[Math.Min(close + 1, body.Length)..];
            foreach (var range in selectors.Split(','))
            {
                if (SelectorParser.Parse(selectors[range]) is not { } selector)
                {
                    notes.Add(line, "a selector is not supported: its rules do not count");
                    continue;
                }

                if (rules.Count >= most)
                {
                    throw new SvgException($"more than {most} style rules", line, 1);
                }

                rules.Add(new StyleRule(selector, declarations, rules.Count));
            }
        }
    }

    // Up to its semicolon, or past its block and the blocks in it.
    private static ReadOnlySpan<char> AfterAtRule(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '{')
            {
                depth++;
            }
            else if ((text[i] == '}' && --depth <= 0) || (text[i] == ';' && depth == 0))
            {
                return text[(i + 1)..];
            }
        }

        return [];
    }

    private static string WithoutComments(string css)
    {
        if (!css.Contains("/*", StringComparison.Ordinal))
        {
            return css;
        }

        var kept = new System.Text.StringBuilder(css.Length);
        var text = css.AsSpan();
        while (true)
        {
            var open = text.IndexOf("/*");
            kept.Append(open < 0 ? text : text[..open]);
            var close = open < 0 ? -1 : text[(open + 2)..].IndexOf("*/");
            if (close < 0)
            {
                return kept.ToString();
            }

            kept.Append(' ');
            text = text[(open + 2 + close + 2)..];
        }
    }
}
