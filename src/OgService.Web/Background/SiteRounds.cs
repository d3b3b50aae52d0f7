using OgService.Web.Sites;

namespace OgService.Web.Background;

/// <summary>Work for every site, again and again: one timer however many sites. A site whose work is not done is left out of a round, so that one that hangs holds up no other.</summary>
internal abstract class SiteRounds(ServedSites sites, TimeProvider clock) : BackgroundService
{
    protected ServedSites Sites => sites;

    protected TimeProvider Clock => clock;

    protected abstract TimeSpan Every { get; }

    /// <summary>Tells of its failures itself.</summary>
    protected abstract Task WorkAsync(ServedSite site, CancellationToken stopping);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start belongs to those who ask first.
        await Task.Yield();
        var work = sites.All.Select(_ => Task.CompletedTask).ToArray();
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
            {
                for (var at = 0; at < work.Length; at++)
                {
                    var site = sites.All[at];
                    if (work[at].IsCompleted)
                    {
                        work[at] = Task.Run(() => WorkAsync(site, stoppingToken), stoppingToken);
                    }
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        finally
        {
            await Task.WhenAll(work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
