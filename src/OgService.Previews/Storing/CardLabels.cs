using OgService.Posts;

namespace OgService.Previews;

/// <summary>What cards and pages are purged by.</summary>
public static class CardLabels
{
    public static string OfSlug(string slug) => "slug:" + slug;

    public static string OfTag(string tag) => "tag:" + tag;

    public static string OfTemplate(string template) => "template:" + template;

    public static IReadOnlyList<string> Of(CardPlan plan) => [OfSlug(plan.Fields.Slug), OfTemplate(plan.Template.Name), .. plan.Fields.Tags.Select(OfTag)];

    public static IReadOnlyList<string> Of(Post post) => [OfSlug(post.Slug), .. post.Tags.Select(OfTag)];
}
