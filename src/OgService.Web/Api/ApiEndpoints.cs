using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OgService.Cards;
using OgService.Previews;
using OgService.Previews.Sites;
using OgService.Web.Hosting;
using OgService.Web.Sites;

namespace OgService.Web.Api;

/// <summary><c>POST /api/card</c>, <c>/api/meta</c>, <c>/api/purge</c>: for programs that show a key.</summary>
internal static class ApiEndpoints
{
    private const int MaxLabels = 1_000;

    private static readonly string[] AllMethods
        = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete, HttpMethods.Options, HttpMethods.Trace, HttpMethods.Connect];

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        MapOthers(routes, "/api/{name:regex(^(card|meta|purge)$)}", HttpMethods.Post);
        MapOthers(routes, "/api/posts/{**slug}", HttpMethods.Put, HttpMethods.Delete);

        // Delegate: what takes nothing but the request would count as a handler whose result is thrown away.
        var api = routes.MapGroup("/api").AddEndpointFilter(RequireKey).WithTags("For programs");
        api.MapPosts();
        api.MapPost("/card", (Delegate)PostCard).Accepts<MetadataRequest>("application/json").WithSummary("A picture for metadata");
        api.MapPost("/meta", (Delegate)PostMeta).Accepts<MetadataRequest>("application/json").WithSummary("The tags for metadata; ?format=html for a fragment");
        api.MapPost("/purge", (Delegate)PostPurge).Accepts<PurgeRequest>("application/json").Produces<PurgeAnswer>().WithSummary("Has cards drawn anew: by slug, tag or template");
    }

    // Else the pages' own route would take the other methods, and say 404 or that it is GET they take.
    private static void MapOthers(IEndpointRouteBuilder routes, string pattern, params string[] methods)
        => routes.MapMethods(pattern, AllMethods.Except(methods), (HttpContext context) => Problems.Only(context, methods)).ExcludeFromDescription();

    private static async ValueTask<object?> RequireKey(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        context.Response.Headers.CacheControl = "no-store";
        return ServedSite.Of(context).Admission.AdmitsProgram(context.Request) ? await next(invocation) : Problems.Unauthorized(context);
    }

    private static async Task<IResult> PostCard(HttpContext context)
    {
        var served = ServedSite.Of(context);
        var (request, refusal) = await ReadAsync(context, ApiJson.Default.MetadataRequest);
        if (request is null)
        {
            return refusal!;
        }

        return request.TryRead(out var words, out var format, out var problem)
            ? await served.Cards.AnswerAsync(context, served.Previews.Site.Current, words, format, "no-store")
            : Problems.Unprocessable(context, problem);
    }

    private static async Task<IResult> PostMeta(HttpContext context)
    {
        var served = ServedSite.Of(context);
        var (request, refusal) = await ReadAsync(context, ApiJson.Default.MetadataRequest);
        if (request is null)
        {
            return refusal!;
        }

        if (!request.TryRead(out var words, out var format, out var problem))
        {
            return Problems.Unprocessable(context, problem);
        }

        var previews = served.Previews;
        var site = previews.Site.Current;
        if (!Uri.TryCreate(request.Url ?? site.Configuration.Site.Url, UriKind.Absolute, out var page) || page.Scheme is not ("https" or "http"))
        {
            return Problems.Unprocessable(context, "url must be an address such as https://example.com/a-page.");
        }

        try
        {
            var bundle = previews.Describe(site, words, page.AbsoluteUri, PictureOf(served, site, words, format), format);
            return context.Request.Query["format"] == "html" ? Results.Text(bundle.ToHtml(), "text/html; charset=utf-8") : Results.Bytes(bundle.ToJson(), "application/json");
        }
        catch (Exception failure) when (failure is TemplateException or MissingGlyphsException)
        {
            return Problems.Unprocessable(context, "The template cannot be used.");
        }
    }

    // Without a key to sign with, there is no address that would show it.
    private static string? PictureOf(ServedSite served, SiteSnapshot site, CardWords words, CardFormat format)
        => served.Admission.Signer is { } signer ? served.Previews.PublicUrl(site) + SignedAddress.Sign(signer, "/og." + format.Ending(), words.ToParameters()) : null;

    private static async Task<IResult> PostPurge(HttpContext context)
    {
        var served = ServedSite.Of(context);
        var (request, refusal) = await ReadAsync(context, ApiJson.Default.PurgeRequest);
        if (request is null)
        {
            return refusal!;
        }

        var labels = (request.Slugs ?? []).Select(CardLabels.OfSlug).Concat((request.Tags ?? []).Select(CardLabels.OfTag)).Concat((request.Templates ?? []).Select(CardLabels.OfTemplate)).ToList();
        if (labels.Count is 0 or > MaxLabels)
        {
            return Problems.Unprocessable(context, $"slugs, tags or templates must name 1 to {MaxLabels} things.");
        }

        var pending = await served.Previews.PurgeAsync(labels, context.RequestAborted);
        return Results.Json(new PurgeAnswer(labels.Count, pending is null ? null : "The bucket cannot be reached; it is tried again."), ApiJson.Default.PurgeAnswer);
    }

    private static async Task<(T? Request, IResult? Refusal)> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
        {
            return (null, Problems.UnsupportedMedia(context));
        }

        try
        {
            var request = await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted);
            return request is null ? (null, Problems.BadRequest(context, "The body must be a JSON object.")) : (request, null);
        }
        catch (JsonException failure)
        {
            return (null, Problems.BadRequest(context, $"The body is no JSON of the expected kind, at {failure.Path ?? "its beginning"}."));
        }
    }
}
