using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using OgService.Previews;
using OgService.Previews.Sites;
using OgService.Web.Caching;
using OgService.Web.Hosting;

namespace OgService.Web.Background;

/// <summary>Looks at the site's files now and then; a change empties the cache of pages. Looking beats listening: it works on every file system
/// and when a checkout is swapped underneath.</summary>
internal sealed class SiteRefresher(
    PreviewService previews, IOutputCacheStore pages, IOptions<ServiceOptions> options, TimeProvider clock, ILogger<SiteRefresher> logger) : BackgroundService
{
    // A site in a script we have no font for would fill the log; og check lists all.
    private const int MaxGlyphs = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Report(null);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.RefreshMilliseconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                var before = previews.Site.Current;
                if (previews.Site.Refresh())
                {
                    await pages.EvictByTagAsync(PageCache.SiteTag, stoppingToken).ConfigureAwait(false);
                    logger.SiteChanged(previews.Site.Current.Posts.Posts.Count);
                    Report(before);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The folder may be gone for a moment while it is replaced. Whatever it is, what we know stays, and the service goes on.
                logger.SiteUnreadable(failure);
            }
        }
    }

    /// <param name="before">What was said of it is not said again.</param>
    private void Report(SiteSnapshot? before)
    {
        var site = previews.Site.Current;
        foreach (var problem in site.Problems.Except(before?.Problems ?? []))
        {
            logger.SiteProblem(problem);
        }

        var known = before is null ? [] : previews.MissingGlyphs(before);
        var missing = previews.MissingGlyphs(site).Where(glyph => !glyph.IsSolved).Except(known).ToList();
        foreach (var glyph in missing.Take(MaxGlyphs))
        {
            logger.SiteProblem(glyph.ToString());
        }

        if (missing.Count > MaxGlyphs)
        {
            logger.MoreMissingGlyphs(missing.Count - MaxGlyphs);
        }
    }
}
