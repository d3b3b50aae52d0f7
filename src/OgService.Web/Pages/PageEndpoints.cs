using System.Text;
using OgService.Previews;
using OgService.Web.Caching;
using OgService.Web.Hosting;
using OgService.Web.Sites;

namespace OgService.Web.Pages;

/// <summary>The page of each post at the site's own pattern: for unfurlers and for people.</summary>
internal static class PageEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/{**path}", Methods, GetPost).CacheOutput(PageCache.Policy).ExcludeFromDescription();
    }

    private static IResult GetPost(string path, HttpContext context)
    {
        var served = ServedSite.Of(context);
        var previews = served.Previews;
        var site = previews.Site.Current;
        if (!previews.TryGetPage(site, path, out var post))
        {
            return Problems.NotFound(context, "There is no such page.");
        }

        context.Response.Headers.ContentSecurityPolicy = Html.Policy;
        PageCache.Label(context, served, CardLabels.Of(site, post));
        return Answer(PostPage.Write(site, previews.Preview(site, post)), site.ReadAt);
    }

    private static TextAnswer Answer(string html, DateTimeOffset modified) => new(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", modified, CacheControls.Page);
}
