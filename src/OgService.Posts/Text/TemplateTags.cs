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
        var closes = new int[_tags.Length];
        for (var at = 0; at < text.Length;)
        {
            if (code.SkipFrom(at) is var codeEnd && codeEnd > at)
            {
                result.Append(text, at, codeEnd - at);
                at = codeEnd;
            }
            else if (text[at] == '{' && TagEnd(text, at, closes) is { } end)
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

    /// <param name="closes">Where the next end of each kind of tag is, kept between calls so that the text is searched once.</param>
    private static int? TagEnd(string text, int start, int[] closes)
    {
        for (var i = 0; i < _tags.Length; i++)
        {
            var (open, close) = _tags[i];
            if (string.CompareOrdinal(text, start, open, 0, open.Length) != 0)
            {
                continue;
            }

            if (closes[i] < start + open.Length)
            {
                var found = text.IndexOf(close, start + open.Length, StringComparison.Ordinal);
                closes[i] = found < 0 ? int.MaxValue : found;
            }

            return closes[i] - start > MaxTagLength ? null : closes[i] + close.Length;
        }

        return null;
    }
}
