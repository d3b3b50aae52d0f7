using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using OgService.Web.Sites;

namespace OgService.Web.Telemetry;

/// <summary>Says of ASP.NET Core's span of each request what it was, by OpenTelemetry's names (semantic conventions for HTTP 1.23). Never the query: it may hold a signature.</summary>
internal sealed class RequestSpans : IStartupFilter
{
    private static readonly string[] KnownMethods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Delete, HttpMethods.Patch, HttpMethods.Options];

    // Before everything else, so that refusals of middleware are told too.
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            try
            {
                await rest(context);
            }
            finally
            {
                Describe(context);
            }
        });
        next(app);
    };

    private static void Describe(HttpContext context)
    {
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } span)
        {
            return;
        }

        var method = KnownMethods.Contains(context.Request.Method, StringComparer.Ordinal) ? context.Request.Method : null;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = $"{method ?? "HTTP"} {route}".TrimEnd();
        span.SetTag("http.request.method", method ?? "_OTHER");
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", context.Response.StatusCode);
        span.SetTag("url.path", (context.Request.PathBase + context.Request.Path).Value);
        if (context.Features.Get<ServedSite>() is { } site)
        {
            span.SetTag("site", site.Name);
        }

        span.SetTag("url.scheme", context.Request.Scheme);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
