using System.Text;

namespace OgService.Posts.Text;

/// <summary>Takes the tags of site generators out of Markdown: Hugo's shortcodes, Liquid's and Nunjucks's tags. Code keeps them.</summary>
internal static class TemplateTags
{
    private const int MaxTagLength = 4_000;

    private static readonly (string Open, string Close)[] _tags = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}")];

    public static string Remove(string text)
    {
        if (!text.Contains("{{", StringComparison.Ordinal) && !text.Contains("{%", StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var code = new CodeSpans(text);
        for (var at = 0; at < text.Length;)
        {
            if (code.SkipFrom(at) is var codeEnd && codeEnd > at)
            {
                result.Append(text, at, codeEnd - at);
                at = codeEnd;
            }
            else if (text[at] == '{' && TagEnd(text, at) is { } end)
            {
                at = end;
            }
            else
            {
                result.Append(text[at++]);
            }
        }

        return result.ToString();
    }

    private static int? TagEnd(string text, int start)
    {
        foreach (var (open, close) in _tags)
        {
            if (string.CompareOrdinal(text, start, open, 0, open.Length) == 0)
            {
                var limit = Math.Min(text.Length - start, MaxTagLength);
                var end = text.IndexOf(close, start + open.Length, Math.Max(0, limit - open.Length), StringComparison.Ordinal);
                return end < 0 ? null : end + close.Length;
            }
        }

        return null;
    }
}
