using OgService.Web.Sites;

namespace OgService.Web.Cards;

/// <summary>Answers with pictures in memory before anything else is set in motion for a request.</summary>
internal static class KnownPicturesFirst
{
    public static void UseKnownPictures(this WebApplication app)
    {
        // Elsewhere an answer tells where its picture came from, which the long way knows.
        if (!app.Environment.IsProduction())
        {
            return;
        }

        var only = app.Services.GetRequiredService<ServedSites>().Single;
        app.Use(next => context => (only ?? context.Features.Get<ServedSite>())?.KnownPictures.TryAnswer(context) ?? next(context));
    }
}
