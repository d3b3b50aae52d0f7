using System.Globalization;

namespace OgService.Posts;

/// <summary>The address of a post's page on the site.</summary>
internal static class PostAddress
{
    /// <summary>The page pattern with <c>{slug}</c> (and <c>{year}</c>, <c>{month}</c>, <c>{day}</c>, UTC) filled in: a path, percent-encoded.</summary>
    public static string PathOf(string page, string slug, DateTimeOffset? published)
    {
        var path = page.Replace("{slug}", Escape(slug), StringComparison.Ordinal);
        if (path.Contains('{'))
        {
            // A post without a date has none in its address either.
            var date = published?.ToUniversalTime();
            path = path.Replace("{year}", date?.ToString("yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{month}", date?.ToString("MM", CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{day}", date?.ToString("dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);
            while (path.Contains("//", StringComparison.Ordinal))
            {
                path = path.Replace("//", "/", StringComparison.Ordinal);
            }
        }

        return path.StartsWith('/') ? path : "/" + path;
    }

    /// <summary>A path on the site, with its first slash, as an absolute address.</summary>
    public static string OfPath(SiteIdentity site, string path) => site.Url.TrimEnd('/') + path;

    /// <summary>Percent-encodes each segment as UTF-8 (RFC 3986, 2.1); slashes stay.</summary>
    public static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>Percent-encodes what may not stand in a path; what is encoded already stays. With its first slash.</summary>
    public static string EscapePath(string path)
        => (path.StartsWith('/') ? "" : "/") + string.Join('/', path.Split('/').Select(segment => Uri.EscapeDataString(Uri.UnescapeDataString(segment))));
}
