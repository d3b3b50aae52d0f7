using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace OgService.Posts.Tests.Meta;

/// <summary>Three libraries that preview builders use read our bundle (<c>tests/parsers</c>) and see what the post says.</summary>
/// <remarks>
/// Skipped unless node is there and <c>tests/parsers/install.sh</c> has been run. With <c>OGSERVICE_REQUIRE_PARSERS=1</c> that is a
/// failure instead. Quirks of the libraries are undone here, each where it bites.
/// </remarks>
public sealed class ParserTests
{
    [Fact]
    public void Three_parsers_read_every_value_of_the_first_post()
    {
        var post = Samples.Sora with { Lang = "en-US", Modified = new DateTimeOffset(2024, 3, 1, 8, 0, 0, TimeSpan.Zero) };
        using var seen = ReadWithParsers(post, Samples.Bundle(post));

        var graph = seen.RootElement.GetProperty("open-graph-scraper");
        Assert.Equal(post.Title, Text(graph, "ogTitle"));
        Assert.Equal(post.Description, Text(graph, "ogDescription"));
        Assert.Equal(post.CanonicalUrl, Text(graph, "ogUrl"));
        Assert.Equal("article", Text(graph, "ogType"));
        Assert.Equal("Example Blog", Text(graph, "ogSiteName"));
        Assert.Equal("en_US", Text(graph, "ogLocale"));
        Assert.Equal("Alex Mercer", Text(graph, "author"));
        Assert.Equal("2024-02-20T14:30:00Z", Text(graph, "articlePublishedTime"));
        Assert.Equal("2024-03-01T08:00:00Z", Text(graph, "articleModifiedTime"));
        // It keeps the last tag only; all of them are in the data.
        Assert.Equal(post.Tags[^1], Text(graph, "articleTag"));
        Assert.Equal(post.Tags, Texts(graph.GetProperty("jsonLD")[0].GetProperty("keywords")));
        Assert.Equal("summary_large_image", Text(graph, "twitterCard"));
        Assert.Equal("@example", Text(graph, "twitterSite"));
        Assert.Equal("2 minutes", Text(graph.GetProperty("customMetaTags"), "twitterData2"));
        var image = Assert.Single(graph.GetProperty("ogImage").EnumerateArray());
        Assert.Equal("https://example.com/Sora_Video_OG.jpg", Text(image, "url"));
        Assert.Equal("image/jpeg", Text(image, "type"));
        Assert.Equal("1200", Text(image, "width"));
        Assert.Equal("630", Text(image, "height"));
        Assert.Equal(Samples.Card.Alt, Text(image, "alt"));

        var unfurled = seen.RootElement.GetProperty("unfurl.js");
        var openGraph = unfurled.GetProperty("open_graph");
        Assert.Equal(post.Title, Text(unfurled, "title"));
        Assert.Equal(post.Title, Text(openGraph, "title"));
        Assert.Equal(post.Description, Text(unfurled, "description"));
        Assert.Equal(post.Description, Text(openGraph, "description"));
        Assert.Equal("Alex Mercer", Text(unfurled, "author"));
        Assert.Equal(post.CanonicalUrl, Text(unfurled, "canonical_url"));
        Assert.Equal(post.CanonicalUrl, Text(openGraph, "url"));
        var picture = Assert.Single(openGraph.GetProperty("images").EnumerateArray());
        Assert.Equal("https://example.com/Sora_Video_OG.jpg", Text(picture, "url"));
        Assert.Equal(1200, picture.GetProperty("width").GetInt32());
        Assert.Equal(630, picture.GetProperty("height").GetInt32());
        Assert.Equal(Samples.Card.Alt, Text(picture, "alt"));
        var article = Assert.Single(openGraph.GetProperty("articles").EnumerateArray());
        Assert.Equal("2024-02-20T14:30:00Z", Text(article, "published_time"));
        Assert.Equal(post.Tags, Texts(article.GetProperty("tags")));
        Assert.Equal("#38bdf8", Text(unfurled, "theme_color"));

        var scraped = seen.RootElement.GetProperty("metascraper");
        // It curls straight quotes.
        Assert.Equal(post.Title.Replace('\'', '’'), Text(scraped, "title"));
        Assert.Equal(post.Description, Text(scraped, "description"));
        Assert.Equal("Alex Mercer", Text(scraped, "author"));
        Assert.Equal("2024-02-20T14:30:00.000Z", Text(scraped, "datePublished"));
        Assert.Equal("2024-03-01T08:00:00.000Z", Text(scraped, "dateModified"));
        Assert.Equal("https://example.com/Sora_Video_OG.jpg", Text(scraped, "image"));
        Assert.Equal("Example Blog", Text(scraped, "publisher"));
        Assert.Equal(post.CanonicalUrl, Text(scraped, "url"));
        Assert.Equal("en", Text(scraped, "lang"));
    }

    [Theory]
    [InlineData("Why <details> & \"quotes\" still break previews", "An & here, a < there, and a \"quoted\" word. It's fine.")]
    [InlineData("عن الخط العربي على الشاشة: حين تلتقي اليد بالآلة", "الحرف العربي لا يقف وحده، بل يغيّر شكله بحسب جاره.")]
    [InlineData("余白は何も言わないが、すべてを聞いている", "行の終わりに「、」が来るか、「。」が来るか。")]
    [InlineData("Launch Day 🚀 With the Whole Family 👩‍👩‍👧‍👦", "Up at three 🇯🇵, live at four.")]
    public void Three_parsers_read_awkward_texts_as_they_are(string title, string description)
    {
        var post = Samples.Sora with { Title = title, Description = description };
        using var seen = ReadWithParsers(post, Samples.Bundle(post));
        var graph = seen.RootElement.GetProperty("open-graph-scraper");
        Assert.Equal(title, Text(graph, "ogTitle"));
        Assert.Equal(description, Text(graph, "ogDescription"));
        var openGraph = seen.RootElement.GetProperty("unfurl.js").GetProperty("open_graph");
        Assert.Equal(title, Text(openGraph, "title"));
        Assert.Equal(description, Text(openGraph, "description"));
        var scraped = seen.RootElement.GetProperty("metascraper");
        Assert.Equal(title, Straight(Text(scraped, "title")));
        Assert.Equal(description, Straight(Text(scraped, "description")));
    }

    private static JsonDocument ReadWithParsers(Post post, MetaBundle bundle)
    {
        var folder = Testing.Repository.PathTo("tests", "parsers");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            Missing("tests/parsers/install.sh has not been run");
        }

        using var node = Start(folder, post.CanonicalUrl);
        var page = $"<!doctype html>\n<html lang=\"{post.Lang}\"><head><meta charset=\"utf-8\">\n{bundle.ToHtml()}</head><body></body></html>\n";
        var errors = node.StandardError.ReadToEndAsync();
        node.StandardInput.Write(page);
        node.StandardInput.Close();
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, errors.Result);
        return JsonDocument.Parse(output);
    }

    private static Process Start(string folder, string address)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo("node", ["read.mjs", address])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Missing("node is not installed");
            throw;
        }
    }

    private static void Missing(string what)
    {
        if (Environment.GetEnvironmentVariable("OGSERVICE_REQUIRE_PARSERS") == "1")
        {
            Assert.Fail(what);
        }

        Assert.Skip(what);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static IEnumerable<string?> Texts(JsonElement array) => array.EnumerateArray().Select(item => item.GetString());

    private static string? Straight(string? text)
        => text?.Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"');
}
