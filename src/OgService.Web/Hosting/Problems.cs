using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using OgService.Web.Caching;

namespace OgService.Web.Hosting;

/// <summary>Every refusal: its status and its public wording. Details stay in the log.</summary>
internal static class Problems
{
    private const int RetryAfterSeconds = 5;

    /// <summary>Unknown, draft, future, hidden: all look the same from outside (R16).</summary>
    public static ProblemHttpResult NotFound(HttpContext context, string detail)
    {
        context.Response.Headers.CacheControl = CacheControls.Missing;
        return TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound);
    }

    public static ProblemHttpResult QueryTooLong(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Problem("The query is too long.", statusCode: StatusCodes.Status400BadRequest);
    }

    public static ProblemHttpResult Unavailable(HttpContext context, string detail)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem(detail, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
