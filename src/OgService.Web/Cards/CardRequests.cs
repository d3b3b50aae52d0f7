using Microsoft.AspNetCore.Http.HttpResults;
using OgService.Cards;
using OgService.Posts;
using OgService.Previews;
using OgService.Previews.Sites;
using OgService.Web.Caching;
using OgService.Web.Hosting;
using OgService.Web.Limiting;

namespace OgService.Web.Cards;

/// <summary>The way from a request to a card of a post: known to the reader, found, drawn in time, or something that stands in.</summary>
/// <remarks>An address with a hash is kept for a year by whoever reads it, so it shows the right picture or none (R10). Any other address shows
/// something, for a minute if it is not the right thing.</remarks>
internal sealed class CardRequests(PreviewService previews, WorkLimiter limiter, ILogger<CardRequests> logger)
{
    /// <param name="plan">Makes the plan.</param>
    /// <param name="lifetimeOf">The lifetime of the card with this key.</param>
    /// <param name="isLasting">Whether nothing may stand in.</param>
    public async Task<Results<FileContentHttpResult, StatusCodeHttpResult, ProblemHttpResult>> AnswerAsync(
        HttpContext context, SiteSnapshot site, Post post, CardFormat format, Func<CardPlan> plan, Func<CardPlan, string> lifetimeOf, Func<CardPlan?, bool> isLasting)
    {
        CardPlan? planned = null;
        try
        {
            planned = plan();
            var lifetime = lifetimeOf(planned);
            if (CardAnswers.NotModified(context, planned.Key.Value, lifetime) is { } notModified)
            {
                return notModified;
            }

            if (await previews.FindCardAsync(planned, context.RequestAborted) is { } found)
            {
                return CardAnswers.Answer(context, found, lifetime);
            }

            if (!previews.IsBeingDrawn(planned) && !limiter.TryAdmit(context, out var retryAfter))
            {
                return Problems.TooMany(context, retryAfter);
            }

            var card = await previews.DrawCardInTimeAsync(planned, !isLasting(planned), context.RequestAborted);
            return CardAnswers.Answer(context, new FoundCard(card, CardSource.Drawn), lifetime);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Tell(post, failure);
            return !isLasting(planned) && await previews.FindStandInAsync(site, post, format, planned, context.RequestAborted) is { } standIn
                ? CardAnswers.Answer(context, standIn, CacheControls.StandIn)
                : Refuse(context, failure);
        }
    }

    private void Tell(Post post, Exception failure)
    {
        switch (failure)
        {
            case RenderBusyException:
                logger.CardRefused(post.Slug, failure.Message);
                break;
            case TimeoutException:
                logger.CardLate(post.Slug);
                break;
            case TemplateException or MissingGlyphsException:
                logger.CardUndrawable(post.Slug, failure.Message);
                break;
            default:
                logger.CardFailed(post.Slug, failure);
                break;
        }
    }

    private static ProblemHttpResult Refuse(HttpContext context, Exception failure) => failure is RenderBusyException
        ? Problems.Overloaded(context)
        : Problems.Unavailable(context, "The picture cannot be drawn at the moment.");
}
