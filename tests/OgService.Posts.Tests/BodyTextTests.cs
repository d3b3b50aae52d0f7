using OgService.Posts.Text;
using OgService.Testing;

namespace OgService.Posts.Tests;

public class BodyTextTests
{
    [Theory]
    [InlineData("# Head\n\nText **bold** and *it* and `code`.", "Head", "Text bold and it and code.")]
    [InlineData("Head\n====\n\n[link](u) ![pic](p.png) &amp; &eacute;", "Head", "link & é")]
    [InlineData("![only](a.png)\n\n[![badge](b.svg)](u)\n\nReal text", null, "Real text")]
    [InlineData("Text with a note[^1].\n\n[^1]: The note.", null, "Text with a note.")]
    [InlineData("{{< figure src=\"x.png\" >}}\n\n{% include a.html %}\n\nAfter {{ site.title }}tags", null, "After tags")]
    [InlineData("- item one\n- item two\n\nParagraph", null, "Paragraph")]
    [InlineData("> Quote only", null, "Quote only")]
    [InlineData("```\ncode\n```\n\nText", null, "Text")]
    [InlineData("| a | b |\n|---|---|\n| c | d |\n\nText", null, "Text")]
    [InlineData("## Head {#anchor}\n\nText {: .lead}", "Head", "Text")]
    [InlineData("<p class=\"a>b\">Markup &amp; <b>text</b></p>\n\nLater", null, "Markup & text")]
    [InlineData("<!-- a comment -->\n\nText", null, "Text")]
    [InlineData("Line\nbreak and\\\nhard", null, "Line break and hard")]
    [InlineData("", null, null)]
    [InlineData("`{{ kept }}` in code", null, "{{ kept }} in code")]
    [InlineData("~~gone~~ ==marked== H~2~O", null, "gone marked H2O")]
    [InlineData("<script>alert(1)</script>\n\nText <script>x</script>", null, "Text x")]
    public void Markdown_gives_its_first_heading_and_paragraph(string body, string? heading, string? paragraph)
    {
        var text = PostText.Read(body, "p.md");
        Assert.Equal(heading, text.Heading);
        Assert.Equal(paragraph, text.FirstParagraph);
    }

    [Theory]
    [InlineData("import X from './x'\nexport const a = {\n  b: 1\n}\n\n# Head\n\nText")]
    [InlineData("<Hero title={{ a: 1 }}\n  onClick={() => x > 1} />\n\n# Head\n\n<Box>Text</Box>")]
    [InlineData("{/* comment */}\n\n# Head\n\n<>Text</>")]
    public void Programs_are_taken_out_of_MDX(string body)
    {
        var text = PostText.Read(body, "p.mdx");
        Assert.Equal(("Head", "Text"), (text.Heading, text.FirstParagraph));
    }

    [Fact]
    public void Html_files_have_headings_and_paragraphs_too()
    {
        var text = PostText.Read("<html><head><title>T</title><style>p{}</style></head><body><h1>Head &lt;</h1><p>One<br>two</p><pre>x</pre></body>", "p.html");
        Assert.Equal(("Head <", "One two"), (text.Heading, text.FirstParagraph));
        Assert.Equal(["Head <", "One two"], text.Paragraphs);
    }

    [Fact]
    public void Reading_time_counts_words_or_characters()
    {
        Assert.Equal(1, PostText.Read("few words", "p.md").ReadingMinutes);
        Assert.Equal(5, PostText.Read(string.Join(' ', Enumerable.Repeat("word's", 1_000)), "p.md").ReadingMinutes);
        Assert.Equal(4, PostText.Read(new string('字', 2_000), "p.md").ReadingMinutes);
    }

    [Theory]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("*a ")]
    [InlineData("![")]
    [InlineData("<a><b>")]
    [InlineData("{{< ")]
    [InlineData("`")]
    [InlineData("` ``")]
    [InlineData("{% ")]
    public void Deep_or_long_bodies_end(string part)
    {
        var body = string.Concat(Enumerable.Repeat(part, 40_000 / part.Length));
        foreach (var file in new[] { "p.md", "p.mdx", "p.html" })
        {
            var guard = HangGuard.Start();
            var post = TestPost.Read("---\ntitle: Kept\n---\n" + body, file);
            Assert.Equal("Kept", post.Title);
            guard.Check(file);
        }
    }

    [Fact]
    public void Markdown_that_is_too_deep_is_a_problem_of_its_own()
    {
        var post = TestPost.Read("---\ntitle: Kept\n---\n" + new string('>', 1_000) + " x");
        Assert.Equal("Kept", post.Title);
        Assert.NotNull(post.BodyProblem);
    }
}
