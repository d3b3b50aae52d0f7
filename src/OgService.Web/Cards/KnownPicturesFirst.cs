using OgService.Web.Sites;

namespace OgService.Web.Cards;

/// <summary>Answers with pictures in memory before anything else is set in motion for a request, and on the thread that read it. All other requests go on in the pool.</summary>
/// <remarks>A hop from thread to thread costs about as much as all else that such an answer takes. Sockets complete where they are waited for (<see cref="CompleteWhereSocketsWait"/>), so
/// nothing that takes long may run there.</remarks>
internal static class KnownPicturesFirst
{
    /// <summary>The runtime's own setting; it is read when the first socket is used. Whoever set it goes before us.</summary>
    public static void CompleteWhereSocketsWait()
    {
        const string setting = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
        if (Environment.GetEnvironmentVariable(setting) is null)
        {
            Environment.SetEnvironmentVariable(setting, "1");
        }
    }

    public static void UseKnownPictures(this WebApplication app)
    {
        // Outside production an answer tells where its picture came from, which the long way knows.
        var isShort = app.Environment.IsProduction();
        var only = app.Services.GetRequiredService<ServedSites>().Single;
        app.Use(next => context => (isShort ? (only ?? context.Features.Get<ServedSite>())?.KnownPictures.TryAnswer(context) : null) ?? GoOnInPoolAsync(next, context));
    }

    private static async Task GoOnInPoolAsync(RequestDelegate next, HttpContext context)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await next(context);
    }
}
