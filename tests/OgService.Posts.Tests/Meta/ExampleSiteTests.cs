using OgService.Testing;
using OgService.Yaml;

namespace OgService.Posts.Tests.Meta;

/// <summary>The example site is what the documentation and the other tests take it for.</summary>
public sealed class ExampleSiteTests
{
    private static readonly string Site = Repository.PathTo("examples", "astro-paper");
    private static readonly string Blog = Path.Combine(Site, "src", "data", "blog");

    [Fact]
    public void The_picture_of_the_first_post_does_not_exist_yet()
        => Assert.False(File.Exists(Path.Combine(Site, "public", "Sora_Video_OG.jpg")), "a generated card was left in the example");

    [Fact]
    public void Every_post_has_a_row_in_the_readme()
    {
        var readme = File.ReadAllText(Repository.PathTo("examples", "README.md"));
        var posts = Directory.GetFiles(Blog, "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Blog, file).Replace('\\', '/'));
        Assert.All(posts, post => Assert.Contains($"`{post}`", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Yaml_front_matter_and_settings_can_be_read()
    {
        var read = 0;
        foreach (var file in Directory.GetFiles(Blog, "*.md", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            if (text.StartsWith("---\n", StringComparison.Ordinal))
            {
                YamlReader.Parse(text[4..text.IndexOf("\n---\n", StringComparison.Ordinal)], Path.GetFileName(file), firstLine: 2);
                read++;
            }
        }

        Assert.True(read >= 18);
        YamlReader.Parse(File.ReadAllText(Path.Combine(Site, "og.yaml")), "og.yaml");
    }
}
