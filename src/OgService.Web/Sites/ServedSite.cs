using OgService.Previews;
using OgService.Web.Cards;
using OgService.Web.Hosting;
using OgService.Web.Limiting;
using OgService.Web.Signing;

namespace OgService.Web.Sites;

/// <summary>A site that is served, with all that is its own: previews, keys, quotas, the tags of its pages in the cache, the name in its log lines. Chosen once a request; handlers ask
/// <see cref="Of"/>.</summary>
internal sealed class ServedSite : IDisposable
{
    private readonly ILoggerFactory loggers;
    private readonly WorkLimiter limiter;

    public ServedSite(SitePlan plan, PreviewMachine machine, IHostEnvironment environment, ILoggerFactory loggers, TimeProvider clock)
    {
        this.loggers = loggers;
        (Name, Prefix, Options) = (plan.Name, plan.Prefix, plan.Options);
        Previews = machine.OpenSite(plan.Previews);
        limiter = new WorkLimiter(plan.Options.Limits);
        KnownPictures = new KnownPictures(Previews, clock);
        Cards = new CardRequests(Previews, KnownPictures, limiter, LoggerOf<CardRequests>());
        Admission = new Admission(plan.Options, environment, clock);
    }

    /// <summary>Said once at the start, where there are several: who answers what is easily got wrong.</summary>
    public void Introduce(IReadOnlyList<string> hosts)
    {
        var site = Previews.Site.Current;
        LoggerOf<ServedSite>().SiteServed(site.Root, hosts.Count > 0 ? string.Join(", ", hosts.Select(host => host + Prefix + "/")) : Prefix + "/ of any other host", Previews.PublicUrl(site));
    }

    /// <summary>Null for the only one.</summary>
    public string? Name { get; }

    /// <summary>What stands before every path of the site that is given out; empty for none. Requests come without it: it is their <c>PathBase</c>.</summary>
    public string Prefix { get; }

    public SiteOptions Options { get; }

    public PreviewService Previews { get; }

    public CardRequests Cards { get; }

    public KnownPictures KnownPictures { get; }

    public Admission Admission { get; }

    /// <summary>Whether its files could be read the last time: they are looked at again and again, and what is known stays.</summary>
    public bool IsReadable { get; set; } = true;

    /// <summary>The site of a request. No service is looked up for it: that would make a scope, and what is found should cost next to nothing.</summary>
    public static ServedSite Of(HttpContext context)
        => context.Features.Get<ServedSite>() ?? context.GetEndpoint()?.Metadata.GetMetadata<ServedSites>()?.Single ?? throw new InvalidOperationException("No site was chosen for this request.");

    /// <summary>A tag of the output cache that is this site's alone.</summary>
    /// <param name="label">As <see cref="CardLabels"/> has it.</param>
    public string TagOf(string label) => Name is null ? label : $"{Name}|{label}";

    /// <summary>Its category ends in the site's name, where there are several.</summary>
    public ILogger LoggerOf<T>() => Name is null ? loggers.CreateLogger<T>() : loggers.CreateLogger($"{typeof(T).FullName}[{Name}]");

    public void Dispose()
    {
        limiter.Dispose();
        Previews.Dispose();
    }
}
