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
    public void The_first_post_is_the_one_that_the_bundle_tests_take_it_for()
    {
        Assert.True(Read().TryGet("openai-sora", out var post));
        Assert.Equal(Samples.Sora.Title, post.Title);
        Assert.Equal(Samples.Sora.Description, post.Description);
        Assert.Equal(Samples.Sora.Authors.Select(author => author.Name), post.Authors.Select(author => author.Name));
        Assert.Equal(Samples.Sora.Published, post.Published);
        Assert.Null(post.Modified);
        Assert.Equal(Samples.Sora.Tags, post.Tags);
        Assert.Equal(Samples.Sora.CanonicalUrl, post.CanonicalUrl);
        Assert.Equal(Samples.Sora.Image, post.Image);
        Assert.Equal(Samples.Sora.ReadingMinutes, post.ReadingMinutes);
    }

    [Fact]
    public void Every_post_can_be_read_and_has_the_bundle_of_its_values()
    {
        var catalog = Read();
        Assert.Empty(catalog.Problems);
        Assert.Equal(22, catalog.Posts.Count);
        foreach (var post in catalog.Posts)
        {
            var page = Samples.Parse(Samples.Bundle(post));
            Assert.Equal(post.Title, page.Title);
            Assert.Equal(post.Title, page.Content("og:title"));
            Assert.StartsWith(page.Content("og:description")!.TrimEnd('…'), post.Description);
            Assert.Equal(post.CanonicalUrl, page.Content("og:url"));
            Assert.Equal(post.Tags, page.Contents("article:tag"));
            Assert.Equal(string.Join(", ", post.Authors.Select(author => author.Name)), page.Content("author"));
            Assert.Equal(post.Published?.UtcDateTime.ToString("s") + "Z", page.Content("article:published_time"));
        }
    }

    private static PostCatalog Read() => PostCatalog.Read(Site, Samples.Site, ContentSettings.Detect(Site));

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
