using System.Globalization;
using OgService.Previews;
using OgService.Previews.Sites;

namespace OgService.Web.Pages;

/// <summary>The posts of the site with their cards.</summary>
internal static class IndexPage
{
    // A site in a script we have no font for would fill the page; og check lists all.
    private const int MaxGlyphs = 20;

    public static string Write(SiteSnapshot site, IReadOnlyList<PostPreview> posts, IReadOnlyList<MissingGlyph> missingGlyphs)
    {
        var identity = site.Configuration.Site;
        var page = Html.Open(identity.Lang, $"<title>{Html.Escape(identity.Name)}: link previews</title>\n<meta name=\"robots\" content=\"noindex\">\n");
        page.Append("<body>\n<main class=\"wide\">\n<h1>").Append(Html.Escape(identity.Name)).Append("</h1>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">{posts.Count} posts that can be shared, as their links will look.</p>\n");
        var problems = site.Problems.Concat(missingGlyphs.Take(MaxGlyphs).Select(glyph => glyph.ToString())).ToList();
        if (problems.Count > 0)
        {
            page.Append("<ul class=\"problems\">\n");
            foreach (var problem in problems)
            {
                page.Append("<li>").Append(Html.Escape(problem)).Append("</li>\n");
            }

            page.Append("</ul>\n");
        }

        page.Append("<ul class=\"grid\">\n");
        foreach (var preview in posts)
        {
            var post = preview.Post;
            var href = Html.Escape(post.PagePath);
            page.Append("<li lang=\"").Append(Html.Escape(post.Lang)).Append("\"><a href=\"").Append(href).Append("\">");
            if ((preview.ServiceAddress ?? preview.Picture?.Url) is { } picture)
            {
                page.Append("<img loading=\"lazy\" width=\"1200\" height=\"630\" src=\"").Append(Html.Escape(picture)).Append("\" alt=\"").Append(Html.Escape(preview.Picture?.Alt ?? "The picture is elsewhere: " + picture)).Append("\">");
            }
            else
            {
                page.Append("<span class=\"none\">no picture</span>");
            }

            page.Append("</a><h2 dir=\"auto\"><a href=\"").Append(href).Append("\">").Append(Html.Escape(post.Title)).Append("</a></h2><small>")
                .Append("<a href=\"/meta/").Append(Html.Escape(string.Join('/', post.Slug.Split('/').Select(Uri.EscapeDataString)))).Append(".html\">tags</a>")
                .Append(Html.Escape(post.Published is { } published ? " · " + published.ToString("d MMM yyyy", CultureInfo.InvariantCulture) : "")).Append("</small></li>\n");
        }

        return page.Append("</ul>\n</main>\n</body>\n</html>\n").ToString();
    }
}
