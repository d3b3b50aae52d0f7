namespace OgService.Posts.FrontMatter;

internal enum FrontMatterFormat
{
    None,
    Yaml,
    Toml,
    Json,
}

/// <summary>Where the front matter of a file lies and where its body starts; nothing is parsed yet.</summary>
/// <param name="Content">What stands between the marks.</param>
/// <param name="FirstLine">The line in the file of the first line of <paramref name="Content"/>, from 1.</param>
/// <param name="BodyStart">Index into the text that was split (byte order mark removed).</param>
internal readonly record struct FrontMatterBlock(FrontMatterFormat Format, string Content, int FirstLine, int BodyStart)
{
    /// <summary>UTF-8 bytes; beyond it front matter is refused without being parsed (docs/limits.md).</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>Finds the front matter: <c>---</c> YAML (or <c>---toml</c>, <c>---json</c>), <c>+++</c> TOML, <c>{</c> JSON, the first
    /// two also inside a leading HTML comment.</summary>
    /// <param name="text">Without a byte order mark.</param>
    /// <exception cref="PostException">It has no end, or is too large.</exception>
    public static FrontMatterBlock Find(string text, string file)
    {
        var start = 0;
        while (start < text.Length && text[start] is ('\n' or '\r'))
        {
            start++;
        }

        var startLine = 1 + CountLines(text.AsSpan(0, start));
        if (StartsJson(text.AsSpan(start)))
        {
            return Json(text, start, startLine, file);
        }

        var inComment = IsCommentWithFrontMatter(text, start, out var insideComment);
        if (inComment)
        {
            startLine += CountLines(text.AsSpan(start, insideComment - start));
            start = insideComment;
        }

        var firstLine = LineAt(text, start, out var contentStart);
        if (Opening(firstLine) is not { } format)
        {
            return new FrontMatterBlock(FrontMatterFormat.None, "", 1, 0);
        }

        return Marked(text, start, contentStart, startLine, format, inComment, file);
    }

    private static FrontMatterBlock Marked(
        string text, int start, int contentStart, int startLine, FrontMatterFormat format, bool inComment, string file)
    {
        var mark = text[start];
        for (var at = contentStart; at < text.Length;)
        {
            var line = LineAt(text, at, out var next);
            if (IsClosing(line, mark, inComment))
            {
                var content = text[contentStart..at];
                CheckSize(content, startLine, file);
                return new FrontMatterBlock(format, content, startLine + 1, inComment ? AfterComment(text, at) : next);
            }

            at = next;
        }

        // A page may begin with a thematic break; only what looks like fields is front matter without an end.
        var second = LineAt(text, contentStart, out _).Trim();
        if (mark == '+' || (second.IndexOf(':') > 0 && !second[..second.IndexOf(':')].Contains(' ')))
        {
            var marks = new string(mark, 3);
            throw new PostException(file, startLine, 1, $"the front matter that starts here has no end; expected a line \"{marks}\" below it");
        }

        return new FrontMatterBlock(FrontMatterFormat.None, "", 1, 0);
    }

    private static FrontMatterBlock Json(string text, int start, int startLine, string file)
    {
        var end = JsonEnd(text, start);
        if (end < 0)
        {
            // Say "too large" before "no end": the end may just be far away.
            CheckSize(text[start..], startLine, file);
            throw new PostException(file, startLine, 1, "the JSON front matter that starts here has no end; expected \"}\"");
        }

        var content = text[start..end];
        CheckSize(content, startLine, file);
        LineAt(text, end, out var bodyStart);
        return new FrontMatterBlock(FrontMatterFormat.Json, content, startLine, bodyStart);
    }

    /// <summary>The index after the brace that closes the first one, or -1. Strings are skipped; the rest is the parser's business.</summary>
    private static int JsonEnd(string text, int start)
    {
        var (depth, inString) = (0, false);
        for (var i = start; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when inString:
                    i++;
                    break;
                case '"':
                    inString = !inString;
                    break;
                case '{' when !inString:
                    depth++;
                    break;
                case '}' when !inString && --depth == 0:
                    return i + 1;
                default:
                    break;
            }
        }

        return -1;
    }

    // A brace alone may be a template tag ({{< figure >}}, {% raw %}): JSON goes on with a key or ends.
    private static bool StartsJson(ReadOnlySpan<char> text)
    {
        if (text is not ['{', ..])
        {
            return false;
        }

        var next = text[1..].TrimStart();
        return next is ['"', ..] or ['}', ..];
    }

    private static bool IsCommentWithFrontMatter(string text, int start, out int inside)
    {
        const string Open = "<!--";
        inside = start;
        if (!text.AsSpan(start).StartsWith(Open, StringComparison.Ordinal))
        {
            return false;
        }

        inside = start + Open.Length;
        while (inside < text.Length && char.IsWhiteSpace(text[inside]))
        {
            inside++;
        }

        return text.AsSpan(inside) is ['-', '-', '-', '\n' or '\r', ..] or ['+', '+', '+', '\n' or '\r', ..];
    }

    private static int AfterComment(string text, int closing)
    {
        const string Close = "-->";
        var end = text.IndexOf(Close, closing, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + Close.Length;
    }

    private static FrontMatterFormat? Opening(ReadOnlySpan<char> line)
    {
        var trimmed = line.TrimEnd();
        if (trimmed is "+++")
        {
            return FrontMatterFormat.Toml;
        }

        if (!trimmed.StartsWith("---", StringComparison.Ordinal))
        {
            return null;
        }

        return trimmed[3..].Trim() switch
        {
            "" or "yaml" or "yml" => FrontMatterFormat.Yaml,
            "toml" => FrontMatterFormat.Toml,
            "json" => FrontMatterFormat.Json,
            _ => null,
        };
    }

    private static bool IsClosing(ReadOnlySpan<char> line, char mark, bool inComment)
    {
        var trimmed = line.TrimEnd();
        return mark == '+' ? trimmed is "+++" : trimmed is "---" or "..." || (inComment && trimmed is "-->" or "--- -->");
    }

    private static ReadOnlySpan<char> LineAt(string text, int start, out int next)
    {
        var rest = text.AsSpan(start);
        var end = rest.IndexOfAny('\n', '\r');
        if (end < 0)
        {
            next = text.Length;
            return rest;
        }

        next = start + end + (rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n' ? 2 : 1);
        return rest[..end];
    }

    private static int CountLines(ReadOnlySpan<char> text)
    {
        var lines = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                lines++;
            }
        }

        return lines;
    }

    private static void CheckSize(string content, int line, string file)
    {
        if (content.Length > MaxBytes || System.Text.Encoding.UTF8.GetByteCount(content) > MaxBytes)
        {
            throw new PostException(file, line, 1, $"the front matter is too large: at most {MaxBytes} bytes are read");
        }
    }
}
