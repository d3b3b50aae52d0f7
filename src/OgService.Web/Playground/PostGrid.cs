using System.Globalization;
using System.Text;
using OgService.Previews;
using OgService.Web.Pages;

namespace OgService.Web.Playground;

/// <summary>The posts of the site with their cards.</summary>
internal static class PostGrid
{
    /// <param name="prefix">Goes before the paths of the site.</param>
    public static void Append(StringBuilder page, IReadOnlyList<PostPreview> posts, string prefix)
    {
        page.Append("<ul class=\"grid\">\n");
        foreach (var preview in posts)
        {
            var post = preview.Post;
            var href = Html.Escape(prefix + post.PagePath);
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
                .Append("<a href=\"").Append(prefix).Append("/meta/").Append(Html.Escape(string.Join('/', post.Slug.Split('/').Select(Uri.EscapeDataString)))).Append(".html\">tags</a>")
                .Append(Html.Escape(post.Published is { } published ? " · " + published.ToString("d MMM yyyy", CultureInfo.InvariantCulture) : "")).Append("</small></li>\n");
        }

        page.Append("</ul>\n");
    }
}
