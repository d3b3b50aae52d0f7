using Microsoft.AspNetCore.Http.HttpResults;
using OgService.Cards;
using OgService.Posts;
using OgService.Previews;
using OgService.Previews.Sites;
using OgService.Web.Caching;
using OgService.Web.Hosting;
using OgService.Web.Sites;

namespace OgService.Web.Cards;

/// <summary><c>/og/{slug}.{hash}.{ending}</c> and <c>/og/{slug}.{ending}</c>, with <c>?template=</c> and <c>?size=</c> as the site allows.</summary>
internal static class CardEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapCards(this IEndpointRouteBuilder routes) => routes.MapMethods("/og/{**name}", Methods, GetPicture)
        .WithSummary("The card of a post: SLUG.ENDING, or SLUG.HASH.ENDING for ever").WithTags("Pictures");

    private static async Task<Results<FileContentHttpResult, StatusCodeHttpResult, ProblemHttpResult>> GetPicture(
        string? name, string? template, string? size, HttpContext context)
    {
        var served = ServedSite.Of(context);
        var previews = served.Previews;
        var site = previews.Site.Current;
        if (!PictureAddress.TryParse(name ?? "", out var address) || !previews.TryGetPost(site, address.Slug, out var post))
        {
            return Problems.NotFound(context, "There is no such picture.");
        }

        if (site.PictureOf(post) is ExistingPicture own && IsAskedFor(own, address))
        {
            return await GetOwn(own, post, address, context, served);
        }

        if (!CardFormats.TryParse(address.Ending, out var format))
        {
            return Problems.NotFound(context, $"Pictures end in {CardFormats.Endings}.");
        }

        if (!TryChoose(site, post, template, size, out var asked, out var problem))
        {
            return Problems.BadRequest(context, problem);
        }

        await previews.PrepareAsync(site, post, string.IsNullOrEmpty(template) ? null : template, context.RequestAborted);
        return await served.Cards.AnswerAsync(
            context, site, post, format, () => previews.Plan(site, post, format, string.IsNullOrEmpty(template) ? null : template, asked), plan => LifetimeOf(address, plan.Key.Value), plan => IsLasting(address, plan));
    }

    /// <summary>A post's own picture, which has no public address of its own.</summary>
    private static async Task<Results<FileContentHttpResult, StatusCodeHttpResult, ProblemHttpResult>> GetOwn(
        ExistingPicture own, Post post, PictureAddress address, HttpContext context, ServedSite served)
    {
        var lifetime = LifetimeOf(address, own.Sha256);
        try
        {
            return CardAnswers.NotModified(context, own.Sha256[..32], lifetime) is { } notModified
                ? notModified
                : CardAnswers.Answer(context, await served.Previews.GetPictureAsync(own, context.RequestAborted), lifetime);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            served.LoggerOf<PreviewService>().CardFailed(post.Slug, failure);
            return Problems.Unavailable(context, "The picture cannot be read at the moment.");
        }
    }

    // Empty is as good as absent: forms send empty fields.
    private static bool TryChoose(SiteSnapshot site, Post post, string? template, string? size, out CardSize? asked, out string problem)
    {
        asked = null;
        problem = "";
        if (!string.IsNullOrEmpty(template) && !site.AllowsTemplate(template))
        {
            problem = "The site does not offer this template.";
            return false;
        }

        if (string.IsNullOrEmpty(size))
        {
            return true;
        }

        problem = "The site does not offer this size.";
        asked = CardSize.TryParse(size, out var parsed) ? parsed : null;
        return asked is not null && IsOffered(site, post, template, parsed);
    }

    private static bool IsOffered(SiteSnapshot site, Post post, string? template, CardSize size)
    {
        try
        {
            return site.AllowsSize(post, string.IsNullOrEmpty(template) ? null : template, size);
        }
        catch (TemplateException)
        {
            // Broken: what it offers is not known, so nothing is.
            return false;
        }
    }

    // Without a plan it is not known whether the hash is the present one: then it counts as such.
    private static bool IsLasting(PictureAddress address, CardPlan? plan)
        => address.Key is { } key && (plan is null || plan.Key.Value.StartsWith(key, StringComparison.Ordinal));

    private static string LifetimeOf(PictureAddress address, string currentKey) => address.Key is null ? CacheControls.StablePicture
        : currentKey.StartsWith(address.Key, StringComparison.Ordinal) ? CacheControls.HashedPicture
        : CacheControls.OutdatedPicture;

    // By its hash; or by the stable name when it has no address of its own, so that the name shows what the tags say.
    private static bool IsAskedFor(ExistingPicture picture, PictureAddress address) => picture.Ending == address.Ending
        && (address.Key is null ? picture.PublicPath is null : picture.Sha256.StartsWith(address.Key, StringComparison.Ordinal));
}
