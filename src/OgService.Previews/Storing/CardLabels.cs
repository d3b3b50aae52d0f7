using OgService.Posts;
using OgService.Previews.Sites;

namespace OgService.Previews;

/// <summary>What cards and pages are purged by.</summary>
public static class CardLabels
{
    public static string OfSlug(string slug) => "slug:" + slug;

    public static string OfTag(string tag) => "tag:" + tag;

    public static string OfTemplate(string template) => "template:" + template;

    public static IReadOnlyList<string> Of(CardPlan plan) => [OfSlug(plan.Fields.Slug), OfTemplate(plan.Template.Name), .. plan.Fields.Tags.Select(OfTag)];

    /// <summary>Of what tells of a post and its card.</summary>
    public static IReadOnlyList<string> Of(SiteSnapshot site, Post post)
        => [OfSlug(post.Slug), OfTemplate(post.Template ?? site.Configuration.Cards.Template), .. post.Tags.Select(OfTag)];
}
