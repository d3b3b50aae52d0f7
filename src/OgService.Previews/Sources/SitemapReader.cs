using System.Xml;

namespace OgService.Previews.Sources;

/// <summary>Reads a sitemap (sitemaps.org 0.9), or an index of sitemaps.</summary>
internal static class SitemapReader
{
    private const int MaxPages = 50_000;

    /// <param name="IsIndex">Whether the addresses are of further sitemaps.</param>
    /// <param name="Pages">Of the sitemap's own host only, with the date of their last change as it stands there.</param>
    public sealed record Sitemap(bool IsIndex, IReadOnlyList<(Uri Address, string? Changed)> Pages);

    /// <param name="charset">As HTTP said.</param>
    /// <exception cref="FormatException">It is no sitemap.</exception>
    public static Sitemap Read(byte[] bytes, Uri address, string? charset = null)
    {
        try
        {
            var root = FeedReader.ParseXml(WebText.Decode(bytes, charset)).Root!;
            if (root.Name.LocalName is not ("urlset" or "sitemapindex"))
            {
                throw new FormatException("it is no sitemap");
            }

            var pages = root.Elements().Take(MaxPages)
                .Select(entry => (Place: entry.Elements().FirstOrDefault(child => child.Name.LocalName == "loc")?.Value, Changed: entry.Elements().FirstOrDefault(child => child.Name.LocalName == "lastmod")?.Value))
                .Select(entry => (Address: Uri.TryCreate(entry.Place?.Trim(), UriKind.Absolute, out var place) ? place : null, entry.Changed))
                .Where(entry => entry.Address is { } page && page.Scheme == address.Scheme && page.Authority == address.Authority)
                .Select(entry => (entry.Address!, entry.Changed));
            return new Sitemap(root.Name.LocalName == "sitemapindex", [.. pages]);
        }
        catch (XmlException failure)
        {
            throw new FormatException("it is no sitemap that can be read", failure);
        }
    }
}
