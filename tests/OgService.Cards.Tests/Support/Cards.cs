using OgService.Cards.Expressions;
using OgService.Cards.Layout;
using OgService.Cards.Scenes;
using OgService.Cards.Templates;

namespace OgService.Cards.Tests.Support;

/// <summary>Short ways to templates and cards made of a few lines.</summary>
internal static class Cards
{
    private const string File = "card.yaml";

    public static Template Template(string yaml) => Template(new Dictionary<string, string> { ["card"] = yaml });

    /// <summary>The first of several files that extend and include each other; see <see cref="MemoryTemplates"/>.</summary>
    public static Template Template(Dictionary<string, string> files)
    {
        var memory = new MemoryTemplates(files);
        var sources = TemplateSources.Load(memory.Template(files.Keys.First()), memory);
        return new Template("test", File, "1", TemplateVariants.Read(sources, TemplatePictures.None));
    }

    public static TemplateException Refused(string yaml) => Assert.Throws<TemplateException>(() => Template(yaml));

    public static TemplateException Refused(Dictionary<string, string> files) => Assert.Throws<TemplateException>(() => Template(files));

    /// <summary>With texts of <see cref="FakeText"/>.</summary>
    public static Scene Resolve(Dictionary<string, string> files, CardFields? fields = null, CardSize? size = null)
    {
        var template = Template(files);
        return CardRenderer.Resolve(template, fields ?? new CardFields { Title = "Title" }, size ?? template.Sizes[0], new FakeText(), ["Inter"]);
    }

    /// <summary>With texts of <see cref="FakeText"/>.</summary>
    public static Scene Resolve(string yaml, CardFields? fields = null) =>
        CardRenderer.Resolve(Template(yaml), fields ?? new CardFields { Title = "Title" }, Size(yaml), new FakeText(), ["Inter"]);

    /// <summary>Boxes by id, of a card whose root is the yaml (style and children).</summary>
    public static Dictionary<string, LayoutBox> Lay(string root, int width = 1000, int height = 600)
    {
        var yaml = $"sizes: [{width}x{height}]\ncard:\n  font-size: 20px\n  line-height: 1\n" + Indent(root);
        var document = Template(yaml).Document;
        var notes = new List<SceneNote>();
        var size = new CardSize(width, height);
        var scope = ScopeBuilder.Build(document, new CardFields { Title = "Title", Tags = ["aaaa", "bbbb", "cccc", "dddd"] }, size, notes);
        var box = new BoxBuilder(document, size, "en", ["Inter"], notes).BuildCard(scope);
        BoxLayout.Place(box, width, height, new FakeText());
        var found = new Dictionary<string, LayoutBox>();
        Collect(box, found);
        return found;
    }

    /// <summary>What an expression gives for a post with everything.</summary>
    public static string Evaluate(string template, CardFields? fields = null)
    {
        var document = Template("card: {}").Document;
        var scope = ScopeBuilder.Build(document, fields ?? Everything, CardSize.Default, []);
        return TextTemplate.Parse(template, KnownNames.OfEveryTemplate).Evaluate(scope);
    }

    public static CardFields Everything { get; } = new()
    {
        Title = "Exploring the Nexus",
        Description = "A description.",
        Authors = ["Alex Mercer", "Kim Doe"],
        Tags = ["AI Technology", "Digital Media", "Video"],
        Published = new DateTimeOffset(2024, 2, 5, 14, 30, 9, TimeSpan.Zero),
        Section = "Guides",
        Slug = "nexus",
        ReadingMinutes = 7,
        SiteName = "Example Blog",
        SiteUrl = "https://example.com/blog/",
    };

    private static CardSize Size(string yaml) => Template(yaml).Sizes[0];

    private static string Indent(string text) => string.Join('\n', text.Split('\n').Select(line => "  " + line));

    private static void Collect(LayoutBox box, Dictionary<string, LayoutBox> found)
    {
        found[found.ContainsKey(box.Name) ? $"{box.Name}#{found.Count}" : box.Name] = box;
        foreach (var child in box.Shown)
        {
            Collect(child, found);
        }
    }
}
