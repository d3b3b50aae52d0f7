using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using OgService.Previews;
using OgService.Web.Caching;

namespace OgService.Web.Hosting;

/// <summary>Looks at the site's files now and then; a change empties the cache of pages. Looking beats listening: it works on every file system
/// and when a checkout is swapped underneath.</summary>
internal sealed class SiteRefresher(
    PreviewService previews, IOutputCacheStore pages, IOptions<ServiceOptions> options, TimeProvider clock, ILogger<SiteRefresher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Report([]);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.RefreshMilliseconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                var problems = previews.Site.Current.Problems;
                if (previews.Site.Refresh())
                {
                    await pages.EvictByTagAsync(PageCache.SiteTag, stoppingToken).ConfigureAwait(false);
                    logger.SiteChanged(previews.Site.Current.Posts.Posts.Count);
                    Report(problems);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The folder may be gone for a moment while it is replaced. Whatever it is, what we know stays, and the service goes on.
                logger.SiteUnreadable(failure);
            }
        }
    }

    private void Report(IReadOnlyList<string> known)
    {
        foreach (var problem in previews.Site.Current.Problems.Except(known))
        {
            logger.SiteProblem(problem);
        }
    }
}
