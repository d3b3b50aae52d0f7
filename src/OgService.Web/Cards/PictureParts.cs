using Microsoft.Net.Http.Headers;

namespace OgService.Web.Cards;

/// <summary>What RFC 9110 says of parts and conditions that ASP.NET Core's own answers with files do not look at.</summary>
internal static class PictureParts
{
    /// <summary>Whether a part may be answered: of GET only, of bytes only, and only where <c>If-Range</c> names this very picture. Else the whole goes out (14.2, 13.1.5).</summary>
    /// <param name="modified">What the answer says as <c>Last-Modified</c>.</param>
    public static bool MayBeAnswered(HttpRequest request, EntityTagHeaderValue tag, DateTimeOffset modified)
        => request.Headers.Range.Count > 0 && HttpMethods.IsGet(request.Method)
            && request.Headers.Range.ToString().StartsWith("bytes=", StringComparison.OrdinalIgnoreCase)
            && (request.Headers.IfRange.Count == 0 || IsOfThis(request.GetTypedHeaders().IfRange, tag, modified));

    /// <summary>A refusal (412, 416) is not what was asked for: nobody keeps it for as long as the picture.</summary>
    public static void KeepNoRefusals(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.Range.Count + headers.IfMatch.Count + headers.IfUnmodifiedSince.Count == 0)
        {
            return;
        }

        context.Response.OnStarting(
            static state =>
            {
                var response = (HttpResponse)state;
                if (response.StatusCode is StatusCodes.Status412PreconditionFailed or StatusCodes.Status416RangeNotSatisfiable)
                {
                    response.Headers.CacheControl = "no-store";
                }

                return Task.CompletedTask;
            },
            context.Response);
    }

    // Another date than the very same may be of another picture: after a change back, dates go back too.
    private static bool IsOfThis(RangeConditionHeaderValue? condition, EntityTagHeaderValue tag, DateTimeOffset modified)
        => condition is not null && (condition.EntityTag is { } named ? named.Compare(tag, useStrongComparison: true) : condition.LastModified == modified);
}
