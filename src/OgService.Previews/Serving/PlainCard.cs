using OgService.Cards;
using OgService.Posts;
using OgService.Previews.Sites;

namespace OgService.Previews.Serving;

/// <summary>A post's title alone, in the template that ships: for when the site's own template, its values or its other texts cannot be drawn.
/// Drawn outside the queue, one at a time, because the queue may be what is stuck.</summary>
internal sealed class PlainCard(CardDrawer drawer, string shippedTemplates) : IDisposable
{
    private const string TemplateName = "article";
    private const int MaxTitle = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly TemplateLibrary templates = TemplateLibrary.Open(shippedTemplates);
    private readonly SemaphoreSlim one = new(1);

    /// <returns>Null when not even that can be drawn.</returns>
    public async Task<DrawnCard?> DrawAsync(SiteSnapshot site, Post post, CardFormat format, CancellationToken cancellation)
    {
        if (!await one.WaitAsync(Patience, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        try
        {
            return drawer.Draw(Plan(site, post, format), cancellation);
        }
        catch (TemplateException)
        {
            return null;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private CardPlan Plan(SiteSnapshot site, Post post, CardFormat format)
    {
        var template = templates.Get(TemplateName);
        var fields = new CardFields
        {
            Title = post.Title.Length > MaxTitle ? string.Concat(post.Title.AsSpan(0, MaxTitle), "…") : post.Title,
            Lang = post.Lang,
            Slug = post.Slug,
            SiteName = site.Configuration.Site.Name,
        };
        var size = CardSize.Default;
        var writing = CardWriting.Of(site.Configuration, format);
        return new CardPlan(template, fields, size, writing, PreviewKey.Of(template, site.Renderer.Text.Fonts.Version, fields, size, writing), site.Renderer);
    }
}
