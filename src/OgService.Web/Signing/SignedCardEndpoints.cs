using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using OgService.Previews;
using OgService.Web.Caching;
using OgService.Web.Hosting;
using OgService.Web.Sites;

namespace OgService.Web.Signing;

/// <summary><c>/og.{ending}?title=…&amp;sig=…</c>: a card for metadata in the query.</summary>
internal static class SignedCardEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapSignedCards(this IEndpointRouteBuilder routes) => routes.MapMethods("/og.{ending}", Methods, GetCard)
        .WithSummary("A card for metadata in the query, signed (docs/signing.md)").WithTags("Pictures");

    private static async Task<Results<FileContentHttpResult, StatusCodeHttpResult, ProblemHttpResult>> GetCard(
        string ending, HttpContext context, TimeProvider clock)
    {
        var served = ServedSite.Of(context);
        if (!CardFormats.TryParse(ending, out var format))
        {
            return Problems.NotFound(context, $"Pictures end in {CardFormats.Endings}.");
        }

        var parameters = Admission.ParametersOf(context.Request);
        if (!served.Admission.Admits(context.Request, parameters))
        {
            return Problems.Forbidden(context);
        }

        if (CardWords.Read(parameters, out var problem) is not { } words)
        {
            return Problems.BadRequest(context, problem);
        }

        var lifetime = LifetimeOf(parameters, clock.GetUtcNow());
        return await served.Cards.AnswerAsync(context, served.Previews.Site.Current, words, format, lifetime, lastsForEver: SignedAddress.ExpiryOf(parameters) is null);
    }

    // The address says what the card says; only a new template or new fonts change it. Not beyond its own end.
    private static string LifetimeOf(IReadOnlyList<KeyValuePair<string, string>> parameters, DateTimeOffset now)
        => SignedAddress.ExpiryOf(parameters) is { } expiry && expiry - now < CacheControls.SignedLifetime
            ? string.Create(CultureInfo.InvariantCulture, $"public, max-age={Math.Max(0, (long)(expiry - now).TotalSeconds)}")
            : CacheControls.SignedPicture;
}
