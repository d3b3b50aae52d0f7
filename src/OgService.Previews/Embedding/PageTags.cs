using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace OgService.Previews.Embedding;

/// <summary>An element of a page's head, and where it stands in the text.</summary>
/// <param name="Start">Of its <c>&lt;</c>, in characters.</param>
/// <param name="End">Behind its last <c>&gt;</c>, the end tag's where it has one.</param>
/// <param name="Line">From 1.</param>
/// <param name="InHead">False for tags that slipped into the body, where many readers do not look.</param>
internal sealed record PageTag(IElement Element, int Start, int End, int Line, int Column, bool InHead)
{
    /// <summary>The <c>property</c> or <c>name</c> of a <c>meta</c>, in small letters; empty for others.</summary>
    public string Key => Element.LocalName == "meta" ? (Element.GetAttribute("property") ?? Element.GetAttribute("name") ?? "").Trim().ToLowerInvariant() : "";

    public string Content => Element.GetAttribute("content") ?? "";
}

/// <summary>The tags of a page that previews are made of. AngleSharp reads the page as browsers do; places are found in the text as it was written.</summary>
internal sealed class PageTags
{
    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsKeepingSourceReferences = true, IsAcceptingCustomElementsEverywhere = false });

    private readonly string text;
    private readonly int[] lines;

    private PageTags(string text)
    {
        this.text = text;
        lines = LineStarts(text);
        Document = Parser.ParseDocument(text);
        Tags = [.. Document.All.Where(IsOfInterest).Select(Place).OfType<PageTag>()];
    }

    public IHtmlDocument Document { get; }

    /// <summary>In the order of the page.</summary>
    public IReadOnlyList<PageTag> Tags { get; }

    public static PageTags Read(string html) => new(html);

    /// <summary>Where <c>&lt;head&gt;</c> ends as a tag, or -1 where the page does not write it.</summary>
    public int HeadStart => Document.Head?.SourceReference is { } source && StartOf(source.Position.Line, source.Position.Column) is var start && IsTag(start, "head") ? TagEnd(start) : -1;

    private static bool IsOfInterest(IElement element) =>
        element.LocalName is "meta" or "link" or "title" or "base" || (element.LocalName == "script" && element.GetAttribute("type") == "application/ld+json");

    private PageTag? Place(IElement element)
    {
        // What a browser adds by itself stands nowhere; a title of a drawing is no title of the page.
        if (element.SourceReference is not { } source || element.NamespaceUri != "http://www.w3.org/1999/xhtml")
        {
            return null;
        }

        var start = StartOf(source.Position.Line, source.Position.Column);
        if (!IsTag(start, element.LocalName))
        {
            return null;
        }

        var end = TagEnd(start);
        if (element.LocalName is "title" or "script" && end > 0)
        {
            var close = text.IndexOf("</" + element.LocalName, end, StringComparison.OrdinalIgnoreCase);
            end = close < 0 ? -1 : TagEnd(close);
        }

        return end < 0 ? null : new PageTag(element, start, end, source.Position.Line, source.Position.Column, element.ParentElement?.LocalName == "head");
    }

    private int StartOf(int line, int column) => line >= 1 && line <= lines.Length ? lines[line - 1] + column - 1 : -1;

    private bool IsTag(int start, string name) =>
        start >= 0 && start + name.Length < text.Length && text[start] == '<' && string.Compare(text, start + 1, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0;

    // Behind the > that is in no quotes.
    private int TagEnd(int start)
    {
        var quote = '\0';
        for (var i = start + 1; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && text[i - 1] is '=' or ' ')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return i + 1;
            }
        }

        return -1;
    }

    private static int[] LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
