using OgService.Cards;
using OgService.Imaging;
using OgService.Posts;
using OgService.Previews.Files;
using OgService.Previews.Generating;
using OgService.Previews.Sites;

namespace OgService.Previews.Serving;

/// <summary>What is shown when a card cannot be had: the last good picture of the post, else the picture the site names for that, else the title alone.
/// Only for addresses that nobody keeps for long.</summary>
internal sealed class StandIns(CardSupply supply, PlainCard plain, PreviewMetrics metrics, TimeProvider clock)
{
    private const int MaxBytes = 2_000_000;

    /// <param name="plan">Null when not even a plan could be made.</param>
    /// <param name="mayDraw">Whether the title may be drawn; not where there is more to draw than can be drawn: it would add to what it answers for.</param>
    /// <returns>Null when nothing can stand in.</returns>
    public async Task<FoundCard?> FindAsync(SiteSnapshot site, Post post, CardFormat format, CardPlan? plan, bool mayDraw, CancellationToken cancellation)
    {
        var found = await FindLastGoodAsync(site, post, format, plan, cancellation).ConfigureAwait(false)
            ?? await ReadFallbackAsync(site, cancellation).ConfigureAwait(false)
            ?? (mayDraw && await plain.DrawAsync(site, post, format, cancellation).ConfigureAwait(false) is { } title ? new FoundCard(title, CardSource.PlainTitle) : null);
        if (found is not null)
        {
            metrics.CountStandIn(found.Source);
        }

        return found;
    }

    private async Task<FoundCard?> FindLastGoodAsync(SiteSnapshot site, Post post, CardFormat format, CardPlan? plan, CancellationToken cancellation)
        => supply.TryGetLastGood(post.Slug, format, plan, out var key) && await supply.FindByKeyAsync(key, CardLabels.Of(site, post), cancellation).ConfigureAwait(false) is { } card
            ? new FoundCard(card, CardSource.LastGood)
            : null;

    private async Task<FoundCard?> ReadFallbackAsync(SiteSnapshot site, CancellationToken cancellation)
    {
        var folder = Path.Combine(site.Root, site.Configuration.Content.Public);
        if (site.Configuration.Cards.Fallback is not { } reference || !SitePath.TryResolve(site.Root, folder, reference, out var file)
            || !PictureFile.TryMeasure(file, out var info) || new FileInfo(file).Length > MaxBytes)
        {
            return null;
        }

        try
        {
            var bytes = await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false);
            return new FoundCard(ToCard(bytes, info), CardSource.SiteFallback);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Gone since it was measured: then the title has to do.
            return null;
        }
    }

    private DrawnCard ToCard(byte[] bytes, ImageInfo info) => new()
    {
        Key = PictureFile.Sha256(bytes)[..32],
        MediaType = info.MediaType,
        Bytes = bytes,
        Size = new CardSize(info.Width, info.Height),
        DrawnAt = clock.GetUtcNow().TruncateToSeconds(),
        Notes = [],
    };
}
