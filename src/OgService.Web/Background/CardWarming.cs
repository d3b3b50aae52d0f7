using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using OgService.Web.Hosting;
using OgService.Web.Sites;

namespace OgService.Web.Background;

/// <summary>Draws the cards of the sites in the background: at the start, and again after each change.</summary>
internal sealed class CardWarming(ServedSites sites, IOptions<ServiceOptions> options, TimeProvider clock) : SiteRounds(sites, clock)
{
    private readonly ConcurrentDictionary<ServedSite, long> done = new();

    protected override TimeSpan Every => TimeSpan.FromSeconds(1);

    protected override async Task WorkAsync(ServedSite site, CancellationToken stopping)
    {
        var snapshot = site.Previews.Site.Current;
        if (!options.Value.WarmUp || !site.Options.WarmUp || (done.TryGetValue(site, out var number) && number == snapshot.Number))
        {
            return;
        }

        done[site] = snapshot.Number;
        try
        {
            var drawn = await site.Previews.WarmAsync(snapshot, stopping).ConfigureAwait(false);
            if (drawn > 0)
            {
                site.LoggerOf<CardWarming>().CardsWarmed(drawn);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            site.LoggerOf<CardWarming>().WarmingFailed(failure);
        }
    }
}
