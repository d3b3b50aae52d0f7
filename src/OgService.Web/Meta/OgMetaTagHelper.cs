using Microsoft.AspNetCore.Razor.TagHelpers;
using OgService.Previews;

namespace OgService.Web.Meta;

/// <summary><c>&lt;og-meta slug="my-post" /&gt;</c> in the head of a Razor page: the tags of a post. Nothing for a post that is not there or may not be seen.</summary>
[HtmlTargetElement("og-meta", Attributes = "slug", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class OgMetaTagHelper(PreviewService previews) : TagHelper
{
    public string Slug { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.Clear();
        var site = previews.Site.Current;
        if (previews.TryGetPost(site, Slug, out var post))
        {
            // The bundle escapes what posts say (docs/meta-tags.md).
            output.Content.SetHtmlContent(previews.Preview(site, post).Bundle.ToHtml());
        }
    }
}
