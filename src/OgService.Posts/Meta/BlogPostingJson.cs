using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace OgService.Posts.Meta;

/// <summary>The post for search engines: one <c>BlogPosting</c> of schema.org as JSON-LD.</summary>
internal static class BlogPostingJson
{
    /// <summary>
    /// Letters of every script as they are; <c>&lt; &gt; &amp; ' "</c>, controls, U+2028, U+2029 and what lies beyond the basic plane as
    /// <c>\uXXXX</c>. So the text can neither end a script element nor change if someone decodes entities in it.
    /// </summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    private static readonly JsonWriterOptions Options = new() { Encoder = Encoder };

    public static string Write(BundleFacts facts)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, facts);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public static void Write(Utf8JsonWriter json, BundleFacts facts)
    {
        json.WriteStartObject();
        json.WriteString("@context", "https://schema.org");
        json.WriteString("@type", "BlogPosting");
        json.WriteString("headline", facts.Title);
        WriteIfKnown(json, "description", facts.Description);
        WriteImage(json, facts.Picture);
        WriteIfKnown(json, "datePublished", facts.Published);
        WriteIfKnown(json, "dateModified", facts.Modified);
        WriteAuthors(json, facts.Authors);
        WritePublisher(json, facts);
        if (facts.Url is not null)
        {
            json.WriteStartObject("mainEntityOfPage");
            json.WriteString("@type", "WebPage");
            json.WriteString("@id", facts.Url);
            json.WriteEndObject();
            json.WriteString("url", facts.Url);
        }

        WriteIfKnown(json, "inLanguage", facts.Lang);
        WriteIfKnown(json, "articleSection", facts.Section);
        if (facts.Tags.Count > 0)
        {
            json.WriteStartArray("keywords");
            foreach (var tag in facts.Tags)
            {
                json.WriteStringValue(tag);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteImage(Utf8JsonWriter json, PictureFacts? picture)
    {
        if (picture is null)
        {
            return;
        }

        json.WriteStartArray("image");
        if (picture is { Width: { } width, Height: { } height })
        {
            json.WriteStartObject();
            json.WriteString("@type", "ImageObject");
            json.WriteString("url", picture.Url);
            json.WriteNumber("width", width);
            json.WriteNumber("height", height);
            json.WriteEndObject();
        }
        else
        {
            json.WriteStringValue(picture.Url);
        }

        json.WriteEndArray();
    }

    // An array only if there are several: some readers take a lone object and nothing else.
    private static void WriteAuthors(Utf8JsonWriter json, IReadOnlyList<Author> authors)
    {
        if (authors.Count == 0)
        {
            return;
        }

        json.WritePropertyName("author");
        if (authors.Count > 1)
        {
            json.WriteStartArray();
        }

        foreach (var author in authors)
        {
            json.WriteStartObject();
            json.WriteString("@type", "Person");
            json.WriteString("name", author.Name);
            WriteIfKnown(json, "url", author.Url);
            json.WriteEndObject();
        }

        if (authors.Count > 1)
        {
            json.WriteEndArray();
        }
    }

    private static void WritePublisher(Utf8JsonWriter json, BundleFacts facts)
    {
        if (facts.SiteName.Length == 0)
        {
            return;
        }

        json.WriteStartObject("publisher");
        json.WriteString("@type", "Organization");
        json.WriteString("name", facts.SiteName);
        WriteIfKnown(json, "url", facts.SiteUrl);
        if (facts.Logo is not null)
        {
            json.WriteStartObject("logo");
            json.WriteString("@type", "ImageObject");
            json.WriteString("url", facts.Logo);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteIfKnown(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
