using System.Collections.Concurrent;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using OgService.Previews.Sites;
using OgService.Web.Caching;
using OgService.Web.Hosting;
using OgService.Web.Sites;

namespace OgService.Web.Background;

/// <summary>Looks at the sites' files now and then; a change empties the site's cache of pages. Looking beats listening: it works on every file system
/// and when a checkout is swapped underneath.</summary>
internal sealed class SiteRefresher(ServedSites sites, IOutputCacheStore pages, IOptions<ServiceOptions> options, TimeProvider clock) : SiteRounds(sites, clock)
{
    // A site in a script we have no font for would fill the log; og check lists all.
    private const int MaxGlyphs = 20;

    // At most a twentieth of a core goes into looking: a site of thousands of files is looked at less often.
    private const int RestsPerLook = 19;
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<ServedSite, bool> told = new();

    protected override TimeSpan Every => TimeSpan.FromMilliseconds(options.Value.RefreshMilliseconds);

    protected override async Task WorkAsync(ServedSite site, CancellationToken stopping)
    {
        if (told.TryAdd(site, true))
        {
            Report(site, null);
            return;
        }

        var started = Clock.GetTimestamp();
        try
        {
            var before = site.Previews.Site.Current;
            if (site.Previews.Site.Refresh())
            {
                await pages.EvictByTagAsync(site.TagOf(PageCache.SiteTag), stopping).ConfigureAwait(false);
                site.LoggerOf<SiteRefresher>().SiteChanged(site.Previews.Site.Current.Posts.Posts.Count);
                Report(site, before);
            }

            site.IsReadable = true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The folder may be gone for a moment while it is replaced. Whatever it is, what we know stays, and the service goes on.
            site.IsReadable = false;
            site.LoggerOf<SiteRefresher>().SiteUnreadable(failure);
        }

        var rest = Clock.GetElapsedTime(started) * RestsPerLook;
        await Task.Delay(rest < LongestRest ? rest : LongestRest, Clock, stopping).ConfigureAwait(false);
    }

    /// <param name="before">What was said of it is not said again.</param>
    private static void Report(ServedSite served, SiteSnapshot? before)
    {
        var previews = served.Previews;
        var site = previews.Site.Current;
        var logger = served.LoggerOf<SiteRefresher>();
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
