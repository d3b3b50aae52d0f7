using System.Globalization;
using OgService.Cards;
using OgService.Posts;
using OgService.Previews.Coverage;
using OgService.Previews.Sites;

namespace OgService.Previews;

/// <summary>Plans cards for posts and draws them. Safe for many threads.</summary>
/// <param name="metrics">Told how long each step took; null where nobody looks.</param>
internal sealed class CardDrawer(TimeProvider clock, PreviewMetrics? metrics = null)
{
    private readonly Func<IDisposable>? decoding = metrics is { } told ? () => told.Start("decode") : null;

    /// <param name="template">Null is the post's own, or the site's.</param>
    /// <param name="size">Null is the first that the site lists, or else its template.</param>
    /// <exception cref="TemplateException">The template cannot be used.</exception>
    /// <exception cref="MissingGlyphsException">A character has no font, and the site wants no card then.</exception>
    public CardPlan Plan(SiteSnapshot site, Post post, CardFormat format, string? template = null, CardSize? size = null) =>
        site.PlanOf(post, format, template, size, () => MakePlan(site, post, format, template, size));

    /// <summary>Finds out before the first card whether the site's own template and values can be used.</summary>
    /// <exception cref="TemplateException">They cannot.</exception>
    public void CheckSettings(SiteSnapshot site)
    {
        var template = site.TemplateNamed(site.Configuration.Cards.Template);
        var fields = new CardFields { Title = site.Configuration.Site.Name, SiteValues = site.Configuration.Cards.Values };
        site.Renderer.Resolve(template, fields, site.SizeFor(template));
    }

    /// <param name="best">Take the time for a small file.</param>
    /// <exception cref="TemplateException">A value of the site is of the wrong type, or an expression failed.</exception>
    public DrawnCard Draw(CardPlan plan, CancellationToken cancellation, bool best = false)
    {
        cancellation.ThrowIfCancellationRequested();
        var scene = Timed("shape", () => plan.Renderer.Resolve(plan.Template, plan.Fields, plan.Size, decoding));
        cancellation.ThrowIfCancellationRequested();
        using var pixels = Timed("raster", () => plan.Renderer.Paint(scene));
        cancellation.ThrowIfCancellationRequested();
        var notes = new List<SceneNote>(scene.Notes);
        var (bytes, encoding) = Timed("encode", () => CardEncoder.Encode(pixels, plan.Writing, best, notes));
        return new DrawnCard
        {
            Key = plan.Key.Value,
            MediaType = plan.Format.MediaType(),
            Bytes = bytes,
            Size = plan.Size,
            DrawnAt = clock.GetUtcNow().TruncateToSeconds(),
            Notes = notes,
            Encoding = encoding,
        };
    }

    /// <summary>What the card says, for <c>og:image:alt</c>: its texts in reading order.</summary>
    public string AltTextOf(CardPlan plan)
    {
        var texts = plan.Renderer.Resolve(plan.Template, plan.Fields, plan.Size).Texts;
        return string.Join(" ", texts.Select(text => text.Length > 0 && (char.IsLetterOrDigit(text[^1]) || text[^1] is ')' or '”' or '"') ? text + "." : text));
    }

    private T Timed<T>(string step, Func<T> work)
    {
        using var span = metrics?.Start(step);
        return work();
    }

    private static CardPlan MakePlan(SiteSnapshot site, Post post, CardFormat format, string? askedTemplate, CardSize? askedSize)
    {
        var template = site.TemplateFor(post, askedTemplate);
        if (site.Glyphs.Policy == MissingGlyphPolicy.Fail)
        {
            RefuseMissing(site, post);
        }

        var fields = FieldsFor(site, post, template);
        var size = askedSize ?? site.SizeFor(template);
        var writing = CardWriting.Of(site.Configuration, format);
        var key = PreviewKey.Of(template, site.Renderer.Text.Fonts.Version, fields, size, writing);
        return new CardPlan(template, fields, size, writing, key, site.Renderer)
        {
            IsProvisional = site.Finder.Awaits(fields.Pictures.Values),
            HasRemotePictures = site.Finder.HasRemote(fields.Pictures.Values),
        };
    }

    /// <summary>What a post gives to its card, with the pictures that a template asks for.</summary>
    internal static CardFields FieldsFor(SiteSnapshot site, Post post, Template template) =>
        site.Glyphs.Apply(FieldsOf(site, post)) with
        {
            Pictures = PicturesOf(site, post, template),
            Url = template.UsesUrl ? post.CanonicalUrl : null,
        };

    private static void RefuseMissing(SiteSnapshot site, Post post)
    {
        const int named = 8;
        var coverage = new SiteCoverage(site);
        var missing = coverage.OfPost(post).Concat(coverage.OfSite()).ToList();
        if (missing.Count > 0)
        {
            var more = missing.Count > named ? string.Create(CultureInfo.InvariantCulture, $"; and {missing.Count - named} more") : "";
            throw new MissingGlyphsException(string.Join("; ", missing.Take(named)) + more);
        }
    }

    // A post from the command line has no place in the site.
    private static Dictionary<string, CardPicture> PicturesOf(SiteSnapshot site, Post post, Template template)
    {
        var target = site.Pictures.TryGetValue(post.Slug, out var choice) && choice is DrawnPicture drawn ? drawn.File : null;
        return site.Finder.PicturesFor(post, template, target);
    }

    private static CardFields FieldsOf(SiteSnapshot site, Post post) => new()
    {
        Title = post.Title,
        Description = post.Description,
        Authors = [.. post.Authors.Select(author => author.Name)],
        Tags = post.Tags,
        Published = post.Published,
        Modified = post.Modified,
        Section = post.Section,
        Lang = post.Lang,
        Slug = post.Slug,
        ReadingMinutes = post.ReadingMinutes,
        SiteName = site.Configuration.Site.Name,
        SiteUrl = site.Configuration.Site.Url == SiteIdentity.UnknownUrl ? "" : site.Configuration.Site.Url,
        SiteAuthor = site.Configuration.Site.Author,
        SiteValues = site.Configuration.Cards.Values,
        PostValues = post.CardValues,
    };
}

internal static class Moments
{
    /// <summary>HTTP dates have whole seconds (RFC 9110, 5.6.7).</summary>
    public static DateTimeOffset TruncateToSeconds(this DateTimeOffset moment) => new(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerSecond), moment.Offset);
}
