using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using OgService.Posts;
using OgService.Previews;
using OgService.Previews.Sites;
using OgService.Web.Caching;

namespace OgService.Web.Cards;

/// <summary>What paths of pictures led to the last time, so that a picture in memory costs two lookups and no more. Nothing is answered from here that the long way would not
/// answer: an entry holds only for its snapshot of the site, its post's time and its drawing of the card, and only what needs neither a validator nor a part is asked for here. Safe for many threads.</summary>
internal sealed class KnownPictures(PreviewService previews, TimeProvider clock)
{
    // A path and its headers are about a kilobyte; a site with more pictures goes the long way for the rest.
    private const int MaxPaths = 10_000;

    private Table table = new(previews.Site.Current);

    public void Remember(SiteSnapshot site, HttpRequest request, Post post, CardPlan plan, DrawnCard card, string lifetime)
    {
        // What comes from elsewhere may change without a new snapshot; a query may say the same in many ways.
        if (plan.IsProvisional || plan.HasRemotePictures || request.QueryString.HasValue || request.Path.Value is not { Length: > 0 } path)
        {
            return;
        }

        var of = table;
        if (!ReferenceEquals(of.Site, site))
        {
            table = of = new Table(site);
        }

        if (of.Paths.Count < MaxPaths)
        {
            of.Paths[path] = new Known(post, CardLabels.Of(plan), card, lifetime);
        }
    }

    /// <returns>Null when the long way must be gone.</returns>
    public Task? TryAnswer(HttpContext context)
    {
        var request = context.Request;
        if (request.QueryString.HasValue || !IsPlain(request, out var isHead) || !TryFind(request.Path.Value ?? "", out var known, out var card))
        {
            return null;
        }

        known.SetHeaders(context.Response, card);
        return isHead ? Task.CompletedTask : context.Response.Body.WriteAsync(card.Bytes, context.RequestAborted).AsTask();
    }

    private static bool IsPlain(HttpRequest request, out bool isHead)
    {
        isHead = HttpMethods.IsHead(request.Method);
        var headers = request.Headers;
        return (isHead || HttpMethods.IsGet(request.Method))
            && headers.Range.Count + headers.IfNoneMatch.Count + headers.IfModifiedSince.Count + headers.IfMatch.Count + headers.IfUnmodifiedSince.Count + headers.IfRange.Count == 0
            && !headers.ContainsKey(RemoteOptions.FetchMark);
    }

    private bool TryFind(string path, [NotNullWhen(true)] out Known? known, [NotNullWhen(true)] out DrawnCard? card)
    {
        var of = table;
        known = null;
        card = null;
        return ReferenceEquals(of.Site, previews.Site.Current) && of.Paths.TryGetValue(path, out known) && known.Post.IsPublished(clock.GetUtcNow())
            && previews.TryFindInMemory(known.Key, known.Labels, out card) && known.IsOf(card);
    }

    private sealed record Table(SiteSnapshot Site)
    {
        public ConcurrentDictionary<string, Known> Paths { get; } = new(StringComparer.Ordinal);
    }

    // Not the card itself: what the memory has let go is gone.
    private sealed class Known(Post post, IReadOnlyList<string> labels, DrawnCard card, string lifetime)
    {
        private readonly DateTimeOffset drawnAt = card.DrawnAt;

        // HTTP's date (RFC 9110, 5.6.7).
        private readonly string modified = (card.DrawnAt - CacheControls.ClockSlack).ToString("R", CultureInfo.InvariantCulture);
        private readonly string tag = $"\"{card.Key}\"";

        public Post Post { get; } = post;

        public IReadOnlyList<string> Labels { get; } = labels;

        public string Key { get; } = card.Key;

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
