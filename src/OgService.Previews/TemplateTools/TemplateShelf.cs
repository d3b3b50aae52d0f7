using OgService.Cards;
using OgService.Imaging;
using OgService.Previews.Sites;

namespace OgService.Previews.TemplateTools;

/// <summary>A template as the shelf lists it.</summary>
/// <param name="IsOwn">Whether it lies in the site's own folder; else it ships with us.</param>
/// <param name="Template">Null when it cannot be used.</param>
/// <param name="Error">Why not.</param>
public sealed record ShelfTemplate(string Name, bool IsOwn, Template? Template, TemplateException? Error);

/// <summary>The templates that a site can use: its own, and those that ship.</summary>
public sealed class TemplateShelf
{
    private readonly SiteSnapshot site;
    private readonly TemplateLibrary library;

    private TemplateShelf(SiteSnapshot site, string shippedTemplates)
    {
        this.site = site;
        library = TemplateLibrary.Open(OwnFolder, shippedTemplates);
    }

    /// <summary>Where the site's own templates lie.</summary>
    public string OwnFolder => Path.Combine(site.Root, "templates");

    public CardRenderer Renderer => site.Renderer;

    /// <summary>Names in alphabetical order.</summary>
    public IReadOnlyList<string> Names => library.Names;

    /// <summary>Opens the shelf of a site; its posts are not read.</summary>
    /// <inheritdoc cref="LiveSite.Open" path="/exception"/>
    public static TemplateShelf Open(string siteRoot, string fontsFolder, string templatesFolder)
        => new(LiveSite.Open(siteRoot, templatesFolder, fontsFolder, TimeProvider.System, readPosts: false).Current, templatesFolder);

    public IEnumerable<ShelfTemplate> List() => Names.Select(Find);

    /// <exception cref="TemplateException">There is no such template, or it is broken.</exception>
    public Template Get(string name) => library.Get(name);

    public bool IsOwn(string name) => File.Exists(Path.Combine(OwnFolder, name, "card.yaml"));

    /// <summary>Draws a sample post.</summary>
    /// <param name="theme">Null is the template's own.</param>
    /// <exception cref="TemplateException">The template or the site's values cannot be used.</exception>
    public (byte[] Bytes, IReadOnlyList<SceneNote> Notes) DrawSample(Template template, CardSize size, CardFormat format, string? theme)
    {
        var values = site.Configuration.Cards.Template == template.Name ? site.Configuration.Cards.Values : null;
        var fields = SampleOfSite(SamplePosts.Everything) with { SiteValues = values, PostValues = SamplePosts.WithTheme(theme) };
        var scene = site.Renderer.Resolve(template, fields, size);
        using var pixels = site.Renderer.Paint(scene);
        var notes = new List<SceneNote>(site.Renderer.Inspect(scene).Notes);
        return (CardEncoder.Encode(pixels, CardWriting.Of(site.Configuration, format), best: false, notes).Bytes, notes);
    }

    /// <summary>Writes a picture as a file has it.</summary>
    public static byte[] Encode(PixelBuffer pixels, CardFormat format) => CardEncoder.Encode(pixels, new CardWriting(format, long.MaxValue, Metadata: null), best: false, []).Bytes;

    private CardFields SampleOfSite(CardFields sample) => site.Configuration.Site.Name.Length == 0 ? sample
        : sample with { SiteName = site.Configuration.Site.Name, SiteUrl = site.Configuration.Site.Url };

    private ShelfTemplate Find(string name)
    {
        try
        {
            return new ShelfTemplate(name, IsOwn(name), library.Get(name), null);
        }
        catch (TemplateException error)
        {
            return new ShelfTemplate(name, IsOwn(name), null, error);
        }
    }
}
