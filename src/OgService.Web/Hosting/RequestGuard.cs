using Microsoft.AspNetCore.Http.HttpResults;
using OgService.Previews;
using OgService.Web.Cards;

namespace OgService.Web.Hosting;

/// <summary>What is looked at before any request of ours is answered, in a service of its own and inside another application.</summary>
internal static class RequestGuard
{
    // Characters; no address of ours needs more (docs/limits.md).
    private const int MaxQueryLength = 2_048;

    /// <returns>Null, or the refusal.</returns>
    public static ProblemHttpResult? Check(HttpContext context)
    {
        RequestClock.Start(context);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Request.Headers.ContainsKey(RemoteOptions.FetchMark) ? Problems.Loop(context)
            : context.Request.QueryString.Value is { Length: > MaxQueryLength } ? Problems.QueryTooLong(context)
            : null;
    }
}
