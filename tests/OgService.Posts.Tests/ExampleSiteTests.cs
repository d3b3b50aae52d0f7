using System.Text;
using OgService.Testing;

namespace OgService.Posts.Tests;

public class ExampleSiteTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_post_of_the_example_site_has_the_fields_its_author_meant()
    {
        var root = Repository.PathTo("examples", "astro-paper");
        var content = ContentSettings.Detect(root);
        var catalog = PostCatalog.Read(root, new SiteIdentity { Name = "Example Blog", Url = "https://example.com", Author = "Alex Mercer" }, content);
        var text = new StringBuilder();
        foreach (var problem in catalog.Problems)
        {
            text.Append("problem ").Append(problem.Message).Append('\n');
        }

        foreach (var post in catalog.Posts)
        {
            Describe(text, post);
        }

        var file = Repository.PathTo("tests", "OgService.Posts.Tests", "example-site.txt");
        var expected = File.Exists(file) ? File.ReadAllText(file) : "";
        if (expected != text.ToString())
        {
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "example-site.actual.txt"), text.ToString());
        }

        Assert.Equal(expected, text.ToString());
    }

    private static void Describe(StringBuilder text, Post post)
    {
        text.Append("post ").Append(post.Slug).Append(post.IsPublished(_now) ? "" : " (hidden)").Append('\n');
        Line("file", post.SourceFile);
        Line("title", post.Title);
        Line("description", post.Description);
        Line("authors", string.Join(", ", post.Authors.Select(author => author.Url is null ? author.Name : $"{author.Name} <{author.Url}>")));
        Line("published", post.Published?.ToString("O"));
        Line("modified", post.Modified?.ToString("O"));
        Line("tags", string.Join(" | ", post.Tags));
        Line("canonical", post.CanonicalUrl);
        Line("image", post.Image);
        Line("image alt", post.ImageAlt);
        Line("draft", post.Draft ? "true" : null);
        Line("lang", post.Lang);
        Line("section", post.Section);
        Line("template", post.Template);
        Line("minutes", post.ReadingMinutes.ToString());
        Line("origins", string.Join("; ", post.Origins.Select(origin => $"{origin.Field}: {origin.Origin}")));

        void Line(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                text.Append("  ").Append(name).Append(": ").Append(value).Append('\n');
            }
        }
    }
}
