using System.Text;
using OgService.Cards;
using OgService.Previews;
using OgService.Previews.Sites;
using OgService.Web.Caching;
using OgService.Web.Sites;

namespace OgService.Web.Playground;

/// <summary><c>/</c>: the playground.</summary>
internal static class PlaygroundEndpoint
{
    // The page is for people, and a preview of each of thousands of posts costs seconds.
    private const int MaxShown = 60;

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPlayground(this IEndpointRouteBuilder routes) => routes.MapMethods("/", Methods, (Delegate)GetPage).CacheOutput(PageCache.Policy).ExcludeFromDescription();

    private static async Task<IResult> GetPage(HttpContext context)
    {
        var served = ServedSite.Of(context);
        var (previews, admission) = (served.Previews, served.Admission);
        context.Response.Headers.ContentSecurityPolicy = PlaygroundAssets.Policy;
        var site = previews.Site.Current;
        var posts = previews.PublishedPosts(site).ToList();
        var form = PlaygroundForm.Read(context.Request.Query, served.Prefix, site, posts, admission.IsOpen);
        var notes = admission.IsOpen && form.Post is not null ? await NotesOfAsync(previews, site, form, context.RequestAborted) : [];
        var chosen = form.Post is null ? null : previews.Preview(site, form.Post);
        var newest = posts.Take(MaxShown).Select(post => previews.Preview(site, post)).ToList();
        var html = PlaygroundPage.Write(site, posts, newest, chosen, form, notes, [.. previews.MissingGlyphs(site).Where(glyph => !glyph.IsSolved)], admission.IsOpen);
        return new TextAnswer(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", site.ReadAt, context.Request.QueryString.HasValue ? "no-store" : CacheControls.Page);
    }

    // The card is drawn for its notes, and the picture of the page finds it drawn.
    private static async Task<IReadOnlyList<string>> NotesOfAsync(PreviewService previews, SiteSnapshot site, PlaygroundForm form, CancellationToken cancellation)
    {
        try
        {
            var plan = form.IsPlain
                ? previews.Plan(site, form.Post!, form.Format, form.Template, form.Size)
                : previews.Plan(site, form.ToWords(form.Post!), form.Format);
            var card = await previews.GetCardAsync(plan, cancellation);
            return [.. card.Notes.Select(note => note.Message)];
        }
        catch (Exception failure) when (failure is TemplateException or MissingGlyphsException or RenderBusyException)
        {
            return [failure.Message];
        }
    }
}
