using System.Collections.Concurrent;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using OgService.Previews;
using OgService.Web.Hosting;
using OgService.Web.Sites;

namespace OgService.Web.Background;

/// <summary>Looks for purges of other machines, and drops pages of whatever was purged.</summary>
internal sealed class PurgeSync(ServedSites sites, IOutputCacheStore pages, IOptions<ServiceOptions> options, TimeProvider clock, ILogger<PurgeSync> logger) : SiteRounds(sites, clock)
{
    private readonly ConcurrentDictionary<ServedSite, bool> isWell = new();

    protected override TimeSpan Every => TimeSpan.FromMilliseconds(options.Value.PurgeSyncMilliseconds);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Sites.Machine.TierChanged += Tell;
        foreach (var site in Sites.All)
        {
            site.Previews.Purged += labels => DropPages(site, labels);
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task WorkAsync(ServedSite site, CancellationToken stopping)
    {
        var problem = await site.Previews.SyncPurgesAsync(stopping).ConfigureAwait(false);
        if (isWell.GetValueOrDefault(site, true) != problem is null)
        {
            // One line a change of state, not one a look.
            site.LoggerOf<PurgeSync>().PurgesExchanged(problem ?? "well again");
        }

        isWell[site] = problem is null;
    }

    private void DropPages(ServedSite site, IReadOnlyList<string> labels)
    {
        site.LoggerOf<PurgeSync>().Purged(labels.Count);
        foreach (var label in labels)
        {
            // In memory: done when it returns.
            pages.EvictByTagAsync(site.TagOf(label), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        }
    }

    private void Tell(TierChange change)
    {
        if (change.IsWell)
        {
            logger.TierWell(change.Tier, change.Work);
        }
        else
        {
            logger.TierUnwell(change.Tier, change.Work, change.Problem ?? "");
        }
    }
}
