using OgService.Previews;

namespace OgService.Web.Hosting;

/// <summary>Every message of the service's log.</summary>
internal static partial class Log
{
    /// <summary>A card that was drawn, and what should be known about it.</summary>
    public static void Tell(this ILogger logger, CardPlan plan, DrawnCard card)
    {
        // Words that are no post have no name.
        var name = plan.Fields.Slug.Length == 0 ? "words" : plan.Fields.Slug;
        logger.CardDrawn(name, card.MediaType, card.Bytes.Length, card.Key);
        foreach (var note in card.Notes.Where(note => !note.IsRemark))
        {
            logger.CardNote(name, note.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "The site changed: {Posts} posts")]
    public static partial void SiteChanged(this ILogger logger, int posts);

    [LoggerMessage(2, LogLevel.Warning, "{Problem}")]
    public static partial void SiteProblem(this ILogger logger, string problem);

    [LoggerMessage(3, LogLevel.Warning, "The site cannot be read at the moment")]
    public static partial void SiteUnreadable(this ILogger logger, Exception failure);

    [LoggerMessage(4, LogLevel.Information, "Drew {Slug} as {MediaType}, {Bytes} bytes, key {Key}")]
    public static partial void CardDrawn(this ILogger logger, string slug, string mediaType, int bytes, string key);

    [LoggerMessage(5, LogLevel.Warning, "{Slug}: {Note}")]
    public static partial void CardNote(this ILogger logger, string slug, string note);

    [LoggerMessage(7, LogLevel.Warning, "{Count} more characters have no font; og check lists them")]
    public static partial void MoreMissingGlyphs(this ILogger logger, int count);

    [LoggerMessage(6, LogLevel.Error, "The card of {Slug} cannot be drawn")]
    public static partial void CardFailed(this ILogger logger, string slug, Exception failure);

    [LoggerMessage(8, LogLevel.Warning, "The card of {Slug} cannot be drawn: {Problem}")]
    public static partial void CardUndrawable(this ILogger logger, string slug, string problem);

    [LoggerMessage(9, LogLevel.Warning, "The card of {Slug} was not drawn in time; the drawing goes on")]
    public static partial void CardLate(this ILogger logger, string slug);

    // One a refused request would fill the log just when there is no time for it: the metrics count them.
    [LoggerMessage(10, LogLevel.Debug, "The card of {Slug} was refused: {Reason}")]
    public static partial void CardRefused(this ILogger logger, string slug, string reason);

    [LoggerMessage(11, LogLevel.Information, "Drew {Count} cards in advance")]
    public static partial void CardsWarmed(this ILogger logger, int count);

    [LoggerMessage(12, LogLevel.Warning, "Cards cannot be drawn in advance at the moment")]
    public static partial void WarmingFailed(this ILogger logger, Exception failure);

    [LoggerMessage(13, LogLevel.Warning, "The {Tier} is left alone for {Work}: {Problem}")]
    public static partial void TierUnwell(this ILogger logger, string tier, string work, string problem);

    [LoggerMessage(14, LogLevel.Information, "The {Tier} is in use again for {Work}")]
    public static partial void TierWell(this ILogger logger, string tier, string work);

    [LoggerMessage(15, LogLevel.Warning, "Exchange of purges with other machines: {State}")]
    public static partial void PurgesExchanged(this ILogger logger, string state);

    [LoggerMessage(16, LogLevel.Information, "Purged {Count} labels")]
    public static partial void Purged(this ILogger logger, int count);

    [LoggerMessage(17, LogLevel.Warning, "Development: addresses need no signature and programs no key; other machines are refused")]
    public static partial void DevelopmentIsOpen(this ILogger logger);

    [LoggerMessage(19, LogLevel.Information, "Serves {Root} below {Places}; addresses begin with {Url}")]
    public static partial void SiteServed(this ILogger logger, string root, string places, string url);

    [LoggerMessage(18, LogLevel.Information, "Stopping: no longer ready; requests that were taken are finished")]
    public static partial void Stopping(this ILogger logger);
}
