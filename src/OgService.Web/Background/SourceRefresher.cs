using Microsoft.Extensions.Options;
using OgService.Previews;
using OgService.Web.Hosting;

namespace OgService.Web.Background;

/// <summary>Reads the live site that <c>og.yaml</c> names (its feed, its sitemap): at the start, then again and again.</summary>
internal sealed class SourceRefresher(PreviewService previews, IOptions<ServiceOptions> options, TimeProvider clock, ILogger<SourceRefresher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.Posts.RefreshSeconds), clock);
        do
        {
            try
            {
                await previews.RefreshSourcesAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.SiteUnreadable(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
