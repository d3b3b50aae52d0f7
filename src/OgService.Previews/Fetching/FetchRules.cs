using System.Net;

namespace OgService.Previews.Fetching;

/// <summary>Which addresses may be asked at all, by their text. What their names resolve to is looked at when a connection is made.</summary>
/// <param name="own">Where this service answers (absolute, with the path of its cards): never fetched from, since it would ask itself.</param>
internal sealed class FetchRules(RemoteOptions options, IReadOnlyList<Uri> own)
{
    public RemoteOptions Options => options;

    /// <summary>An address out of a post, or null: absolute, http or https; <c>//</c> means https.</summary>
    public static Uri? Parse(string reference)
        => Uri.TryCreate(reference.StartsWith("//", StringComparison.Ordinal) ? "https:" + reference : reference, UriKind.Absolute, out var address)
            && address.Scheme is "https" or "http" && HasHost(address)
            ? address
            : null;

    // Names that cannot be written in ASCII throw.
    private static bool HasHost(Uri address)
    {
        try
        {
            return address.IdnHost.Length > 0;
        }
        catch (Exception failure) when (failure is UriFormatException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Whether a picture of this address might be fetched some day.</summary>
    /// <param name="hosts">Allowed besides those of the options.</param>
    public bool MayFetch(Uri address, IReadOnlyList<string> hosts) => Refusal(address, hosts) is null;

    /// <summary>Why an address is not asked, as a half sentence; null when it may be.</summary>
    public string? Refusal(Uri address, IReadOnlyList<string> hosts)
    {
        if (address.UserInfo.Length > 0)
        {
            return "it carries a name or a password";
        }

        if (own.Any(start => address.Host == start.Host && address.Port == start.Port && address.AbsolutePath.StartsWith(start.AbsolutePath, StringComparison.Ordinal)))
        {
            return "it is an address of this service itself";
        }

        if (IsTrusted(address.IdnHost, address.Port))
        {
            return address.Scheme is "http" or "https" ? null : "it is neither http nor https";
        }

        if (address.Scheme != "https" && !(options.AllowHttp && address.Scheme == "http"))
        {
            return options.AllowHttp ? "it is neither http nor https" : "it is not https";
        }

        if (!options.Ports.Contains(address.Port))
        {
            return "its port is not 443";
        }

        if (!hosts.Concat(options.Hosts).Any(host => Matches(host, address.IdnHost)))
        {
            return "its host is not among those that are allowed";
        }

        // Also looked at when connecting; here so that no fetch begins.
        return IPAddress.TryParse(address.IdnHost, out var literal) && !AddressGuard.IsPublic(literal) ? "its host is not on the public internet" : null;
    }

    public bool IsTrusted(string host, int port)
        => options.TrustedHosts.Any(trusted => Uri.TryCreate("http://" + trusted, UriKind.Absolute, out var origin)
            && origin.Port == port && string.Equals(origin.IdnHost, host, StringComparison.OrdinalIgnoreCase));

    private static bool Matches(string allowed, string host) => allowed == "*"
        || (allowed.StartsWith("*.", StringComparison.Ordinal)
            ? host.Length > allowed.Length - 1 && host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
            : string.Equals(allowed, host, StringComparison.OrdinalIgnoreCase));
}
