using System.Text.Json;

namespace OgService.Posts.Tests.Meta;

public sealed class GoldenBundleTests
{
    private const string Html = """
        <title>Exploring the Innovative Nexus: OpenAI&#39;s Sora and Its Impact on Digital Creativity</title>
        <link rel="canonical" href="https://example.com/posts/openai-sora">
        <meta name="description" content="Delve into the transformative relationship between OpenAI and its groundbreaking video model, Sora, reshaping the landscape of digital creativity and multimedia expression.">
        <meta name="author" content="Alex Mercer">
        <meta name="robots" content="max-image-preview:large">
        <meta property="og:type" content="article">
        <meta property="og:title" content="Exploring the Innovative Nexus: OpenAI&#39;s Sora and Its Impact on Digital Creativity">
        <meta property="og:description" content="Delve into the transformative relationship between OpenAI and its groundbreaking video model, Sora, reshaping the landscape of digital creativity and multimedia expression.">
        <meta property="og:url" content="https://example.com/posts/openai-sora">
        <meta property="og:site_name" content="Example Blog">
        <meta property="og:image" content="https://example.com/Sora_Video_OG.jpg">
        <meta property="og:image:type" content="image/jpeg">
        <meta property="og:image:width" content="1200">
        <meta property="og:image:height" content="630">
        <meta property="og:image:alt" content="Card: Exploring the Innovative Nexus: OpenAI&#39;s Sora and Its Impact on Digital Creativity. By Alex Mercer, 20 February 2024.">
        <meta property="article:published_time" content="2024-02-20T14:30:00Z">
        <meta property="article:tag" content="AI Technology">
        <meta property="article:tag" content="Digital Media">
        <meta name="twitter:card" content="summary_large_image">
        <meta name="twitter:site" content="@example">
        <meta name="twitter:label1" content="Written by">
        <meta name="twitter:data1" content="Alex Mercer">
        <meta name="twitter:label2" content="Reading time">
        <meta name="twitter:data2" content="2 minutes">
        <meta name="fediverse:creator" content="@alex@example.social">
        <meta name="theme-color" content="#38bdf8">
        <link rel="icon" type="image/svg+xml" href="https://example.com/favicon.svg">
        <link rel="apple-touch-icon" sizes="180x180" href="https://example.com/apple-touch-icon.png">
        <link rel="alternate" type="application/rss+xml" title="Example Blog" href="https://example.com/rss.xml">
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"BlogPosting","headline":"Exploring the Innovative Nexus: OpenAI\u0027s Sora and Its Impact on Digital Creativity","description":"Delve into the transformative relationship between OpenAI and its groundbreaking video model, Sora, reshaping the landscape of digital creativity and multimedia expression.","image":[{"@type":"ImageObject","url":"https://example.com/Sora_Video_OG.jpg","width":1200,"height":630}],"datePublished":"2024-02-20T14:30:00Z","author":{"@type":"Person","name":"Alex Mercer"},"publisher":{"@type":"Organization","name":"Example Blog","url":"https://example.com","logo":{"@type":"ImageObject","url":"https://example.com/logo.svg"}},"mainEntityOfPage":{"@type":"WebPage","@id":"https://example.com/posts/openai-sora"},"url":"https://example.com/posts/openai-sora","inLanguage":"en","keywords":["AI Technology","Digital Media"]}</script>

        """;

    [Fact]
    public void The_fragment_of_the_first_post_is_exactly_this()
        => Assert.Equal(Html.ReplaceLineEndings("\n"), Samples.Bundle().ToHtml());

    [Fact]
    public void The_data_holds_the_values_by_name_and_every_tag_in_order()
    {
        using var json = JsonDocument.Parse(Samples.Bundle().ToJson());
        var root = json.RootElement;
        Assert.Equal(Samples.Sora.Title, root.GetProperty("title").GetString());
        Assert.Equal(Samples.Sora.Description, root.GetProperty("description").GetString());
        Assert.Equal("https://example.com/posts/openai-sora", root.GetProperty("url").GetString());
        Assert.Equal(1200, root.GetProperty("image").GetProperty("width").GetInt32());
        Assert.Equal(Samples.Sora.Tags, root.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("modified").ValueKind);
        Assert.Equal("BlogPosting", root.GetProperty("jsonLd").GetProperty("@type").GetString());
        Assert.Equal(Html.ReplaceLineEndings("\n"), root.GetProperty("html").GetString());

        var page = Samples.Parse(Samples.Bundle());
        var fromHtml = page.QuerySelectorAll("meta[content]")
            .Select(tag => (tag.GetAttribute("property") ?? tag.GetAttribute("name"), tag.GetAttribute("content")));
        var fromJson = root.GetProperty("meta").EnumerateArray()
            .Select(tag => ((tag.TryGetProperty("property", out var name) ? name : tag.GetProperty("name")).GetString(), tag.GetProperty("content").GetString()));
        Assert.Equal(fromHtml, fromJson);
        Assert.Equal(
            page.QuerySelectorAll("link").Select(link => (link.GetAttribute("rel"), link.GetAttribute("href"))),
            root.GetProperty("links").EnumerateArray().Select(link => (link.GetProperty("rel").GetString(), link.GetProperty("href").GetString()))!);
    }
}
