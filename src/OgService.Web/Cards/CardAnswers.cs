using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using OgService.Previews;
using OgService.Web.Caching;

namespace OgService.Web.Cards;

/// <summary>Pictures as answers: validators, lifetime, parts; and, where people develop, where the picture came from.</summary>
internal static class CardAnswers
{
    // Notes are texts for people and may hold anything; a header holds little.
    private const int MaxDebugText = 1_000;

    /// <param name="cacheControl">For the picture that was asked for; what stands in for it is kept a minute.</param>
    public static FileContentHttpResult Answer(HttpContext context, FoundCard found, string cacheControl)
    {
        var card = found.Card;
        SetHeaders(context, found.IsStandIn ? CacheControls.StandIn : cacheControl);
        context.Response.Headers["X-Cache"] = found.Source == CardSource.Drawn ? "miss" : "hit";
        Debug(context, found);
        PictureParts.KeepNoRefusals(context);
        var (tag, modified) = (TagOf(card.Key), card.DrawnAt - CacheControls.ClockSlack);
        return TypedResults.Bytes(card.Bytes, card.MediaType, enableRangeProcessing: PictureParts.MayBeAnswered(context.Request, tag, modified), lastModified: modified, entityTag: tag);
    }

    /// <summary>304 for a reader that has the picture, known by its key: whether it is in any cache does not matter. Null for others.</summary>
    public static StatusCodeHttpResult? NotModified(HttpContext context, string key, string cacheControl)
    {
        var tag = TagOf(key);
        if (!context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            return null;
        }

        SetHeaders(context, cacheControl);
        context.Response.Headers.ETag = tag.ToString();
        return TypedResults.StatusCode(StatusCodes.Status304NotModified);
    }

    private static EntityTagHeaderValue TagOf(string key) => new($"\"{key}\"");

    private static void SetHeaders(HttpContext context, string cacheControl)
    {
        context.Response.Headers.CacheControl = cacheControl;
        context.Response.Headers.AcceptRanges = "bytes";
    }

    // Never in production: what costs work, and what is wrong with a template, is nobody else's business.
    private static void Debug(HttpContext context, FoundCard found)
    {
        if (context.RequestServices.GetRequiredService<IHostEnvironment>().IsProduction())
        {
            return;
        }

        var headers = context.Response.Headers;
        headers["X-Og-Key"] = found.Card.Key;
        headers["X-Og-Source"] = PreviewMetrics.NameOf(found.Source);
        headers["X-Og-Size"] = found.Card.Size.ToString();
        if (found.Card.Encoding is { } encoding)
        {
            headers["X-Og-Encoding"] = Plain(string.Create(CultureInfo.InvariantCulture, $"{encoding.Choice}; {(encoding.Similarity is { } similarity ? $"similarity {similarity:0.0000}; " : "")}{encoding.Bytes} bytes"));
        }

        if (found.Card.Notes.Count > 0)
        {
            headers["X-Og-Notes"] = Plain(string.Join("; ", found.Card.Notes.Select(note => note.Message)));
        }

        if (RequestClock.ElapsedOf(context) is { } elapsed)
        {
            headers["Server-Timing"] = string.Create(CultureInfo.InvariantCulture, $"{PreviewMetrics.NameOf(found.Source)};dur={elapsed.TotalMilliseconds:0.0}");
        }
    }

    // Printable ASCII only: nothing from a post reaches the syntax of headers.
    private static string Plain(string text) => string.Concat(text.Take(MaxDebugText).Select(letter => letter is >= ' ' and <= '~' ? letter : '?'));
}
