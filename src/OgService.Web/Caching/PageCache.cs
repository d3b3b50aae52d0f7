using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using OgService.Previews;
using OgService.Web.Sites;

namespace OgService.Web.Caching;

/// <summary>ASP.NET Core's output cache for pages and bundles, with the cautions it needs (docs/decisions/0007): no locking, because its waiters
/// share the first request's fate, and nothing stored from a request whose client has left.</summary>
internal sealed class PageCache : IOutputCachePolicy
{
    public const string Policy = "pages";

    /// <summary>Adds labels (<see cref="CardLabels"/>) by which this page is dropped when they are purged.</summary>
    public static void Label(HttpContext context, ServedSite site, IEnumerable<string> labels)
    {
        if (context.Features.Get<IOutputCacheFeature>() is { } cache)
        {
            cache.Context.Tags.UnionWith(labels.Select(site.TagOf));
        }
    }

    /// <summary>On every entry of a site: a change of it drops them all.</summary>
    public const string SiteTag = "site";

    // A safety net only, changes evict: a future post becomes visible by time alone.
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        // HEAD is answered anew: from the cache it would come without its Content-Length.
        // The playground is what its query says; posts' pages do not look at theirs.
        var site = ServedSite.Of(context.HttpContext);
        var request = context.HttpContext.Request;
        var cacheable = HttpMethods.IsGet(request.Method) && !(request.Path == "/" && request.QueryString.HasValue);
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = cacheable;
        context.AllowCacheStorage = cacheable;
        context.AllowLocking = false;
        context.ResponseExpirationTimeSpan = Lifetime;
        context.Tags.Add(site.TagOf(SiteTag));

        // One entry an address and encoding, whatever host, query or user agent asks (R1, R18).
        context.CacheVaryByRules.VaryByHost = false;
        context.CacheVaryByRules.QueryKeys = StringValues.Empty;
        // Of one moment of one site: a page that was written just before a change and stored just after it must not be found.
        context.CacheVaryByRules.VaryByValues["site"] = site.Previews.Site.Current.Number.ToString(CultureInfo.InvariantCulture);
        context.CacheVaryByRules.VaryByValues["encoding"] = TextAnswer.ChooseEncoding(context.HttpContext.Request).ToString();
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        // A 304 or an error is no page; a request that was aborted may hold half of one.
        if (context.HttpContext.Response.StatusCode != StatusCodes.Status200OK || context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            context.AllowCacheStorage = false;
        }

        return ValueTask.CompletedTask;
    }
}

internal static class PageCacheRegistration
{
    public static void AddPageCache(this IServiceCollection services) => services.AddOutputCache(options =>
    {
        options.AddPolicy(PageCache.Policy, new PageCache());
        options.SizeLimit = 64_000_000;
        options.MaximumBodySize = 1_000_000;
    });
}
