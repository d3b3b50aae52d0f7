using System.Text;

namespace OgService.Posts.Meta;

/// <summary>Text into HTML, for <c>&lt;title&gt;</c> and attribute values in double quotes.</summary>
/// <remarks>
/// Five characters, always all five: <c>&gt;</c> because some readers look for the end of a tag with a regular expression,
/// <c>'</c> because what is written here may be pasted between single quotes.
/// </remarks>
internal static class HtmlText
{
    public static void Escape(StringBuilder target, string text)
    {
        foreach (var c in text)
        {
            if (Entity(c) is { } entity)
            {
                target.Append(entity);
            }
            else
            {
                target.Append(c);
            }
        }
    }

    /// <summary>Length in UTF-16 units once escaped.</summary>
    public static int EscapedLength(string text)
    {
        var length = text.Length;
        foreach (var c in text)
        {
            length += (Entity(c)?.Length ?? 1) - 1;
        }

        return length;
    }

    private static string? Entity(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => null,
    };
}
