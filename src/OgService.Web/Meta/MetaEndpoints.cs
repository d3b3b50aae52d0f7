using System.Text;
using OgService.Previews;
using OgService.Web.Caching;
using OgService.Web.Hosting;
using OgService.Web.Sites;

namespace OgService.Web.Meta;

/// <summary><c>/meta/{slug}.html</c> and <c>/meta/{slug}.json</c>: the tags of a post.</summary>
internal static class MetaEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapMeta(this IEndpointRouteBuilder routes) => routes.MapMethods("/meta/{**name}", Methods, GetBundle).CacheOutput(PageCache.Policy)
        .WithSummary("The tags of a post: SLUG.html or SLUG.json").WithTags("Tags");

    private static IResult GetBundle(string? name, HttpContext context)
    {
        var served = ServedSite.Of(context);
        var previews = served.Previews;
        var site = previews.Site.Current;
        name ??= "";
        var ending = Path.GetExtension(name);
        if (ending is not (".html" or ".json") || !previews.TryGetPost(site, name[..^ending.Length], out var post))
        {
            return Problems.NotFound(context, "There is no such bundle.");
        }

        PageCache.Label(context, served, CardLabels.Of(site, post));
        var bundle = previews.Preview(site, post).Bundle;
        return ending == ".html"
            ? new TextAnswer(Encoding.UTF8.GetBytes(bundle.ToHtml()), "text/html; charset=utf-8", site.ReadAt, CacheControls.Page)
            : new TextAnswer(bundle.ToJson(), "application/json", site.ReadAt, CacheControls.Page);
    }
}
