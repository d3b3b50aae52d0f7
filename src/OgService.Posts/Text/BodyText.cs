using System.Text;

namespace OgService.Posts.Text;

/// <summary>The text of a body while it is put together.</summary>
internal sealed class BodyText
{
    private readonly List<string> _paragraphs = [];
    private readonly StringBuilder _counted = new();
    private string? _firstInner;
    private string? _firstOuter;

    public string? Heading { get; private set; }

    public IReadOnlyList<string> Paragraphs => _paragraphs;

    public string? FirstParagraph => _firstOuter ?? _firstInner;

    /// <summary>All text that a reader reads, code too.</summary>
    public string Counted => _counted.ToString();

    public void AddHeading(string text)
    {
        if (Clean(text) is { Length: > 0 } clean)
        {
            Heading ??= clean;
            Add(clean);
        }
    }

    /// <param name="isInner">In a list or quote: the description comes from there only when there is nothing else.</param>
    public void AddParagraph(string text, bool isInner)
    {
        var clean = Clean(text);
        if (clean.Length == 0)
        {
            return;
        }

        Add(clean);
        if (isInner)
        {
            _firstInner ??= clean;
        }
        else
        {
            _firstOuter ??= clean;
        }
    }

    /// <summary>Markup inside Markdown: its headings and paragraphs count like the text's own.</summary>
    public void AddHtml(string html)
    {
        foreach (var (text, isHeading) in HtmlText.Blocks(html))
        {
            if (isHeading)
            {
                AddHeading(text);
            }
            else
            {
                AddParagraph(text, isInner: false);
            }
        }
    }

    public void Count(string text) => _counted.Append(text).Append('\n');

    private void Add(string clean)
    {
        _paragraphs.Add(clean);
        Count(clean);
    }

    private static string Clean(string text) => CleanText.Line(text, maxCodePoints: 20_000);
}
