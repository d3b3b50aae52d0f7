using Microsoft.AspNetCore.Http.HttpResults;
using OgService.Cards;
using OgService.Posts;
using OgService.Previews;
using OgService.Previews.Sites;
using OgService.Web.Caching;
using OgService.Web.Hosting;
using OgService.Web.Limiting;

namespace OgService.Web.Cards;

/// <summary>The way from a request to a card: known to the reader, found, drawn in time, or something that stands in.</summary>
/// <remarks>An address with a hash is kept for a year by whoever reads it, so it shows the right picture or none (R10). Any other address shows
/// something, for a minute if it is not the right thing.</remarks>
internal sealed class CardRequests(PreviewService previews, KnownPictures known, WorkLimiter limiter, ILogger logger)
{
    /// <summary>The card of a post.</summary>
    /// <param name="plan">Makes the plan.</param>
    /// <param name="lifetimeOf">The lifetime of the card.</param>
    /// <param name="isLasting">Whether nothing may stand in.</param>
    public Task<Results<FileContentHttpResult, StatusCodeHttpResult, ProblemHttpResult>> AnswerAsync(
        HttpContext context, SiteSnapshot site, Post post, CardFormat format, Func<CardPlan> plan, Func<CardPlan, string> lifetimeOf, Func<CardPlan?, bool> isLasting)
        => AnswerAsync(
            context, post.Slug, plan, lifetimeOf, isLasting,
            (planned, card, lifetime) =>
            {
                // A query may say the same in many ways.
                if (!context.Request.QueryString.HasValue)
                {
                    known.Remember(site, context, post, planned, card, lifetime);
                }
            },
            (planned, mayDraw) => previews.FindStandInAsync(site, post, format, planned, mayDraw, context.RequestAborted));

    /// <summary>The card of words that are no post.</summary>
    /// <param name="lastsForEver">Whether the address alone says all this, whoever asks and whenever.</param>
    public async Task<Results<FileContentHttpResult, StatusCodeHttpResult, ProblemHttpResult>> AnswerAsync(
        HttpContext context, SiteSnapshot site, CardWords words, CardFormat format, string lifetime, bool lastsForEver = false)
    {
        await previews.PrepareAsync(site, words, context.RequestAborted);
        CardPlan plan;
        try
        {
            plan = previews.Plan(site, words, format);
        }
        catch (Exception failure) when (failure is TemplateException or MissingGlyphsException)
        {
            // Whoever wrote the words named the template: they can mend it.
            logger.CardUndrawable("words", failure.Message);
            return Problems.Unprocessable(context, failure is TemplateException ? "The template cannot be used." : "The site has no font for some of the characters.");
        }

        return await AnswerAsync(
            context, "words", () => plan, _ => lifetime, _ => false,
            (planned, card, _) =>
            {
                if (lastsForEver)
                {
                    known.Remember(site, context, null, planned, card, lifetime);
                }
            },
            (planned, mayDraw) => previews.FindStandInAsync(site, words, format, planned, mayDraw, context.RequestAborted));
    }

    private async Task<Results<FileContentHttpResult, StatusCodeHttpResult, ProblemHttpResult>> AnswerAsync(
        HttpContext context, string name, Func<CardPlan> plan, Func<CardPlan, string> lifetimeOf, Func<CardPlan?, bool> isLasting, Action<CardPlan, DrawnCard, string> remember,
        Func<CardPlan?, bool, Task<FoundCard?>> standIn)
    {
        CardPlan? planned = null;
        try
        {
            planned = plan();
            var lifetime = planned.IsProvisional ? CacheControls.StandIn : lifetimeOf(planned);
            if (CardAnswers.NotModified(context, planned.Key.Value, lifetime) is { } notModified)
            {
                return notModified;
            }

            if (await previews.FindCardAsync(planned, context.RequestAborted) is { } found)
            {
                if (found.Source == CardSource.Memory)
                {
                    remember(planned, found.Card, lifetime);
                }

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
            Tell(name, failure);
            return !isLasting(planned) && await standIn(planned, failure is not RenderBusyException) is { } other ? CardAnswers.Answer(context, other, CacheControls.StandIn) : Refuse(context, failure);
        }
    }

    private void Tell(string name, Exception failure)
    {
        previews.Metrics.CountFailure(failure switch { RenderBusyException => "busy", TimeoutException => "late", TemplateException or MissingGlyphsException => "undrawable", _ => "failed" });
        switch (failure)
        {
            case RenderBusyException:
                logger.CardRefused(name, failure.Message);
                break;
            case TimeoutException:
                logger.CardLate(name);
                break;
            case TemplateException or MissingGlyphsException:
                logger.CardUndrawable(name, failure.Message);
                break;
            default:
                logger.CardFailed(name, failure);
                break;
        }
    }

    private static ProblemHttpResult Refuse(HttpContext context, Exception failure) => failure is RenderBusyException
        ? Problems.Overloaded(context)
        : Problems.Unavailable(context, "The picture cannot be drawn at the moment.");
}
