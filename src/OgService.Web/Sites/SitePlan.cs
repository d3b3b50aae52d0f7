using OgService.Previews;
using OgService.Web.Hosting;

namespace OgService.Web.Sites;

/// <summary>A site that is to be served: its settings, checked, and which requests are its own.</summary>
/// <param name="Name">Null for the only one.</param>
/// <param name="Hosts">As requests name them (<see cref="MountedSiteOptions.Normalize"/>); none for any.</param>
/// <param name="Prefix">Empty for none.</param>
internal sealed record SitePlan(string? Name, SiteOptions Options, IReadOnlyList<string> Hosts, string Prefix, PreviewOptions Previews)
{
    /// <summary>What the site beside the named ones is called, which answers what is none of theirs.</summary>
    public const string DefaultName = "default";

    /// <summary>Each has fonts, posts and plans of its own in memory.</summary>
    public const int MaxSites = 64;

    private const int MaxName = 32;

    /// <summary>Goes before the keys of its settings.</summary>
    private string At => KeyOf(Options is MountedSiteOptions ? Name : null);

    /// <summary>The sites of a service, the default one last.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names its key.</exception>
    public static IReadOnlyList<SitePlan> Of(ServiceOptions service)
    {
        service.Check();
        Setting.Require(service.Sites.Count <= MaxSites, nameof(service.Sites), $"at most {MaxSites} sites", service.Sites.Count);
        var count = service.Sites.Count + 1;
        var plans = new List<SitePlan>();
        foreach (var (name, site) in service.Sites.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Setting.Require(IsName(name), "Sites:" + name, $"a name of at most {MaxName} letters, digits, - and _, other than {DefaultName}", name);
            site.Check(KeyOf(name));
            var hosts = site.Host.Select(host => MountedSiteOptions.Normalize(host)!).Distinct().ToList();

            // A host of its own is another origin; a path is below that of the service.
            var url = string.IsNullOrEmpty(site.PublicUrl) && hosts.Count == 0 ? service.PublicUrl : site.PublicUrl;
            plans.Add(new SitePlan(name, site, hosts, site.PrefixPath, Resolve(service, site, name, url, site.PrefixPath, count)));
        }

        if (plans.Count == 0 || !string.IsNullOrEmpty(service.Site))
        {
            plans.Add(new SitePlan(plans.Count == 0 ? null : DefaultName, service, [], "", Resolve(service, service, plans.Count == 0 ? null : DefaultName, service.PublicUrl, "", count)));
        }

        RequireApart(plans);
        return [.. plans.Select(plan => plan with
        {
            Previews = plan.Previews with { OtherUrls = [.. plans.Where(other => other != plan).Select(other => other.Previews.PublicUrl).OfType<string>().Distinct()] },
        })];
    }

    private static string KeyOf(string? name) => name is null ? "" : $"Sites:{name}:";

    private static bool IsName(string name) => name.Length is > 0 and <= MaxName && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
        && !name.Equals(DefaultName, StringComparison.OrdinalIgnoreCase);

    private static PreviewOptions Resolve(ServiceOptions service, SiteOptions site, string? name, string? publicUrl, string prefix, int count)
    {
        var root = Or(site.Site, () => ShippedFolders.Find("examples/astro-paper"));
        Setting.Require(Directory.Exists(root), KeyOf(site is MountedSiteOptions ? name : null) + nameof(site.Site), "a folder that exists", root);
        var limits = site.Limits;
        return new PreviewOptions
        {
            Name = name,
            SiteRoot = root,
            FontsFolder = Or(site.Fonts, () => Or(service.Fonts, () => ShippedFolders.Find("fonts"))),
            TemplatesFolder = Or(site.Templates, () => Or(service.Templates, () => ShippedFolders.Find("templates"))),
            PublicUrl = string.IsNullOrEmpty(publicUrl) ? null : publicUrl.TrimEnd('/'),
            Prefix = prefix,
            MemoryBytes = service.MemoryBytes,
            DiskFolder = string.IsNullOrEmpty(service.Disk.Folder) ? null : service.Disk.Folder,
            DiskBytes = service.Disk.Bytes,
            Bucket = service.Bucket.Resolve(),
            Workers = service.Limits.Workers == 0 ? Environment.ProcessorCount : service.Limits.Workers,
            QueueLength = service.Limits.Queue == 0 ? PreviewOptions.DefaultQueueLength : service.Limits.Queue,
            MaxWait = TimeSpan.FromMilliseconds(service.Limits.MaxWaitMilliseconds),
            Deadline = TimeSpan.FromMilliseconds(limits.DeadlineMilliseconds),
            StaleDeadline = TimeSpan.FromMilliseconds(limits.StaleDeadlineMilliseconds),
            PostsFolder = string.IsNullOrEmpty(site.Posts.Folder) ? null : site.Posts.Folder,
            Remote = site.Remote.Resolve(service.Remote.MemoryBytes / count),
            PixelBytes = service.Limits.PixelBytes,
        };
    }

    private static void RequireApart(List<SitePlan> plans)
    {
        var places = new Dictionary<(string Host, string Prefix), SitePlan>();
        var folders = new Dictionary<string, SitePlan>(StringComparer.Ordinal);
        foreach (var plan in plans)
        {
            foreach (var host in plan.Hosts.DefaultIfEmpty(""))
            {
                Setting.Require(
                    places.TryAdd((host, plan.Prefix), plan), plan.At + (host.Length > 0 ? nameof(MountedSiteOptions.Host) : nameof(MountedSiteOptions.Prefix)),
                    "another than that of " + places[(host, plan.Prefix)].Name, host + plan.Prefix);
            }

            // Each would take the other's posts for its own.
            if (plan.Previews.PostsFolder is { } folder)
            {
                var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
                Setting.Require(folders.TryAdd(full, plan), plan.At + "Posts:Folder", "another than that of " + folders[full].Name, folder);
            }
        }
    }

    private static string Or(string? configured, Func<string> otherwise) => string.IsNullOrEmpty(configured) ? otherwise() : configured;
}
