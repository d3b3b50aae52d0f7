using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace OgService.Web.Hosting;

/// <summary>Writes every refusal whole, with its length and a word about keeping it: readers of HTTP/1.0 know an end by nothing else, and statuses such as 405 may
/// be kept at will by whoever is not told (RFC 9110, 15.1).</summary>
internal sealed class ProblemWriter : IProblemDetailsWriter
{
    /// <summary>Whoever asks for pictures only is told too: an empty answer helps nobody.</summary>
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var response = context.HttpContext.Response;
        context.ProblemDetails.Status ??= response.StatusCode;

        // Its constructor fills in the title and the type of the status.
        ProblemHttpResult named = TypedResults.Problem(context.ProblemDetails);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(named.ProblemDetails, ProblemJson.Default.ProblemDetails);
        if (response.Headers.CacheControl.Count == 0)
        {
            response.Headers.CacheControl = "no-store";
        }

        response.ContentType = "application/problem+json";
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.HttpContext.Request.Method))
        {
            await response.Body.WriteAsync(bytes);
        }
    }
}

[JsonSerializable(typeof(ProblemDetails))]
internal sealed partial class ProblemJson : JsonSerializerContext;
