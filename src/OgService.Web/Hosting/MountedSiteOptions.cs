namespace OgService.Web.Hosting;

/// <summary><c>OgService:Sites:NAME</c>: one of several sites, and which requests are its own. What <see cref="WholeServiceAttribute"/> marks is not taken from here.</summary>
public sealed class MountedSiteOptions : SiteOptions
{
    private const int MaxHosts = 100;
    private const int MaxPrefix = 100;

    /// <summary>Hosts that the site answers to, without ports; in the configuration a list, or a text with semicolons. Addresses that are given out never come from it.</summary>
    public IList<string> Host { get; set; } = [];

    /// <summary>A path such as <c>/docs</c> below which the site answers; at any host where <see cref="Host"/> is empty.</summary>
    public string? Prefix { get; set; }

    internal string PrefixPath => Prefix ?? "";

    /// <summary>As requests name it: lower case, ASCII, without the dot at the end. Null for what is no host.</summary>
    internal static string? Normalize(string host)
    {
        var name = host.TrimEnd('.');
        if (Uri.CheckHostName(name) == UriHostNameType.Unknown)
        {
            return null;
        }

        try
        {
            var address = new UriBuilder("http", name).Uri;
            return address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost.ToLowerInvariant();
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    internal override void Check(string at)
    {
        Setting.Require(Host.Count > 0 || PrefixPath.Length > 0, at + nameof(Host), "given, or " + nameof(Prefix), null);
        Setting.Require(Host.Count <= MaxHosts, at + nameof(Host), $"at most {MaxHosts} hosts", Host.Count);
        for (var i = 0; i < Host.Count; i++)
        {
            Setting.Require(Normalize(Host[i]) is not null, $"{at}{nameof(Host)}:{i}", "a host such as docs.example.com, without a port", Host[i]);
        }

        Setting.Require(IsPrefix(PrefixPath), at + nameof(Prefix), $"a path such as /docs, of at most {MaxPrefix} letters, digits, - . _ and ~, with a slash before and none behind", Prefix);
        Setting.Require(!string.IsNullOrEmpty(Site), at + nameof(Site), "a folder that exists", null);
        base.Check(at);
    }

    // Of characters that need no escaping, so that what comes in and what goes out are the same text.
    private static bool IsPrefix(string prefix) => prefix.Length == 0 || (prefix.Length <= MaxPrefix && prefix[0] == '/'
        && prefix[1..].Split('/').All(part => part.Length > 0 && part is not ("." or "..") && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~')));
}
