using System.Text;

namespace OgService.Posts.Text;

/// <summary>Takes the program out of MDX: import and export statements, JSX tags, expressions in braces. Code keeps them.</summary>
internal static class MdxCode
{
    public static string Remove(string text)
    {
        var result = new StringBuilder(text.Length);
        var code = new CodeSpans(text);
        var isBlockStart = true;
        for (var at = 0; at < text.Length;)
        {
            if (isBlockStart && IsStatement(text.AsSpan(at)))
            {
                var end = text.IndexOf("\n\n", at, StringComparison.Ordinal);
                at = end < 0 ? text.Length : end;
                continue;
            }

            var codeEnd = code.SkipFrom(at);
            if (codeEnd > at)
            {
                result.Append(text, at, codeEnd - at);
                at = codeEnd;
            }
            else if (text[at] == '<' && IsJsxTag(text.AsSpan(at)) && TagEnd(text, at) is { } tagEnd)
            {
                at = tagEnd;
            }
            else if (text[at] == '{' && BraceEnd(text, at) is { } braceEnd)
            {
                at = braceEnd;
            }
            else
            {
                isBlockStart = text[at] == '\n' || (isBlockStart && text[at] is (' ' or '\r'));
                result.Append(text[at++]);
                continue;
            }

            isBlockStart = false;
        }

        return result.ToString();
    }

    private static bool IsStatement(ReadOnlySpan<char> text)
        => text.StartsWith("import ", StringComparison.Ordinal) || text.StartsWith("import{", StringComparison.Ordinal)
            || text.StartsWith("export ", StringComparison.Ordinal);

    // Components have capital letters or dots; <> and </> are fragments. Plain HTML is Markdown's business.
    private static bool IsJsxTag(ReadOnlySpan<char> text)
    {
        var name = text[1..];
        name = name is ['/', ..] ? name[1..] : name;
        return name is [(>= 'A' and <= 'Z') or '>', ..];
    }

    private static int? TagEnd(string text, int start)
    {
        var quote = '\0';
        for (var i = start + 1; i < text.Length; i++)
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
            else if (c == '{' && BraceEnd(text, i) is { } end)
            {
                i = end - 1;
            }
            else if (c == '>')
            {
                return i + 1;
            }
        }

        return null;
    }

    private static int? BraceEnd(string text, int start)
    {
        const int MaxLength = 20_000;
        var depth = 0;
        for (var i = start; i < text.Length && i - start < MaxLength; i++)
        {
            depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return null;
    }
}
