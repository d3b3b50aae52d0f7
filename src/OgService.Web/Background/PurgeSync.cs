using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using OgService.Previews;
using OgService.Web.Hosting;

namespace OgService.Web.Background;

/// <summary>Looks for purges of other machines, and drops pages of whatever was purged.</summary>
internal sealed class PurgeSync(PreviewService previews, IOutputCacheStore pages, IOptions<ServiceOptions> options, TimeProvider clock, ILogger<PurgeSync> logger) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        previews.Purged += DropPages;
        previews.TierChanged += Tell;
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        string? problem = null;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.PurgeSyncMilliseconds), clock);
        do
        {
            var now = await previews.SyncPurgesAsync(stoppingToken).ConfigureAwait(false);
            if ((now is null) != (problem is null))
            {
                // One line a change of state, not one a look.
                logger.PurgesExchanged(now ?? "well again");
            }

            problem = now;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private void DropPages(IReadOnlyList<string> labels)
    {
        logger.Purged(labels.Count);
        foreach (var label in labels)
        {
            // In memory: done when it returns.
            pages.EvictByTagAsync(label, CancellationToken.None).AsTask().GetAwaiter().GetResult();
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
