using Microsoft.Extensions.Options;
using OgService.Previews;
using OgService.Web.Hosting;

namespace OgService.Web.Background;

/// <summary>Draws the cards of the site in the background: at the start, and again after each change.</summary>
internal sealed class CardWarming(PreviewService previews, IOptions<ServiceOptions> options, TimeProvider clock, ILogger<CardWarming> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.WarmUp)
        {
            return;
        }

        // The start belongs to those who ask first.
        await Task.Yield();
        var done = 0L;
        using var timer = new PeriodicTimer(LookEvery, clock);
        do
        {
            var site = previews.Site.Current;
            if (site.Number == done)
            {
                continue;
            }

            done = site.Number;
            try
            {
                var drawn = await previews.WarmAsync(site, stoppingToken).ConfigureAwait(false);
                if (drawn > 0)
                {
                    logger.CardsWarmed(drawn);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.WarmingFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
