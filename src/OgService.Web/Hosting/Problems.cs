using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using OgService.Web.Caching;

namespace OgService.Web.Hosting;

/// <summary>Every refusal: its status and its public wording. Details stay in the log.</summary>
internal static class Problems
{
    private static readonly TimeSpan RetryAfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryAfterOverload = TimeSpan.FromSeconds(1);

    /// <summary>Unknown, draft, future, hidden: all look the same from outside (R16).</summary>
    public static ProblemHttpResult NotFound(HttpContext context, string detail)
    {
        context.Response.Headers.CacheControl = CacheControls.Missing;
        return TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound);
    }

    /// <summary>No site of ours answers at this host: RFC 9110, 15.5.20 has a status for just that, and no cache keeps it unasked. Which hosts there are is not said.</summary>
    public static ProblemHttpResult Misdirected(HttpContext context) => Refuse(context, StatusCodes.Status421MisdirectedRequest, "No site is served under this host.");

    /// <summary>To a service of our kind that fetches a picture: it might be ourselves.</summary>
    public static ProblemHttpResult Loop(HttpContext context)
        => Refuse(context, StatusCodes.Status508LoopDetected, "A card is not drawn into cards.");

    public static ProblemHttpResult QueryTooLong(HttpContext context) => BadRequest(context, "The query is too long.");

    public static ProblemHttpResult BadRequest(HttpContext context, string detail) => Refuse(context, StatusCodes.Status400BadRequest, detail);

    /// <summary>Whatever was wrong with the signature: why is nobody's business.</summary>
    public static ProblemHttpResult Forbidden(HttpContext context) => Refuse(context, StatusCodes.Status403Forbidden, "The address is not signed, or not rightly.");

    /// <summary>In Development, to other machines.</summary>
    public static ProblemHttpResult OnlyThisMachine(HttpContext context)
        => Refuse(context, StatusCodes.Status403Forbidden, "The service runs in Development and answers this machine only.");

    public static ProblemHttpResult Unauthorized(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Refuse(context, StatusCodes.Status401Unauthorized, "This needs an API key: Authorization: Bearer …");
    }

    public static ProblemHttpResult Only(HttpContext context, params string[] methods)
    {
        context.Response.Headers.Allow = string.Join(", ", methods);
        return Refuse(context, StatusCodes.Status405MethodNotAllowed, $"This takes {string.Join(" and ", methods)} only.");
    }

    public static ProblemHttpResult NotImplemented(HttpContext context, string detail) => Refuse(context, StatusCodes.Status501NotImplemented, detail);

    public static ProblemHttpResult UnsupportedMedia(HttpContext context) => Refuse(context, StatusCodes.Status415UnsupportedMediaType, "The body must be application/json.");

    /// <summary>Understood, and it cannot be done.</summary>
    public static ProblemHttpResult Unprocessable(HttpContext context, string detail) => Refuse(context, StatusCodes.Status422UnprocessableEntity, detail);

    public static ProblemHttpResult Unavailable(HttpContext context, string detail) => Later(context, StatusCodes.Status503ServiceUnavailable, detail, RetryAfterFailure);

    /// <summary>More is asked for than can be drawn.</summary>
    public static ProblemHttpResult Overloaded(HttpContext context)
        => Later(context, StatusCodes.Status503ServiceUnavailable, "The service is busy.", RetryAfterOverload);

    /// <summary>One client asks for more than its share.</summary>
    public static ProblemHttpResult TooMany(HttpContext context, TimeSpan retryAfter)
        => Later(context, StatusCodes.Status429TooManyRequests, "Too many new pictures were asked for.", retryAfter);

    private static ProblemHttpResult Later(HttpContext context, int status, string detail, TimeSpan retryAfter)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Refuse(context, status, detail);
    }

    private static ProblemHttpResult Refuse(HttpContext context, int status, string detail)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Problem(detail, statusCode: status);
    }
}
