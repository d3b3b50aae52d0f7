using Microsoft.OpenApi;

namespace OgService.Web.Api.Description;

/// <summary>Tags of posts, and oEmbed.</summary>
internal static class DescribedTags
{
    private static readonly (string Name, string Meaning)[] Headers = [("ETag", "Of this text in this encoding."), ("Last-Modified", "When the site last changed."), ("Cache-Control", "How long it may be kept."), ("Vary", "Accept-Encoding.")];

    public static void Complete(OpenApiDocument document, DescribedAnswers answers)
    {
        document.Paths.Remove("/meta/{name}", out var tags);
        document.Paths.Add("/meta/{slug}.{ending}", tags!);
        DescribedAnswers.Put(
            tags!,
            "Tags",
            "A fragment for <head>, or the same as JSON.",
            [DescribedAnswers.InPath("slug", "Of the post; it may have slashes.", DescribedAnswers.Text()), DescribedAnswers.InPath("ending", "html or json.", DescribedAnswers.Text(null, "html", "json"))],
            Texts(answers, [("text/html", DescribedAnswers.Text()), ("application/json", Bundle())], 404));
        DescribedAnswers.Put(
            document.Paths["/oembed"],
            "OEmbed",
            "A link with a picture (oEmbed 1.0).",
            [
                DescribedAnswers.InQuery("url", "The address of a post's page.", DescribedAnswers.Text(), required: true), DescribedAnswers.InQuery("format", "json; anything else is 501.", DescribedAnswers.Text(null, "json")),
                DescribedAnswers.InQuery("maxwidth", "Of the picture, in pixels.", Pixels()), DescribedAnswers.InQuery("maxheight", "Of the picture, in pixels.", Pixels()),
            ],
            Texts(answers, [("application/json", new OpenApiSchema { Type = JsonSchemaType.Object })], 400, 404, 501));
    }

    /// <summary>What a post says, as JSON.</summary>
    public static OpenApiSchema Bundle() => new() { Type = JsonSchemaType.Object, Description = "The tags of a page." };

    private static OpenApiSchema Pixels() => new() { Type = JsonSchemaType.Integer, Minimum = "1" };

    private static OpenApiResponses Texts(DescribedAnswers answers, IEnumerable<(string, IOpenApiSchema)> bodies, params int[] refusals) => answers.With(
        new OpenApiResponses { ["200"] = DescribedAnswers.Of("The text.", bodies, Headers), ["304"] = DescribedAnswers.Of("The reader has it.", [], Headers) }, refusals);
}
