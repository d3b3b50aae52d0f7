using OgService.Web.Signing;

namespace OgService.Web.Hosting;

/// <summary>The settings of a site: of the only one, directly in the section <c>OgService</c>; of one among several, in <c>OgService:Sites:NAME</c> (<see cref="MountedSiteOptions"/>).</summary>
public class SiteOptions
{
    /// <summary>The site's root folder.</summary>
    public string? Site { get; set; }

    /// <summary>The folder of <c>fonts.json</c>; the whole service's when empty, and there what ships.</summary>
    public string? Fonts { get; set; }

    /// <summary>The folder of templates; the whole service's when empty, and there what ships. The site's own <c>templates</c> folder goes before it.</summary>
    public string? Templates { get; set; }

    /// <summary>Where unfurlers reach the site's pictures, for example <c>https://og.example.com</c>; the site's own address when empty.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Whether the cards of the site are drawn in the background before anybody asks.</summary>
    public bool WarmUp { get; set; } = true;

    public SigningOptions Signing { get; set; } = new();

    /// <summary>SHA-256 of the keys that programs may show (<c>og key</c> makes one); 64 hexadecimal digits each.</summary>
    public IList<string> ApiKeys { get; set; } = [];

    public PostSettings Posts { get; set; } = new();

    public RemoteSettings Remote { get; set; } = new();

    public LimitOptions Limits { get; set; } = new();

    /// <param name="at">Goes before the keys: empty, or <c>Sites:NAME:</c>.</param>
    /// <exception cref="InvalidOperationException">A value cannot be used; the message names its key.</exception>
    internal virtual void Check(string at)
    {
        Setting.Require(
            string.IsNullOrEmpty(PublicUrl) || (Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"),
            at + nameof(PublicUrl),
            "an address such as https://og.example.com",
            PublicUrl);
        for (var i = 0; i < ApiKeys.Count; i++)
        {
            Setting.Require(Previews.ApiKeys.IsHash(ApiKeys[i]), $"{at}{nameof(ApiKeys)}:{i}", "the SHA-256 of a key, 64 hexadecimal digits", "something else");
        }

        Signing.Check(at);
        Posts.Check(at);
        Remote.Check(at);
        Limits.Check(at);
    }
}
