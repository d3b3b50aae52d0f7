using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using OgService.Posts.Meta;

namespace OgService.Posts.Tests.Meta;

/// <summary>Every awkward value in every field: the page keeps its shape, addresses stay web addresses, texts read back.</summary>
public sealed class HostileValueTests
{
    private const int SlackReadsBytes = 32 * 1024;

    private static readonly string[] Values =
    [
        "\"", "'", "\"'\"'", "<", ">", "&", "&amp;", "&amp;amp;", "&lt;script&gt;", "&#x27;", "&#0;", "&nbsp", "&notit;",
        "\"><script>alert(1)</script>", "' onload='alert(1)",
        "\" onmouseover=\"alert(1)", "x onload=alert(1)", "`onload=alert(1)`",
        "</title><script>alert(1)</script>", "</script><script>alert(1)</script>", "<!--", "-->", "<!--<script>", "]]>", "<![CDATA[x]]>", "<?php ?>",
        "line\nbreak", "line\r\nbreak", "tab\tbed", "nul\0nul",
        "\u0001\u0002\u0008", "\u001B[31m", "\u007F", "\u0085", "\u2028", "\u2029", "a\u2028b\u2029c",
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)",
        "java\tscript:alert(1)", "\u0001javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>", "data:image/png;base64,AAAA", "vbscript:msgbox(1)", "file:///etc/passwd",
        "//evil.example/x",
        "https://user:secret@example.com/", "https://example.com/\"><script>", "https://example.com/?a=1&b=2&amp;c=3", "https://exämple.com/ö?ü#ß",
        "\uD83D", "\uDE80", "\uDE80\uD83D", "👩‍👩‍👧‍👦", "🇯🇵🇯", "\u202Eevil\u202C", "\u2066isolate",
        "\u200B\u200D\uFEFF", "e\u0301\u0301\u0301", "\uFFFE\uFFFF\uFDD0",
        "{{ title }}", "${x}", "%s%n", "%00%0a", "\\", "\\\"", "\\u003c", "../../../etc/passwd",
        "CON", "null", "undefined", "true", "0", "-1", "1e400",
        "عربي", "日本語", "ไทย", "   ", "",
    ];

    private static readonly Dictionary<string, Func<string, MetaBundle>> Fields = new()
    {
        ["slug"] = value => Samples.Bundle(Samples.Sora with { Slug = value, Title = "" }),
        ["title"] = value => Samples.Bundle(Samples.Sora with { Title = value }),
        ["description"] = value => Samples.Bundle(Samples.Sora with { Description = value }),
        ["author name"] = value => Samples.Bundle(
            Samples.Sora with { Authors = [new Author(value, "https://example.com/a"), new Author("Other")] }),
        ["author url"] = value => Samples.Bundle(Samples.Sora with { Authors = [new Author("Alex", value)] }),
        ["tag"] = value => Samples.Bundle(Samples.Sora with { Tags = [value, "other", value] }),
        ["canonical"] = value => Samples.Bundle(Samples.Sora with { CanonicalUrl = value }),
        ["image alt"] = value => Samples.Bundle(Samples.Sora with { ImageAlt = value }, picture: Samples.Card with { Alt = null }),
        ["lang"] = value => Samples.Bundle(Samples.Sora with { Lang = value }),
        ["section"] = value => Samples.Bundle(Samples.Sora with { Section = value }),
        ["site name"] = value => Samples.Bundle(site: Samples.Site with { Name = value }),
        ["site url"] = value => Samples.Bundle(site: Samples.Site with { Url = value }),
        ["site author"] = value => Samples.Bundle(site: Samples.Site with { Author = value, AuthorUrl = value }),
        ["twitter"] = value => Samples.Bundle(site: Samples.Site with { Twitter = value }),
        ["fediverse"] = value => Samples.Bundle(site: Samples.Site with { Fediverse = value }),
        ["theme colour"] = value => Samples.Bundle(site: Samples.Site with { ThemeColor = value }),
        ["logo"] = value => Samples.Bundle(site: Samples.Site with { Logo = value }),
        ["public folder"] = value => MetaBundle.Create(Samples.Sora, Samples.Site, Samples.Card, value),
        ["feed"] = value => Samples.Bundle(site: Samples.Site with { Feed = value }),
        ["icon"] = value => Samples.Bundle(site: Samples.Site with { Icon = value }),
        ["touch icon"] = value => Samples.Bundle(site: Samples.Site with { TouchIcon = value }),
        ["picture url"] = value => Samples.Bundle(picture: Samples.Card with { Url = value }),
        ["picture type"] = value => Samples.Bundle(picture: Samples.Card with { MediaType = value }),
        ["picture alt"] = value => Samples.Bundle(picture: Samples.Card with { Alt = value }),
    };

    public static TheoryData<string> FieldNames => [.. Fields.Keys];

    [Theory]
    [MemberData(nameof(FieldNames))]
    public void No_value_adds_an_element_an_attribute_or_an_address_that_is_not_of_the_web(string field)
    {
        foreach (var value in Values)
        {
            var bundle = Fields[field](value);
            CheckShape(bundle, $"{field} = {JsonSerializer.Serialize(value)}");
        }
    }

    [Theory]
    [MemberData(nameof(FieldNames))]
    public void No_value_makes_the_bundle_longer_than_readers_read(string field)
    {
        string[] pieces = ["\"", "&", "日", "👩‍👩‍👧‍👦", "word ", "https://example.com/?a&", "e\u0301\u0301", "\0", " "];
        foreach (var piece in pieces)
        {
            var value = string.Concat(Enumerable.Repeat(piece, 12_000 / piece.Length));
            CheckShape(Fields[field](value), $"{field} = {JsonSerializer.Serialize(piece)} × n");
        }
    }

    [Fact]
    public void Everything_too_long_at_once_still_fits()
    {
        foreach (var piece in (string[])["\"", "&", "日", "😀"])
        {
            var text = string.Concat(Enumerable.Repeat(piece, 5_000));
            var url = "https://example.com/" + new string('&', 390);
            var post = Samples.Sora with
            {
                Title = text,
                Description = text,
                Authors = [.. Enumerable.Range(0, 1_000).Select(i => new Author(i + text, url + i))],
                Tags = [.. Enumerable.Range(0, 1_000).Select(i => i + text)],
                CanonicalUrl = url,
                Section = text,
            };
            var site = Samples.Site with { Name = text, Feed = url, Icon = url, TouchIcon = url, Logo = url };
            var bundle = MetaBundle.Create(post, site, new PictureFacts(url, "image/png", 1200, 630, "x" + text));
            CheckShape(bundle, piece);
            Assert.Equal(url, Samples.Parse(bundle).Content("og:image"));
            Assert.StartsWith(piece, Samples.Parse(bundle).Content("og:title"));
        }
    }

    [Fact]
    public void Texts_read_back_as_their_clean_selves_everywhere()
    {
        foreach (var value in Values.Where(value => MetaText.Clean(value).Length > 0))
        {
            var clean = MetaText.Clean(value);
            var post = Samples.Sora with
            {
                Title = value,
                Description = value,
                Authors = [new Author(value)],
                Tags = [value],
                Section = value,
            };
            var bundle = Samples.Bundle(post, Samples.Site with { Name = value }, Samples.Card with { Alt = value + "." });
            var page = Samples.Parse(bundle);
            Assert.Equal(clean, page.QuerySelector("title")!.TextContent);
            string[] names =
            [
                "og:title", "og:description", "description", "author", "og:site_name", "article:section", "article:tag", "twitter:data1",
            ];
            foreach (var name in names)
            {
                Assert.Equal(clean, page.Content(name));
            }

            Assert.Equal(MetaText.Clean(value + "."), page.Content("og:image:alt"));
            var data = MetaBundleTests.JsonLd(bundle);
            Assert.Equal(clean, data.GetProperty("headline").GetString());
            Assert.Equal(clean, data.GetProperty("author").GetProperty("name").GetString());
            Assert.Equal(clean, data.GetProperty("keywords")[0].GetString());
        }
    }

    private static void CheckShape(MetaBundle bundle, string what)
    {
        var html = bundle.ToHtml();
        Assert.True(Encoding.UTF8.GetByteCount(html) < SlackReadsBytes, $"{what}: {Encoding.UTF8.GetByteCount(html)} bytes");
        Assert.Equal(html, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(html)));
        Assert.False(html.Any(c => c != '\n' && (char.IsControl(c) || c is '\u2028' or '\u2029')), what);

        // One element a line, so that readers with regular expressions see what parsers see.
        var page = Samples.Parse(bundle);
        Assert.Empty(page.Body!.ChildNodes);
        var elements = page.Head!.Children.Skip(1).ToList();
        Assert.True(html.Count(c => c == '\n') == elements.Count, what);
        foreach (var element in elements)
        {
            CheckElement(element, what);
        }

        var names = elements.OfType<IHtmlMetaElement>()
            .Select(tag => tag.Attributes.First()!.Value)
            .Where(name => name is not ("article:tag" or "article:author"))
            .ToList();
        Assert.True(names.Distinct().Count() == names.Count, what);
        using var json = JsonDocument.Parse(bundle.ToJson());
        Assert.Equal(html, json.RootElement.GetProperty("html").GetString());
    }

    private static void CheckElement(IElement element, string what)
    {
        var attributes = string.Join(' ', element.Attributes.Select(attribute => attribute.Name));
        string[] allowed = element.LocalName switch
        {
            "title" => [""],
            "meta" => ["property content", "name content"],
            "link" => ["rel href", "rel type href", "rel sizes href", "rel type title href"],
            "script" => ["type"],
            _ => [],
        };
        Assert.True(allowed.Contains(attributes), $"{what}: <{element.LocalName} {attributes}>");
        var name = element.GetAttribute("property");
        var address = element.LocalName == "link" ? element.GetAttribute("href")
            : name is "og:url" or "og:image" or "article:author" ? element.GetAttribute("content")
            : null;
        if (address is not null)
        {
            CheckAddress(address, what);
        }

        if (element.LocalName == "script")
        {
            Assert.True(element.TextContent.IndexOfAny(['<', '>', '&', '\u2028', '\u2029']) < 0, what);
            using var json = JsonDocument.Parse(element.TextContent);
            CheckAddresses(json.RootElement, what);
        }
    }

    private static void CheckAddresses(JsonElement element, string what)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name is "url" or "@id")
            {
                CheckAddress(property.Value.GetString()!, what);
            }
            else if (property.Value.ValueKind == JsonValueKind.Object)
            {
                CheckAddresses(property.Value, what);
            }
        }
    }

    private static void CheckAddress(string address, string what)
    {
        var uri = new Uri(address, UriKind.Absolute);
        Assert.True(uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && Ascii.IsValid(address), $"{what}: {address}");
    }
}
