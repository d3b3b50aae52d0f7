using System.Text.Json;

namespace OgService.Posts.Meta;

/// <summary>The bundle as data: the values under plain names, then every element in order, then the fragment.</summary>
internal static class BundleJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = BlogPostingJson.Encoder, Indented = true, NewLine = "\n" };

    public static byte[] Write(BundleFacts facts, IReadOnlyList<HeadElement> head, string html)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            WriteValues(json, facts);
            WriteMeta(json, head.OfType<MetaElement>());
            WriteLinks(json, head.OfType<LinkElement>());
            WriteJsonLd(json, facts);
            json.WriteString("html", html);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteJsonLd(Utf8JsonWriter json, BundleFacts facts)
    {
        json.WritePropertyName("jsonLd");
        if (facts.HasJsonLd)
        {
            BlogPostingJson.Write(json, facts);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void WriteValues(Utf8JsonWriter json, BundleFacts facts)
    {
        json.WriteString("title", facts.Title);
        json.WriteString("description", facts.Description);
        json.WriteString("url", facts.Url);
        json.WriteString("siteName", facts.SiteName);
        json.WriteString("lang", facts.Lang);
        json.WriteString("published", facts.Published);
        json.WriteString("modified", facts.Modified);
        json.WriteStartArray("authors");
        foreach (var author in facts.Authors)
        {
            json.WriteStartObject();
            json.WriteString("name", author.Name);
            json.WriteString("url", author.Url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("tags");
        foreach (var tag in facts.Tags)
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
        WriteImage(json, facts.Picture);
    }

    private static void WriteImage(Utf8JsonWriter json, PictureFacts? picture)
    {
        if (picture is null)
        {
            json.WriteNull("image");
            return;
        }

        json.WriteStartObject("image");
        json.WriteString("url", picture.Url);
        json.WriteString("type", picture.MediaType);
        WriteSide(json, "width", picture.Width);
        WriteSide(json, "height", picture.Height);
        json.WriteString("alt", picture.Alt);
        json.WriteEndObject();
    }

    private static void WriteSide(Utf8JsonWriter json, string name, int? pixels)
    {
        if (pixels is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteMeta(Utf8JsonWriter json, IEnumerable<MetaElement> elements)
    {
        json.WriteStartArray("meta");
        foreach (var element in elements)
        {
            json.WriteStartObject();
            json.WriteString(element.Attribute, element.Name);
            json.WriteString("content", element.Content);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLinks(Utf8JsonWriter json, IEnumerable<LinkElement> links)
    {
        json.WriteStartArray("links");
        foreach (var link in links)
        {
            json.WriteStartObject();
            foreach (var (name, value) in link.Attributes())
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
