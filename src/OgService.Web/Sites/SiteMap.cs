using System.Collections.Frozen;

namespace OgService.Web.Sites;

/// <summary>Which site a request means: by its host, then by the longest prefix of its path. A site without hosts answers at any host that is not another's. Neither allocates.</summary>
internal sealed class SiteMap<T>
    where T : class
{
    private readonly FrozenDictionary<string, Place[]> byHost;
    private readonly FrozenDictionary<string, Place[]>.AlternateLookup<ReadOnlySpan<char>> hosts;
    private readonly Place[] anywhere;

    /// <param name="sites">With their hosts, none for any, and their prefix, empty for none; each place once.</param>
    public SiteMap(IEnumerable<(T Site, IReadOnlyList<string> Hosts, string Prefix)> sites)
    {
        var places = sites.SelectMany(site => site.Hosts.DefaultIfEmpty("").Select(host => (Host: host, Place: new Place(site.Site, site.Prefix)))).ToLookup(entry => entry.Host, entry => entry.Place);
        anywhere = [.. places[""].OrderByDescending(place => place.Prefix.Length)];
        byHost = places.Where(group => group.Key.Length > 0)
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(place => place.Prefix.Length).ToArray(), StringComparer.OrdinalIgnoreCase);
        hosts = byHost.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <param name="host">The value of the <c>Host</c> header, with a port or without.</param>
    /// <param name="path">Unescaped.</param>
    /// <param name="prefix">What of the path chose the site.</param>
    /// <param name="isHostKnown">Whether any site answers at the host at all.</param>
    /// <returns>Null when there is none.</returns>
    public T? Find(string? host, string path, out string prefix, out bool isHostKnown)
    {
        if (hosts.TryGetValue(NameOf(host), out var places))
        {
            // A host that is somebody's own is nobody else's.
            isHostKnown = true;
            return Below(places, path, out prefix);
        }

        isHostKnown = anywhere.Length > 0;
        return Below(anywhere, path, out prefix);
    }

    private static T? Below(Place[] places, string path, out string prefix)
    {
        foreach (var place in places)
        {
            prefix = place.Prefix;
            if (path.StartsWith(prefix, StringComparison.Ordinal) && (path.Length == prefix.Length || prefix.Length == 0 || path[prefix.Length] == '/'))
            {
                return place.Site;
            }
        }

        prefix = "";
        return null;
    }

    // RFC 9110, 7.2: uri-host [ ":" port ]. An IPv6 address has colons of its own, and brackets around them. A name may end in the dot of the root.
    private static ReadOnlySpan<char> NameOf(string? host)
    {
        var name = host.AsSpan();
        var colon = name.LastIndexOf(':');
        if (colon >= 0 && name.IndexOf(']') < colon)
        {
            name = name[..colon];
        }

        return name.EndsWith('.') ? name[..^1] : name;
    }

    private sealed record Place(T Site, string Prefix);
}
