using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace OgService.Posts.Text;

/// <summary>The text of a paragraph without its markup: links keep their text, pictures and footnote marks go, entities are read.</summary>
internal static class InlineText
{
    public static string Of(ContainerInline? root)
    {
        var text = new StringBuilder();
        for (Inline? inline = root; inline is not null;)
        {
            var isSkipped = inline is LinkInline { IsImage: true } or FootnoteLink or TaskList;
            if (!isSkipped)
            {
                Append(text, inline);
                if (inline is ContainerInline { FirstChild: { } child })
                {
                    inline = child;
                    continue;
                }
            }

            while (inline is not null && inline != root && inline.NextSibling is null)
            {
                inline = inline.Parent;
            }

            inline = inline == root ? null : inline?.NextSibling;
        }

        return WithoutAttributes(text.ToString());
    }

    private static void Append(StringBuilder text, Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case AutolinkInline link:
                text.Append(link.Url);
                break;
            case LineBreakInline:
                text.Append(' ');
                break;
            case HtmlInline { Tag: var tag } when tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase):
                text.Append(' ');
                break;
            case DelimiterInline delimiter:
                text.Append(delimiter.ToLiteral());
                break;
            default:
                break;
        }
    }

    // Kramdown's and Docusaurus's lists of attributes: "Title {#anchor}", "Text {: .lead}".
    private static string WithoutAttributes(string text)
    {
        var trimmed = text.TrimEnd();
        if (!trimmed.EndsWith('}'))
        {
            return text;
        }

        var open = trimmed.LastIndexOf('{');
        return open >= 0 && open + 1 < trimmed.Length && trimmed[open + 1] is '#' or ':' or '.' ? trimmed[..open] : text;
    }
}
