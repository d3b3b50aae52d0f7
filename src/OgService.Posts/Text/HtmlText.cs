using System.Net;
using System.Text;

namespace OgService.Posts.Text;

/// <summary>The text of HTML, by its tags alone: enough for a title and a description, no parser of pages.</summary>
internal static class HtmlText
{
    private static readonly string[] _hidden =
        ["script", "style", "template", "noscript", "svg", "head", "pre", "table", "figure", "nav", "iframe"];
    private static readonly string[] _blocks =
        [
            "p", "div", "li", "blockquote", "section", "article", "header", "footer", "main", "ul", "ol", "td", "dd", "dt",
            "summary", "details", "body", "html",
        ];

    public static BodyText Read(string html)
    {
        var result = new BodyText();
        result.AddHtml(html);
        return result;
    }

    /// <summary>The texts between block tags, in order, not yet cleaned.</summary>
    public static IEnumerable<(string Text, bool IsHeading)> Blocks(string html)
    {
        var text = new StringBuilder();
        var isHeading = false;
        for (var at = 0; at < html.Length;)
        {
            var open = html.IndexOf('<', at);
            if (open < 0)
            {
                text.Append(WebUtility.HtmlDecode(html[at..]));
                break;
            }

            text.Append(WebUtility.HtmlDecode(html[at..open]));
            if (!TryTag(html, open, out var name, out var isClosing, out at))
            {
                text.Append('<');
                at = open + 1;
                continue;
            }

            if (!isClosing && _hidden.Contains(name))
            {
                var end = html.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
                at = end < 0 ? html.Length : end;
                continue;
            }

            var startsHeading = name is ['h', >= '1' and <= '6'];
            if (name is "br")
            {
                text.Append(' ');
            }
            else if (startsHeading || _blocks.Contains(name))
            {
                if (text.Length > 0)
                {
                    yield return (text.ToString(), isHeading);
                    text.Clear();
                }

                isHeading = startsHeading && !isClosing;
            }
        }

        if (text.Length > 0)
        {
            yield return (text.ToString(), isHeading);
        }
    }

    private static bool TryTag(string html, int open, out string name, out bool isClosing, out int next)
    {
        (name, isClosing, next) = ("", false, open + 1);
        if (string.CompareOrdinal(html, open, "<!--", 0, 4) == 0)
        {
            var end = html.IndexOf("-->", open + 4, StringComparison.Ordinal);
            next = end < 0 ? html.Length : end + 3;
            return true;
        }

        var start = open + 1;
        isClosing = start < html.Length && html[start] == '/';
        start += isClosing ? 1 : 0;
        if (start >= html.Length || !(char.IsAsciiLetter(html[start]) || html[start] == '!'))
        {
            return false;
        }

        var nameEnd = start;
        while (nameEnd < html.Length && (char.IsAsciiLetterOrDigit(html[nameEnd]) || html[nameEnd] is '!' or '-'))
        {
            nameEnd++;
        }

        name = html[start..nameEnd].ToLowerInvariant();

        // A ">" inside a quoted value does not end the tag.
        var quote = '\0';
        for (next = nameEnd; next < html.Length; next++)
        {
            var c = html[next];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '>')
            {
                next++;
                return true;
            }
        }

        return true;
    }
}
