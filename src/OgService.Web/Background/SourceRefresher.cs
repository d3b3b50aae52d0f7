using Microsoft.Extensions.Options;
using OgService.Web.Hosting;
using OgService.Web.Sites;

namespace OgService.Web.Background;

/// <summary>Reads the live sites that <c>og.yaml</c> names (a feed, a sitemap): at the start, then again and again.</summary>
internal sealed class SourceRefresher(ServedSites sites, IOptions<ServiceOptions> options, TimeProvider clock) : SiteRounds(sites, clock)
{
    protected override TimeSpan Every => TimeSpan.FromSeconds(options.Value.Posts.RefreshSeconds);

    protected override async Task WorkAsync(ServedSite site, CancellationToken stopping)
    {
        try
        {
            await site.Previews.RefreshSourcesAsync(stopping).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            site.LoggerOf<SourceRefresher>().SiteUnreadable(failure);
        }
    }
}
