using System.Globalization;
using OgService.Cards;
using OgService.Posts;
using OgService.Previews.Files;
using OgService.Previews.Generating;
using OgService.Previews.Sites;
using OgService.Yaml;

namespace OgService.Previews.Explaining;

/// <summary>Explains a post's card.</summary>
public static class PostExplainer
{
    public static PostExplanation Explain(SiteSnapshot site, Post post)
    {
        var choice = site.PictureOf(post);
        var templateName = new ExplainedValue(
            "template", post.Template ?? site.Configuration.Cards.Template, post.Template is null ? "the site's (cards.template)" : OriginOf(post, "template"));
        Template? template = null;
        CardPlan? plan = null;
        SceneInspection? card = null;
        string? problem = null;
        try
        {
            template = site.TemplateFor(post);
            if (choice is DrawnPicture drawn)
            {
                plan = new CardDrawer(TimeProvider.System).Plan(site, post, drawn.Format);
                card = plan.Renderer.Inspect(plan.Renderer.Resolve(plan.Template, plan.Fields, plan.Size));
            }
        }
        catch (Exception failure) when (failure is TemplateException or MissingGlyphsException)
        {
            problem = failure.Message;
        }

        var file = choice switch
        {
            DrawnPicture drawn => SitePath.Relative(site.Root, drawn.File),
            ExistingPicture existing => SitePath.Relative(site.Root, existing.File),
            _ => null,
        };
        var written = file is not null && Manifest.Read(site.Root).TryGet(file, out var entry) ? entry : null;
        return new PostExplanation(
            post, FieldsOf(post), RuleOf(post, choice), choice, file, problem is null ? StateOf(site, post, choice, plan, written) : "cannot be drawn",
            templateName, SizeOf(site, template, plan), template is null ? [] : [.. template.Values.Select(value => ValueOf(site, post, template, value))],
            plan?.Key.Value, plan is null ? [] : PartsOf(plan, choice is DrawnPicture { WrittenKey: not null } ? written : null), card, problem);
    }

    private static List<ExplainedValue> FieldsOf(Post post)
    {
        var fields = new List<ExplainedValue>
        {
            Field("title", post.Title),
            Field("description", post.Description),
            Field("authors", post.Authors.Count == 0 ? null : string.Join(", ", post.Authors.Select(author => author.Name))),
            Field("published", Moment(post.Published)),
            Field("modified", Moment(post.Modified)),
            Field("tags", post.Tags.Count == 0 ? null : string.Join(", ", post.Tags)),
            Field("section", post.Section),
            Field("lang", post.Lang),
            Field("slug", post.Slug),
            Field("canonical", post.CanonicalUrl),
            Field("image", post.Image),
            Field("imageAlt", post.ImageAlt),
            Field("readingTime", string.Create(CultureInfo.InvariantCulture, $"{post.ReadingMinutes} min")),
        };
        return fields;

        ExplainedValue Field(string name, string? value) => new(name, value, value is null ? "none" : OriginOf(post, name));
    }

    private static string OriginOf(Post post, string field)
    {
        var known = post.Origins.FirstOrDefault(origin => string.Equals(origin.Field, field, StringComparison.OrdinalIgnoreCase) || string.Equals(origin.Field + "s", field, StringComparison.OrdinalIgnoreCase));
        return known.Origin is null ? "default"
            : known.Origin.Contains(", line ", StringComparison.Ordinal) ? $"{post.SourceFile}:{known.Origin[(known.Origin.LastIndexOf(' ') + 1)..]} ({known.Origin[..known.Origin.LastIndexOf(", line ", StringComparison.Ordinal)]})"
            : known.Origin;
    }

    private static int RuleOf(Post post, PictureChoice choice) => choice switch
    {
        ExternalPicture => 1,
        ExistingPicture => 2,
        DrawnPicture drawn => post.Image is { Length: > 0 } && drawn.Reason.StartsWith("the picture", StringComparison.Ordinal) ? 3 : 4,
        _ => 0,
    };

    private static string StateOf(SiteSnapshot site, Post post, PictureChoice choice, CardPlan? plan, ManifestEntry? written)
    {
        if (!post.IsPublished(TimeProvider.System.GetUtcNow()))
        {
            return "not drawn: the post is not published";
        }

        return choice switch
        {
            DrawnPicture { WrittenKey: null } missing => File.Exists(missing.File) ? "will be drawn: " + missing.Reason : "missing: og generate draws it",
            DrawnPicture drawn when drawn.WrittenKey == plan?.Key.Value => "up to date",
            DrawnPicture => "old: " + WhatChanged(plan, written),
            ExternalPicture external => "elsewhere: " + external.Url,
            ExistingPicture { PublicPath: null } beside => $"copied to {site.Configuration.CopyPathOf(post, beside)}: it lies where it has no address",
            ExistingPicture => "the site's own: never touched",
            _ => choice.Reason,
        };
    }

    private static string WhatChanged(CardPlan? plan, ManifestEntry? written)
    {
        var changed = plan is null ? [] : PartsOf(plan, written).Where(part => part.HasChanged).Select(part => part.Name).ToList();
        return changed.Count == 0 ? "something that is drawn has changed" : string.Join(", ", changed) + (changed.Count == 1 ? " has changed" : " have changed");
    }

    private static List<ExplainedPart> PartsOf(CardPlan plan, ManifestEntry? written) =>
        [.. plan.Key.Parts.Select(part => new ExplainedPart(part.Key, part.Value, written?.Parts is { } parts ? parts.GetValueOrDefault(part.Key, "") : null))];

    private static ExplainedValue SizeOf(SiteSnapshot site, Template? template, CardPlan? plan) => new(
        "size", plan?.Size.ToString() ?? template?.Sizes[0].ToString(),
        site.Configuration.Cards.Sizes.Count > 0 ? $"{SiteConfiguration.FileName} (cards.sizes)" : template is null ? "none" : $"the template's first ({template.Name})");

    private static ExplainedValue ValueOf(SiteSnapshot site, Post post, Template template, TemplateValue value)
    {
        if (post.CardValues is { } own && own.TryGet(value.Name, out var ofPost))
        {
            return new ExplainedValue(value.Name, Text(ofPost), string.Create(CultureInfo.InvariantCulture, $"{post.SourceFile}:{ofPost.Position.Line}"));
        }

        if (site.Configuration.Cards.Values is { } sites && sites.TryGet(value.Name, out var ofSite))
        {
            return new ExplainedValue(value.Name, Text(ofSite), string.Create(CultureInfo.InvariantCulture, $"{SiteConfiguration.FileName}:{ofSite.Position.Line}"));
        }

        return new ExplainedValue(value.Name, value.Default, value.Default is null ? $"the template's theme, or nothing ({template.Name})" : $"default of {template.Name}");
    }

    private static string Text(YamlNode node) => node is YamlScalar scalar ? scalar.Text : YamlObject.Describe(node);

    private static string? Moment(DateTimeOffset? moment) => moment?.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);
}
