using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using OgService.Posts;
using OgService.Previews;
using OgService.Previews.Sites;
using OgService.Web.Caching;

namespace OgService.Web.Cards;

/// <summary>What addresses of pictures led to the last time, so that a picture in memory costs two lookups and no more. Nothing is answered from here that the long way would not
/// answer: an entry holds only for its snapshot of the site, its post's time and its drawing of the card, and only what needs neither a validator nor a part is asked for here. Safe for many threads.</summary>
internal sealed class KnownPictures(PreviewService previews, TimeProvider clock)
{
    // An address and its headers are about a kilobyte.
    private const int MaxAddresses = 10_000;

    private Table table = new(previews.Site.Current);

    /// <param name="post">Null for words that are no post.</param>
    public void Remember(SiteSnapshot site, HttpContext context, Post? post, CardPlan plan, DrawnCard card, string lifetime)
    {
        // What comes from elsewhere may change without a new snapshot.
        if (plan.IsProvisional || plan.HasRemotePictures || !IsToRead(context.Request) || TargetOf(context) is not { Length: > 0 } target)
        {
            return;
        }

        var of = table;
        if (!ReferenceEquals(of.Site, site) || of.Addresses.Count >= MaxAddresses)
        {
            table = of = new Table(site);
        }

        of.Addresses[target] = new Known(post, CardLabels.Of(plan), card, lifetime, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
    }

    /// <returns>Null when the long way must be gone.</returns>
    public Task? TryAnswer(HttpContext context)
    {
        if (!IsPlain(context.Request) || !TryFind(TargetOf(context), out var known, out var card))
        {
            return null;
        }

        context.Features.Get<IHttpMetricsTagsFeature>()?.Tags.Add(known.Route);
        known.SetHeaders(context.Response, card);
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(card.Bytes, context.RequestAborted).AsTask();
    }

    // As it was sent: nothing needs to be decoded or put together.
    private static string TargetOf(HttpContext context) => context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";

    private static bool IsToRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static bool IsPlain(HttpRequest request)
    {
        var headers = request.Headers;
        return IsToRead(request)
            && headers.Range.Count + headers.IfNoneMatch.Count + headers.IfModifiedSince.Count + headers.IfMatch.Count + headers.IfUnmodifiedSince.Count + headers.IfRange.Count == 0
            && !headers.ContainsKey(RemoteOptions.FetchMark);
    }

    private bool TryFind(string target, [NotNullWhen(true)] out Known? known, [NotNullWhen(true)] out DrawnCard? card)
    {
        var of = table;
        known = null;
        card = null;
        return ReferenceEquals(of.Site, previews.Site.Current) && of.Addresses.TryGetValue(target, out known) && known.Post?.IsPublished(clock.GetUtcNow()) != false
            && previews.TryFindInMemory(known.Key, known.Labels, out card) && known.IsOf(card);
    }

    private sealed record Table(SiteSnapshot Site)
    {
        public ConcurrentDictionary<string, Known> Addresses { get; } = new(StringComparer.Ordinal);
    }

    // Not the card itself: what the memory has let go is gone.
    private sealed class Known(Post? post, IReadOnlyList<string> labels, DrawnCard card, string lifetime, string? route)
    {
        private readonly DateTimeOffset drawnAt = card.DrawnAt;

        // HTTP's date (RFC 9110, 5.6.7).
        private readonly string modified = (card.DrawnAt - CacheControls.ClockSlack).ToString("R", CultureInfo.InvariantCulture);
        private readonly string tag = $"\"{card.Key}\"";

        public Post? Post { get; } = post;

        public IReadOnlyList<string> Labels { get; } = labels;

        public string Key { get; } = card.Key;

        /// <summary>For the metrics of requests, which would have it from the routing.</summary>
        public KeyValuePair<string, object?> Route { get; } = new("http.route", route);

        /// <summary>Drawn anew, the same picture has another date.</summary>
        public bool IsOf(DrawnCard card) => card.DrawnAt == drawnAt;

        public void SetHeaders(HttpResponse response, DrawnCard card)
        {
            response.ContentType = card.MediaType;
            response.ContentLength = card.Bytes.Length;
            var headers = response.Headers;
            headers.AcceptRanges = "bytes";
            headers.CacheControl = lifetime;
            headers.ETag = tag;
            headers.LastModified = modified;
            headers.XContentTypeOptions = "nosniff";
            headers["X-Cache"] = "hit";
        }
    }
}
