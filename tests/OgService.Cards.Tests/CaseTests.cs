using System.Globalization;
using OgService.Testing;
using OgService.Yaml;

namespace OgService.Cards.Tests;

/// <summary>Case files: <c>Cases/GROUP/NAME.yaml</c> goes in, <c>NAME.scene.txt</c> was decided. A case names a shipped template, or
/// carries one of its own under <c>template:</c>, and the post's fields. Adding a case is adding files. Set
/// <c>OGSERVICE_WRITE_CASES=1</c> to write the expected files anew, and read the difference before committing it.</summary>
public class CaseTests
{
    public static TheoryData<string> Cases
    {
        get
        {
            var folder = Folder;
            return [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        }
    }

    private static string Folder => Repository.PathTo("tests", "OgService.Cards.Tests", "Cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_resolves_to_its_scene(string name)
    {
        var file = System.IO.Path.Combine(Folder, name);
        var yaml = YamlObject.From(YamlReader.Parse(File.ReadAllText(file), name), name, "a case");
        yaml.RequireKnownKeys("template", "size", "post", "site-values");
        var template = yaml.Get("template") is YamlScalar { Style: YamlScalarStyle.Block } own
            ? Support.Cards.Template(own.Text)
            : Support.Shipped.Templates.Get(yaml.RequireText("template"));
        var size = CardSize.TryParse(yaml.GetText("size"), out var given) ? given : template.Sizes[0];

        var actual = Support.Shipped.Renderer.Resolve(template, Fields(yaml), size).ToText();

        var expected = System.IO.Path.ChangeExtension(file, ".scene.txt");
        if (Environment.GetEnvironmentVariable("OGSERVICE_WRITE_CASES") == "1")
        {
            File.WriteAllText(expected, actual);
        }

        Assert.Equal(File.ReadAllText(expected).Replace("\r\n", "\n"), actual);
    }

    private static CardFields Fields(YamlObject yaml)
    {
        var post = yaml.GetObject("post")!;
        post.RequireKnownKeys("title", "description", "authors", "tags", "date", "section", "lang", "minutes", "site", "url", "values");
        return new CardFields
        {
            Title = post.RequireText("title"),
            Description = post.GetText("description"),
            Authors = post.GetTextList("authors") ?? [],
            Tags = post.GetTextList("tags") ?? [],
            Published = post.GetText("date") is { } date ? DateTimeOffset.Parse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null,
            Section = post.GetText("section"),
            Lang = post.GetText("lang") ?? "en",
            ReadingMinutes = post.GetInt("minutes"),
            SiteName = post.GetText("site") ?? "",
            SiteUrl = post.GetText("url") ?? "",
            SiteValues = yaml.GetObject("site-values")?.Mapping,
            PostValues = post.GetObject("values")?.Mapping,
        };
    }
}
