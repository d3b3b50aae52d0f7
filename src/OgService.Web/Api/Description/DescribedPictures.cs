using Microsoft.OpenApi;
using OgService.Cards;
using OgService.Previews;

namespace OgService.Web.Api.Description;

/// <summary>The pictures: routes take what has slashes as one, so the forms they have are told here.</summary>
internal static class DescribedPictures
{
    private const string Slug = "Of the post; it may have slashes.";
    private static readonly string[] MediaTypes = ["image/png", "image/jpeg", "image/webp"];

    private static readonly (string Name, string Meaning)[] Headers =
    [
        ("ETag", "The key: a hash of all that is drawn. Answered with 304 even where the picture is in no cache."), ("Last-Modified", "When it was drawn."), ("Cache-Control", "How long it may be kept."),
        ("Accept-Ranges", "bytes."), ("X-Cache", "hit or miss: whether it was drawn for this request."),
    ];

    public static void Complete(OpenApiDocument document, DescribedAnswers answers)
    {
        document.Paths.Remove("/og/{name}", out var posts);
        foreach (var (path, id, hash) in ((string, string, bool)[])[("/og/{slug}.{ending}", "Picture", false), ("/og/{slug}.{hash}.{ending}", "PictureForEver", true)])
        {
            var item = new OpenApiPathItem { Operations = [] };
            foreach (var (method, operation) in posts!.Operations!)
            {
                item.Operations[method] = new OpenApiOperation
                {
                    Tags = operation.Tags,
                    Summary = hash ? "The card of a post as it was under this hash, for ever" : "The card of a post as it is now",
                };
            }

            List<IOpenApiParameter> parameters = [DescribedAnswers.InPath("slug", Slug, DescribedAnswers.Text())];
            if (hash)
            {
                parameters.Add(DescribedAnswers.InPath("hash", "The beginning of the key, as tags give it.", DescribedAnswers.Text("^[0-9a-f]{8,64}$")));
            }

            parameters.Add(Ending());
            parameters.Add(DescribedAnswers.InQuery("template", "One that the site offers; else 400.", DescribedAnswers.Text()));
            parameters.Add(DescribedAnswers.InQuery("size", "One that the site offers, such as 1200x630; else 400.", DescribedAnswers.Text("^[0-9]+x[0-9]+$")));
            var lifetime = hash
                ? "Immutable for a year under the present hash; under an older one, the present card for five minutes. Nothing else ever stands in under the present hash."
                : "Kept for five minutes. What cannot be drawn in time is stood in for, for a minute: by the last good picture, the site's fallback, or the title.";
            DescribedAnswers.Put(item, id, lifetime, parameters, Answers(answers, 400, 404, 429, 503));
            document.Paths.Add(path, item);
        }

        var signed = document.Paths["/og.{ending}"];
        DescribedAnswers.Put(
            signed, "SignedPicture", "Kept for a day, or until it expires. Parameters that are not listed are neither signed nor looked at.", [Ending(), .. Words()], Answers(answers, 400, 403, 404, 422, 429, 503), answers.BySignature);
    }

    /// <summary>A picture, in any of the formats.</summary>
    public static IEnumerable<(string MediaType, IOpenApiSchema Schema)> Bodies() => MediaTypes.Select(type => (type, (IOpenApiSchema)new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }));

    private static OpenApiResponses Answers(DescribedAnswers answers, params int[] refusals) => answers.With(
        new OpenApiResponses
        {
            ["200"] = DescribedAnswers.Of("The picture.", Bodies(), Headers),
            ["206"] = DescribedAnswers.Of("The part that one Range asks for, if If-Range names the very picture.", Bodies(), [.. Headers, ("Content-Range", "Which part of how many bytes.")]),
            ["416"] = DescribedAnswers.Of("The range lies outside the picture; no body.", [], ("Content-Range", "How many bytes there are.")),
            ["304"] = DescribedAnswers.Of("If-None-Match names this picture; nothing was drawn.", [], [.. Headers[..1], .. Headers[2..4]]),
        },
        refusals);

    private static OpenApiParameter Ending() => DescribedAnswers.InPath("ending", "The format.", DescribedAnswers.Text(null, [.. Enum.GetValues<CardFormat>().Select(format => format.Ending())]));

    private static IEnumerable<IOpenApiParameter> Words()
    {
        yield return DescribedAnswers.InQuery("title", "What the card says.", DescribedAnswers.Text(), required: true);
        foreach (var name in (string[])["description", "section", "lang", "date", "template"])
        {
            yield return DescribedAnswers.InQuery(name, "As in a post.", DescribedAnswers.Text());
        }

        foreach (var name in (string[])["author", "tags"])
        {
            yield return DescribedAnswers.InQuery(name, "As in a post; several times for several.", new OpenApiSchema { Type = JsonSchemaType.Array, Items = DescribedAnswers.Text() });
        }

        yield return DescribedAnswers.InQuery("size", $"{CardSize.Expected}.", DescribedAnswers.Text("^[0-9]+x[0-9]+$"));
        yield return DescribedAnswers.InQuery("value", "value.NAME=…: values of the template.", new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = DescribedAnswers.Text() });
        yield return DescribedAnswers.InQuery("key", "The name of the key that signed.", DescribedAnswers.Text());
        yield return DescribedAnswers.InQuery("expires", "Seconds since 1970 after which it is refused.", new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" });
    }
}
