using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace OgService.Posts.Text;

/// <summary>What a post's body says in plain text: its first heading, its paragraphs, how long it takes to read.</summary>
public sealed class PostText
{
    // Characters. Of a book in one file the beginning is enough; the rest is counted by its length. Markdig takes quadratic time
    // on some texts, which this also bounds.
    private const int MaxParsed = 128 * 1024;

    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseFootnotes().UseEmphasisExtras().UseAutoLinks().UseTaskLists().Build();

    private PostText(string? heading, IReadOnlyList<string> paragraphs, string? firstParagraph, int readingMinutes, string? problem)
    {
        Heading = heading;
        Paragraphs = paragraphs;
        FirstParagraph = firstParagraph;
        ReadingMinutes = readingMinutes;
        Problem = problem;
    }

    /// <summary>The first heading as plain text, whatever its level; null when there is none.</summary>
    public string? Heading { get; }

    /// <summary>Headings, paragraphs, list items and quotes as plain text, in order, none empty. No code, tables, pictures or markup.</summary>
    public IReadOnlyList<string> Paragraphs { get; }

    /// <summary>The first paragraph of text that is no heading, list item or quote, else of a quote or list; null when there is none.</summary>
    public string? FirstParagraph { get; }

    /// <summary>200 words, or 500 Chinese, Japanese or Korean characters, a minute; at least 1.</summary>
    public int ReadingMinutes { get; }

    /// <summary>Why the body could not be read, or null. Its text is then empty.</summary>
    public string? Problem { get; }

    /// <summary>Reads a body: Markdown, MDX or HTML, as the file's ending says.</summary>
    public static PostText Read(string body, string file)
    {
        var isCut = body.Length > MaxParsed;
        var text = isCut ? body[..MaxParsed] : body;
        try
        {
            var result = IsHtml(file) ? HtmlText.Read(text) : ReadMarkdown(text, file);
            var counted = ReadingTime.Measure(result.Counted);
            var minutes = isCut ? counted * (body.Length / (double)MaxParsed) : counted;
            return new PostText(result.Heading, result.Paragraphs, result.FirstParagraph, ReadingTime.ToMinutes(minutes), null);
        }
        catch (ArgumentException e)
        {
            // Markdig's answer to nesting beyond 128 levels.
            return new PostText(null, [], null, 1, "the text is not Markdown that can be read: " + Yaml.ShownText.Of(e.Message));
        }
    }

    /// <summary>The paragraphs of a post for people to read, escaped by nobody yet.</summary>
    public static IReadOnlyList<string> ToPlainParagraphs(Post post) => Read(post.Body, post.SourceFile).Paragraphs;

    private static BodyText ReadMarkdown(string text, string file)
    {
        var prepared = TemplateTags.Remove(text);
        if (file.EndsWith(".mdx", StringComparison.OrdinalIgnoreCase))
        {
            prepared = MdxCode.Remove(prepared);
        }

        return Walk(Markdown.Parse(prepared, _pipeline));
    }

    // Blocks are visited with a list of what is still to do, not by recursion; Markdig itself refuses more than 128 levels.
    private static BodyText Walk(MarkdownDocument document)
    {
        var result = new BodyText();
        var todo = new Stack<(Block Block, bool IsInner)>();
        Push(document, isInner: false);
        while (todo.TryPop(out var next))
        {
            switch (next.Block)
            {
                case FootnoteGroup or Table or LinkReferenceDefinitionGroup:
                    break;
                case CodeBlock code:
                    result.Count(code.Lines.ToString());
                    break;
                case HtmlBlock html:
                    result.AddHtml(html.Lines.ToString());
                    break;
                case HeadingBlock heading:
                    result.AddHeading(InlineText.Of(heading.Inline));
                    break;
                case LeafBlock leaf:
                    result.AddParagraph(InlineText.Of(leaf.Inline), next.IsInner);
                    break;
                case ContainerBlock container:
                    Push(container, isInner: true);
                    break;
                default:
                    break;
            }
        }

        return result;

        void Push(ContainerBlock container, bool isInner)
        {
            for (var i = container.Count - 1; i >= 0; i--)
            {
                todo.Push((container[i], isInner));
            }
        }
    }

    private static bool IsHtml(string file)
        => file.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".htm", StringComparison.OrdinalIgnoreCase);
}
