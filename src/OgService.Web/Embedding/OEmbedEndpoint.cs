using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using OgService.Posts;
using OgService.Previews;
using OgService.Previews.Sites;
using OgService.Web.Caching;
using OgService.Web.Hosting;
using OgService.Web.Sites;

namespace OgService.Web.Embedding;

/// <summary><c>/oembed?url=…</c> (oembed.com, 1.0). Pages do not point to it: a reader that finds it would show less than the tags say (R17).</summary>
internal static class OEmbedEndpoint
{
    private const int CacheSeconds = 300;
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapOEmbed(this IEndpointRouteBuilder routes)
        => routes.MapMethods("/oembed", Methods, GetEmbed).WithSummary("oEmbed for the address of a post").WithTags("Tags");

    private static IResult GetEmbed(string? url, string? format, string? maxwidth, string? maxheight, HttpContext context)
    {
        var previews = ServedSite.Of(context).Previews;
        if (!string.IsNullOrEmpty(format) && format != "json")
        {
            return Problems.NotImplemented(context, "oEmbed is given as JSON.");
        }

        if (!TryReadLimit(maxwidth, out var width) || !TryReadLimit(maxheight, out var height))
        {
            return Problems.BadRequest(context, "maxwidth and maxheight must be whole numbers above 0.");
        }

        var site = previews.Site.Current;
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && Find(previews, site, address) is { } post
            ? new TextAnswer(Write(site, previews.Preview(site, post), width, height), "application/json", site.ReadAt, CacheControls.Page)
            : Problems.NotFound(context, "There is no such page.");
    }

    private static Post? Find(PreviewService previews, SiteSnapshot site, Uri address)
    {
        var path = IsSameOrigin(address, site.Configuration.Site.Url) ? address.AbsolutePath : null;
        return (PathBelow(previews.PublicUrl(site), address) ?? path) is { } page && previews.TryGetPage(site, Uri.UnescapeDataString(page), out var post)
            ? post
            : previews.PublishedPosts(site).FirstOrDefault(candidate => IsSamePage(candidate.CanonicalUrl, address));
    }

    private static byte[] Write(SiteSnapshot site, PostPreview preview, int maxWidth, int maxHeight)
    {
        var post = preview.Post;

        // All three or none; and none that is larger than asked for.
        var thumbnail = preview.Picture is { Width: { } width, Height: { } height } picture && width <= maxWidth && height <= maxHeight ? picture : null;
        var embed = new OEmbed(
            "1.0",
            "link",
            post.Title,
            post.Authors is [var author, ..] ? author.Name : null,
            post.Authors is [{ Url: { } profile }, ..] ? profile : null,
            site.Configuration.Site.Name,
            site.Configuration.Site.Url,
            CacheSeconds,
            thumbnail?.Url,
            thumbnail?.Width,
            thumbnail?.Height);
        return JsonSerializer.SerializeToUtf8Bytes(embed, OEmbedJson.Default.OEmbed);
    }

    private static bool TryReadLimit(string? text, out int limit)
    {
        limit = int.MaxValue;
        return string.IsNullOrEmpty(text) || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit > 0);
    }

    private static bool IsSameOrigin(Uri address, string origin)
        => Uri.TryCreate(origin, UriKind.Absolute, out var own) && address.IdnHost.Equals(own.IdnHost, StringComparison.OrdinalIgnoreCase) && address.Scheme is ("https" or "http");

    // Below a prefix other sites may be beside it: what is not below is not this site's.
    private static string? PathBelow(string start, Uri address)
    {
        if (!IsSameOrigin(address, start))
        {
            return null;
        }

        var prefix = new Uri(start).AbsolutePath.TrimEnd('/');
        return address.AbsolutePath.StartsWith(prefix + "/", StringComparison.Ordinal) ? address.AbsolutePath[prefix.Length..] : null;
    }

    private static bool IsSamePage(string canonical, Uri address)
        => Uri.TryCreate(canonical, UriKind.Absolute, out var own) && IsSameOrigin(address, canonical) && own.AbsolutePath.TrimEnd('/') == address.AbsolutePath.TrimEnd('/');
}

internal sealed record OEmbed(
    string Version,
    string Type,
    string Title,
    string? AuthorName,
    string? AuthorUrl,
    string ProviderName,
    string ProviderUrl,
    int CacheAge,
    string? ThumbnailUrl,
    int? ThumbnailWidth,
    int? ThumbnailHeight);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OEmbed))]
internal sealed partial class OEmbedJson : JsonSerializerContext;
