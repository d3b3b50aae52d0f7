using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OgService.Posts;

namespace OgService.Previews.Sources;

/// <summary>A post as one JSON object with the names of front matter (<c>title</c>, <c>description</c>, <c>date</c>, <c>tags</c>, …): the form in which posts come that are no files.
/// Read by the same reader as front matter, so that the same names and limits hold.</summary>
internal static class PostDocument
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text with the slug in it, or null and why not.</summary>
    public static string? WithSlug(JsonObject post, string slug, out string? problem)
    {
        problem = null;
        foreach (var name in (string[])["slug", "permalink"])
        {
            if (post[name] is not null && !(post[name] is JsonValue value && value.TryGetValue<string>(out var own) && own == slug))
            {
                problem = $"{name} must be absent: the address says it";
                return null;
            }

            post.Remove(name);
        }

        post.Insert(0, "slug", slug);
        return post.ToJsonString(Written);
    }

    /// <param name="source">For messages, and the post's place in the site.</param>
    /// <exception cref="PostException">A value is wrong.</exception>
    public static Post Read(string source, string text, SiteConfiguration configuration)
        => PostReader.Read(source + ".md", text, configuration.Site, configuration.Content with { Generator = SiteGenerator.Plain });

    /// <exception cref="JsonException">It is no JSON object, too deep, or has a name twice.</exception>
    public static JsonObject Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var strict = new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false };
            return JsonNode.Parse(Encoding.UTF8.GetString(utf8), null, strict) as JsonObject ?? throw new JsonException("not an object");
        }
        catch (ArgumentException failure)
        {
            throw new JsonException("a name stands twice", failure);
        }
    }
}
