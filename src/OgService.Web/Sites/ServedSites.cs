using Microsoft.Extensions.Options;
using OgService.Previews;
using OgService.Web.Hosting;

namespace OgService.Web.Sites;

/// <summary>All sites of the service, and what they share.</summary>
internal sealed class ServedSites : IAsyncDisposable, IDisposable
{
    private readonly List<ServedSite> sites = [];
    private readonly SiteMap<ServedSite> map;

    /// <exception cref="InvalidOperationException">A setting cannot be used, or a site cannot be read; the message names which.</exception>
    public ServedSites(IOptions<ServiceOptions> options, IHostEnvironment environment, ILoggerFactory loggers, TimeProvider clock)
    {
        var plans = SitePlan.Of(options.Value);
        Machine = PreviewMachine.Open(plans[0].Previews, clock);
        foreach (var plan in plans)
        {
            sites.Add(Open(plan, environment, loggers, clock));
        }

        if (Single is null)
        {
            plans.Zip(sites).ToList().ForEach(pair => pair.Second.Introduce(pair.First.Hosts));
        }

        map = new SiteMap<ServedSite>(plans.Zip(sites, (plan, site) => (site, plan.Hosts, plan.Prefix)));
    }

    public PreviewMachine Machine { get; }

    public IReadOnlyList<ServedSite> All => sites;

    /// <summary>The only site, where no others are configured; it answers every request.</summary>
    public ServedSite? Single => sites is [{ Name: null } only] ? only : null;

    /// <inheritdoc cref="SiteMap{T}.Find"/>
    public ServedSite? Find(string? host, string path, out string prefix, out bool isHostKnown) => map.Find(host, path, out prefix, out isHostKnown);

    public async ValueTask DisposeAsync()
    {
        sites.ForEach(site => site.Dispose());
        await Machine.DisposeAsync();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private ServedSite Open(SitePlan plan, IHostEnvironment environment, ILoggerFactory loggers, TimeProvider clock)
    {
        try
        {
            return new ServedSite(plan, Machine, environment, loggers, clock);
        }
        catch (Exception failure) when (plan.Name is not null && StartFailure.IsForPeople(failure))
        {
            throw new InvalidOperationException($"{ServiceOptions.Section}:Sites:{plan.Name} cannot be served: {failure.Message}", failure);
        }
    }
}
