using System.Globalization;
using OgService.Posts;
using OgService.Posts.Text;
using OgService.Previews;
using OgService.Previews.Sites;

namespace OgService.Web.Pages;

/// <summary>A whole page for a post: the tags, then what people read. Nothing of the post's own markup reaches it, so no tag of its body can be taken
/// for one of the page's (R2).</summary>
internal static class PostPage
{
    public static string Write(SiteSnapshot site, PostPreview preview)
    {
        var post = preview.Post;
        var page = Html.Open(post.Lang, preview.Bundle.ToHtml()).Append("<body>\n<main>\n");
        page.Append("<p><a href=\"").Append(Html.Escape(site.Configuration.Site.Url)).Append("\">").Append(Html.Escape(site.Configuration.Site.Name)).Append("</a></p>\n");
        page.Append("<h1>").Append(Html.Escape(post.Title)).Append("</h1>\n");
        page.Append("<p class=\"soft\">").Append(Html.Escape(Byline(post))).Append("</p>\n");
        if (preview.Picture is { } picture)
        {
            page.Append("<p><img src=\"").Append(Html.Escape(preview.ServiceAddress ?? picture.Url)).Append("\" alt=\"").Append(Html.Escape(picture.Alt)).Append('"');
            if (picture is { Width: { } width, Height: { } height })
            {
                page.Append(CultureInfo.InvariantCulture, $" width=\"{width}\" height=\"{height}\"");
            }

            page.Append("></p>\n");
        }

        foreach (var paragraph in PostText.ToPlainParagraphs(post))
        {
            page.Append("<p>").Append(Html.Escape(paragraph)).Append("</p>\n");
        }

        return page.Append("<p><a href=\"").Append(Html.Escape(post.CanonicalUrl)).Append("\">").Append(Html.Escape(post.CanonicalUrl)).Append("</a></p>\n</main>\n</body>\n</html>\n").ToString();
    }

    private static string Byline(Post post) => string.Join(" · ", new[]
    {
        string.Join(", ", post.Authors.Select(author => author.Name)),
        post.Published?.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{post.ReadingMinutes} min"),
    }.Where(part => !string.IsNullOrEmpty(part)));
}
