using Microsoft.OpenApi;

namespace OgService.Web.Api.Description;

/// <summary>What programs with a key may ask for.</summary>
internal static class DescribedPrograms
{
    public static void Complete(OpenApiDocument document, DescribedAnswers answers)
    {
        Describe(document, answers, "/api/card", HttpMethod.Post, "drawCard", new() { ["200"] = DescribedAnswers.Of("The picture; kept by nobody.", DescribedPictures.Bodies()) }, 400, 401, 413, 415, 422, 429, 503);
        Describe(
            document,
            answers,
            "/api/meta",
            HttpMethod.Post,
            "describeCard",
            new() { ["200"] = DescribedAnswers.Of("The tags; og:image is a signed address where there is a key to sign with.", [("application/json", DescribedTags.Bundle()), ("text/html", DescribedAnswers.Text())]) },
            400, 401, 413, 415, 422)
            .Parameters = [DescribedAnswers.InQuery("format", "html for a fragment; else JSON.", DescribedAnswers.Text(null, "html"))];
        Describe(document, answers, "/api/purge", HttpMethod.Post, "purge", new() { ["200"] = DescribedAnswers.Of("How many labels were purged.", [("application/json", answers.Schema("PurgeAnswer"))]) }, 400, 401, 413, 415, 422);
        Describe(
            document, answers, "/api/posts/{slug}", HttpMethod.Put, "tellOfPost", new() { ["201"] = DescribedAnswers.Of("A new post.", []), ["204"] = DescribedAnswers.Of("Another version of a post.", []) }, 400, 401, 404, 413, 415, 422);
        Describe(document, answers, "/api/posts/{slug}", HttpMethod.Delete, "forgetPost", new() { ["204"] = DescribedAnswers.Of("It is forgotten.", []) }, 401, 404);
    }

    private static OpenApiOperation Describe(OpenApiDocument document, DescribedAnswers answers, string path, HttpMethod method, string id, OpenApiResponses responses, params int[] refusals)
    {
        var operation = document.Paths[path].Operations![method];
        operation.OperationId = id;
        operation.Security = answers.ByKey;
        operation.Responses = answers.With(responses, refusals);
        return operation;
    }
}
