using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using OgService.Posts;
using OgService.Previews;
using OgService.Previews.Sites;
using OgService.Web.Caching;
using OgService.Web.Hosting;

namespace OgService.Web.Cards;

/// <summary><c>/og/{slug}.{hash}.{ending}</c> and <c>/og/{slug}.{ending}</c>.</summary>
internal static class CardEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapCards(this IEndpointRouteBuilder routes) => routes.MapMethods("/og/{**name}", Methods, GetPicture);

    private static async Task<Results<FileContentHttpResult, StatusCodeHttpResult, ProblemHttpResult>> GetPicture(
        string name, HttpContext context, PreviewService previews, ILogger<PreviewService> logger)
    {
        var site = previews.Site.Current;
        if (!PictureAddress.TryParse(name, out var address) || !previews.TryGetPost(site, address.Slug, out var post))
        {
            return Problems.NotFound(context, "There is no such picture.");
        }

        try
        {
            return site.PictureOf(post) is ExistingPicture own && IsAskedFor(own, address)
                ? Answer(context, address, own.Sha256, await previews.GetPictureAsync(own, context.RequestAborted))
                : await GetCard(address, site, post, context, previews);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Never another picture under an address that is kept for a year (R10): crawlers come again.
            logger.CardFailed(post.Slug, failure);
            return Problems.Unavailable(context, "The picture cannot be drawn at the moment.");
        }
    }

    private static async Task<Results<FileContentHttpResult, StatusCodeHttpResult, ProblemHttpResult>> GetCard(
        PictureAddress address, SiteSnapshot site, Post post, HttpContext context, PreviewService previews)
    {
        if (!CardFormats.TryParse(address.Ending, out var format))
        {
            return Problems.NotFound(context, $"Pictures end in {CardFormats.Endings}.");
        }

        var plan = previews.Plan(site, post, format);
        var wasFound = previews.TryGetFromMemory(plan, out var card);
        var tag = new EntityTagHeaderValue($"\"{plan.Key.Value}\"");
        if (!wasFound && IsKnownToReader(context.Request, tag))
        {
            // The key decides the bytes, so a reader that has the key has the picture: nothing need be drawn.
            SetHeaders(context, address, plan.Key.Value);
            context.Response.Headers.ETag = tag.ToString();
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        card ??= await previews.GetCardAsync(plan, context.RequestAborted);
        context.Response.Headers["X-Cache"] = wasFound ? "hit" : "miss";
        return Answer(context, address, plan.Key.Value, card);
    }

    private static FileContentHttpResult Answer(HttpContext context, PictureAddress address, string currentKey, DrawnCard card)
    {
        SetHeaders(context, address, currentKey);
        return TypedResults.Bytes(card.Bytes, card.MediaType, enableRangeProcessing: true, lastModified: card.DrawnAt - CacheControls.ClockSlack, entityTag: new EntityTagHeaderValue($"\"{card.Key}\""));
    }

    private static void SetHeaders(HttpContext context, PictureAddress address, string currentKey)
    {
        context.Response.Headers.CacheControl = address.Key is null ? CacheControls.StablePicture
            : currentKey.StartsWith(address.Key, StringComparison.Ordinal) ? CacheControls.HashedPicture
            : CacheControls.OutdatedPicture;
        context.Response.Headers.AcceptRanges = "bytes";
    }

    private static bool IsKnownToReader(HttpRequest request, EntityTagHeaderValue tag)
        => request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false));

    // By its hash; or by the stable name when it has no address of its own, so that the name shows what the tags say.
    private static bool IsAskedFor(ExistingPicture picture, PictureAddress address) => picture.Ending == address.Ending
        && (address.Key is null ? picture.PublicPath is null : picture.Sha256.StartsWith(address.Key, StringComparison.Ordinal));
}
