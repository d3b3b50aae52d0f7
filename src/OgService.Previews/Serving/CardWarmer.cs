using OgService.Cards;
using OgService.Posts;
using OgService.Previews.Fetching;
using OgService.Previews.Sites;

namespace OgService.Previews.Serving;

/// <summary>Draws the cards of published posts before anybody asks, newest first, one at a time, and only while nobody waits for a card.</summary>
/// <param name="turn">Of the sites of a process: one draws in advance at a time.</param>
internal sealed class CardWarmer(CardSupply supply, RenderQueue queue, CardDrawer drawer, SemaphoreSlim turn, TimeProvider clock)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    /// <summary>Has a post's pictures from elsewhere fetched first.</summary>
    public Func<SiteSnapshot, Post, CancellationToken, Task> Prepare { get; init; } = static (_, _, _) => Task.CompletedTask;

    /// <param name="posts">Newest first.</param>
    /// <returns>How many were drawn.</returns>
    public async Task<int> WarmAsync(SiteSnapshot site, IEnumerable<Post> posts, CancellationToken cancellation)
    {
        var drawn = 0;
        foreach (var post in posts)
        {
            cancellation.ThrowIfCancellationRequested();
            if (site.PictureOf(post) is DrawnPicture picture && await PlanIfMissingAsync(site, post, picture.Format, cancellation).ConfigureAwait(false) is { } plan)
            {
                drawn += await DrawInTurnAsync(plan, cancellation).ConfigureAwait(false) ? 1 : 0;
            }
        }

        return drawn;
    }

    private async Task<CardPlan?> PlanIfMissingAsync(SiteSnapshot site, Post post, CardFormat format, CancellationToken cancellation)
    {
        try
        {
            await Prepare(site, post, cancellation).ConfigureAwait(false);
            var plan = drawer.Plan(site, post, format);

            // One that lacks a picture is not worth the work before anybody asks for it.
            return !plan.IsProvisional && await supply.FindAsync(plan, cancellation).ConfigureAwait(false) is null ? plan : null;
        }
        catch (Exception failure) when (failure is TemplateException or MissingGlyphsException)
        {
            // Among the site's problems already.
            return null;
        }
    }

    private async Task<bool> DrawInTurnAsync(CardPlan plan, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await DrawAsync(plan, cancellation).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<bool> DrawAsync(CardPlan plan, CancellationToken cancellation)
    {
        while (!queue.IsIdle)
        {
            await Task.Delay(LookAgain, clock, cancellation).ConfigureAwait(false);
        }

        var started = clock.GetTimestamp();
        try
        {
            await supply.DrawAsync(plan, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is TemplateException or RenderBusyException or RemotePictureGoneException)
        {
            // Drawn when it is asked for, or told to whoever asks.
            return false;
        }

        // As long a rest as the work took: requests that need no drawing want the processor too.
        await Task.Delay(clock.GetElapsedTime(started), clock, cancellation).ConfigureAwait(false);
        return true;
    }
}
