using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using OgService.Posts;
using OgService.Previews;
using OgService.Previews.Sites;
using OgService.Web.Caching;

namespace OgService.Web.Cards;

/// <summary>What paths of pictures led to the last time, so that a picture in memory costs two lookups and no more. Nothing is answered from here that the long way would not
/// answer: an entry holds only for its snapshot of the site, its post's time and its very card, and only what needs neither a validator nor a part is asked for here. Safe for many threads.</summary>
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
        if (request.QueryString.HasValue || !IsPlain(request, out var isHead) || !TryFind(request.Path.Value ?? "", out var known))
        {
            return null;
        }

        known.SetHeaders(context.Response);
        return isHead ? Task.CompletedTask : context.Response.Body.WriteAsync(known.Card.Bytes, context.RequestAborted).AsTask();
    }

    private static bool IsPlain(HttpRequest request, out bool isHead)
    {
        isHead = HttpMethods.IsHead(request.Method);
        var headers = request.Headers;
        return (isHead || HttpMethods.IsGet(request.Method))
            && headers.Range.Count + headers.IfNoneMatch.Count + headers.IfModifiedSince.Count + headers.IfMatch.Count + headers.IfUnmodifiedSince.Count + headers.IfRange.Count == 0
            && !headers.ContainsKey(RemoteOptions.FetchMark);
    }

    private bool TryFind(string path, [NotNullWhen(true)] out Known? known)
    {
        var of = table;
        known = null;
        return ReferenceEquals(of.Site, previews.Site.Current) && of.Paths.TryGetValue(path, out known) && known.Post.IsPublished(clock.GetUtcNow()) && previews.IsInMemory(known.Card, known.Labels);
    }

    private sealed record Table(SiteSnapshot Site)
    {
        public ConcurrentDictionary<string, Known> Paths { get; } = new(StringComparer.Ordinal);
    }

    private sealed class Known(Post post, IReadOnlyList<string> labels, DrawnCard card, string lifetime)
    {
        // HTTP's date (RFC 9110, 5.6.7).
        private readonly string modified = (card.DrawnAt - CacheControls.ClockSlack).ToString("R", CultureInfo.InvariantCulture);
        private readonly string tag = $"\"{card.Key}\"";

        public Post Post { get; } = post;

        public IReadOnlyList<string> Labels { get; } = labels;

        public DrawnCard Card { get; } = card;

        public void SetHeaders(HttpResponse response)
        {
            response.ContentType = Card.MediaType;
            response.ContentLength = Card.Bytes.Length;
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
