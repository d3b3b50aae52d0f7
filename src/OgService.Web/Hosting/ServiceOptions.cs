using OgService.Previews;

namespace OgService.Web.Hosting;

/// <summary>The <c>OgService</c> section of the configuration (<c>appsettings.json</c>, <c>OgService__…</c> variables, <c>--OgService:…</c>).</summary>
public sealed class ServiceOptions
{
    public const string Section = "OgService";

    /// <summary>The site's root folder; the example site when empty.</summary>
    public string? Site { get; set; }

    /// <summary>The folder of <c>fonts.json</c>; what ships when empty.</summary>
    public string? Fonts { get; set; }

    /// <summary>The folder of templates; what ships when empty. The site's own <c>templates</c> folder goes before it.</summary>
    public string? Templates { get; set; }

    /// <summary>Where unfurlers reach this service, for example <c>https://og.example.com</c>; the site's own address when empty.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Bytes of pictures kept in memory; 1,000,000 to 100,000,000,000.</summary>
    public long MemoryBytes { get; set; } = 100_000_000;

    /// <summary>Cards drawn at the same time; 0 takes one a processor.</summary>
    public int Workers { get; set; }

    /// <summary>How often files are looked at for changes, in milliseconds; 100 to 60,000.</summary>
    public int RefreshMilliseconds { get; set; } = 1_000;

    /// <exception cref="InvalidOperationException">A value cannot be used; the message names its key.</exception>
    internal PreviewOptions Resolve()
    {
        Require(MemoryBytes is >= 1_000_000 and <= 100_000_000_000, nameof(MemoryBytes), "1000000 to 100000000000", MemoryBytes);
        Require(Workers is >= 0 and <= 1_024, nameof(Workers), "0 to 1024", Workers);
        Require(RefreshMilliseconds is >= 100 and <= 60_000, nameof(RefreshMilliseconds), "100 to 60000", RefreshMilliseconds);
        Require(
            string.IsNullOrEmpty(PublicUrl) || (Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"),
            nameof(PublicUrl),
            "an address such as https://og.example.com",
            PublicUrl);
        var site = Or(Site, () => ShippedFolders.Find("examples/astro-paper"));
        Require(Directory.Exists(site), nameof(Site), "a folder that exists", site);
        return new PreviewOptions
        {
            SiteRoot = site,
            FontsFolder = Or(Fonts, () => ShippedFolders.Find("fonts")),
            TemplatesFolder = Or(Templates, () => ShippedFolders.Find("templates")),
            PublicUrl = string.IsNullOrEmpty(PublicUrl) ? null : PublicUrl.TrimEnd('/'),
            MemoryBytes = MemoryBytes,
            Workers = Workers == 0 ? Environment.ProcessorCount : Workers,
        };
    }

    private static string Or(string? configured, Func<string> otherwise) => string.IsNullOrEmpty(configured) ? otherwise() : configured;

    private static void Require(bool holds, string key, string expected, object? got)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"{Section}:{key} must be {expected}; got {got ?? "nothing"}.");
        }
    }
}
