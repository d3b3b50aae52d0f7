using System.Globalization;
using System.Text;
using OgService.Cards;
using OgService.Posts;
using OgService.Previews;
using OgService.Previews.Sites;
using OgService.Web.Pages;

namespace OgService.Web.Playground;

/// <summary>The page at <c>/</c>: a post with its card and its tags, to choose and to change, and the newest posts below. Works without scripts; with them, the preview follows the form.</summary>
internal static class PlaygroundPage
{
    // A site in a script we have no font for would fill the page; og check lists all.
    private const int MaxGlyphs = 20;

    // In the list to choose from; its size is that of the page.
    private const int MaxListed = 500;

    /// <param name="posts">All that may be seen, newest first.</param>
    /// <param name="newest">Those of them that are shown.</param>
    /// <param name="chosen">Null when there is none.</param>
    /// <param name="notes">What should be known of the card; empty where nobody develops.</param>
    /// <param name="isOpen">Whether people develop here: other words than the post's may be drawn, and problems are told in full.</param>
    public static string Write(
        SiteSnapshot site,
        IReadOnlyList<Post> posts,
        IReadOnlyList<PostPreview> newest,
        PostPreview? chosen,
        PlaygroundForm form,
        IReadOnlyList<string> notes,
        IReadOnlyList<MissingGlyph> missingGlyphs,
        bool isOpen)
    {
        var identity = site.Configuration.Site;
        var page = Html.Open(identity.Lang, $"<title>{Html.Escape(identity.Name)}: link previews</title>\n<meta name=\"robots\" content=\"noindex\">\n<style>{PlaygroundAssets.Style}</style>\n");
        page.Append("<body>\n<main class=\"wide\">\n<h1>").Append(Html.Escape(identity.Name)).Append("</h1>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">{posts.Count} posts that can be shared, as their links will look.</p>\n");
        if (chosen is not null)
        {
            page.Append("<div class=\"play\">\n");
            AppendForm(page, site, posts, form, chosen.Post, isOpen);
            AppendResult(page, form, chosen, notes);
            page.Append("</div>\n");
        }

        AppendProblems(page, [.. isOpen ? site.Problems : Count(site.Problems), .. missingGlyphs.Take(MaxGlyphs).Select(glyph => glyph.ToString())]);
        PostGrid.Append(page, newest, form.Prefix);
        if (newest.Count < posts.Count)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">The newest {newest.Count} are shown; <code>{form.Prefix}/?post=slug</code> shows any.</p>\n");
        }

        return page.Append("</main>\n<script>").Append(PlaygroundAssets.Script).Append("</script>\n</body>\n</html>\n").ToString();
    }

    // What is wrong names files and quotes them, those of drafts too: for whoever reads the log.
    private static IReadOnlyList<string> Count(IReadOnlyList<string> problems) => problems.Count switch
    {
        0 => [],
        1 => ["Something of the site needs mending; the log and og check say what."],
        _ => [string.Create(CultureInfo.InvariantCulture, $"{problems.Count} things of the site need mending; the log and og check say which.")],
    };

    private static void AppendForm(StringBuilder page, SiteSnapshot site, IReadOnlyList<Post> posts, PlaygroundForm form, Post post, bool isOpen)
    {
        page.Append("<form method=\"get\" action=\"").Append(form.Prefix).Append("/\" id=\"form\">\n");
        AppendSelect(page, "post", "Post", posts.Take(MaxListed).Append(post).Distinct().Select(one => (one.Slug, one.Title)), post.Slug);
        AppendSelect(page, "template", "Template", site.OfferedTemplates.Select(name => (name, name)).Prepend(("", "the post's own")), form.Template ?? "");
        AppendSelect(page, "size", "Size", PlaygroundForm.SizesOf(site, post, form.Template).Select(size => (size.ToString(), size.ToString())).Prepend(("", "the usual")), form.Size?.ToString() ?? "");
        AppendSelect(page, "format", "Format", [("png", "PNG"), ("jpg", "JPEG"), ("webp", "WebP")], form.Format.Ending());
        if (isOpen)
        {
            page.Append("<label>Title<input name=\"title\" maxlength=\"300\" placeholder=\"").Append(Html.Escape(post.Title)).Append("\" value=\"").Append(Html.Escape(form.Title)).Append("\"></label>\n");
            page.Append("<label>Description<input name=\"description\" maxlength=\"600\" placeholder=\"").Append(Html.Escape(post.Description)).Append("\" value=\"").Append(Html.Escape(form.Description)).Append("\"></label>\n");
            AppendSelect(page, "theme", "Theme", [("", "the site's own"), ("dark", "dark"), ("light", "light")], form.Theme ?? "");
            page.Append("<label>Values<textarea name=\"values\" rows=\"3\" maxlength=\"800\" placeholder=\"accent: #38bdf8\">").Append(Html.Escape(form.Values)).Append("</textarea></label>\n");
        }

        page.Append("<button>Show</button>\n</form>\n");
    }

    private static void AppendResult(StringBuilder page, PlaygroundForm form, PostPreview chosen, IReadOnlyList<string> notes)
    {
        var size = form.Size ?? CardSize.Default;
        page.Append("<div id=\"result\" aria-live=\"polite\">\n<figure>");
        page.Append("<img src=\"").Append(Html.Escape(form.PictureOf(chosen.Post))).Append(CultureInfo.InvariantCulture, $"\" width=\"{size.Width}\" height=\"{size.Height}\" alt=\"")
            .Append(Html.Escape(chosen.Picture?.Alt ?? chosen.Post.Title)).Append("\"></figure>\n");
        AppendProblems(page, notes);
        page.Append("<details open><summary>Tags for <code>&lt;head&gt;</code></summary><div class=\"copy\"><button type=\"button\" data-copy=\"tags\" hidden>Copy</button><pre id=\"tags\" tabindex=\"0\">")
            .Append(Html.Escape(chosen.Bundle.ToHtml())).Append("</pre></div></details>\n</div>\n");
    }

    private static void AppendSelect(StringBuilder page, string name, string label, IEnumerable<(string Value, string Text)> choices, string chosen)
    {
        page.Append("<label>").Append(label).Append("<select name=\"").Append(name).Append("\">");
        foreach (var (value, text) in choices)
        {
            page.Append("<option value=\"").Append(Html.Escape(value)).Append(value == chosen ? "\" selected>" : "\">").Append(Html.Escape(text)).Append("</option>");
        }

        page.Append("</select></label>\n");
    }

    private static void AppendProblems(StringBuilder page, IReadOnlyList<string> problems)
    {
        if (problems.Count == 0)
        {
            return;
        }

        page.Append("<ul class=\"problems\">\n");
        foreach (var problem in problems)
        {
            page.Append("<li>").Append(Html.Escape(problem)).Append("</li>\n");
        }

        page.Append("</ul>\n");
    }
}
