using System.Text;
using System.Text.Json;
using OgService.Posts;
using OgService.Previews.Sources;

namespace OgService.Previews.Tests.Sources;

/// <summary>Posts that programs tell of, kept in a folder.</summary>
public sealed class PushedPostsTests : IDisposable
{
    private static readonly SiteConfiguration Site = new() { Site = new SiteIdentity { Name = "Blog", Url = "https://example.com", Lang = "en" }, Content = new ContentSettings { Include = [] } };

    private readonly string folder = Directory.CreateTempSubdirectory("og-pushed-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_was_told_is_there_after_a_restart()
    {
        var posts = new PushedPosts(folder);
        Assert.Equal((true, null), Put(posts, "a/b", """{"title":"One","date":"2026-05-04","tags":["x"]}"""));
        Assert.Equal((false, null), Put(posts, "a/b", """{"title":"Two"}"""));
        Assert.Equal((true, null), Put(posts, "gone", """{"title":"Gone"}"""));
        Assert.True(posts.Delete("gone"));
        Assert.False(posts.Delete("gone"));

        foreach (var now in new[] { posts, new PushedPosts(folder) })
        {
            var post = Assert.Single(now.Read(Site).Posts);
            Assert.Equal(("a/b", "Two", "https://example.com/posts/a/b"), (post.Slug, post.Title, post.CanonicalUrl));
            Assert.Same(post, Assert.Single(now.Read(Site).Posts));
        }
    }

    [Theory]
    [InlineData("a", """{"description":"no title"}""")]
    [InlineData("a", """{"title":3}""")]
    [InlineData("a", """{"title":"T","slug":"other"}""")]
    [InlineData("a", """{"title":"T","date":"soon"}""")]
    [InlineData("../a", """{"title":"T"}""")]
    [InlineData("a//b", """{"title":"T"}""")]
    [InlineData("", """{"title":"T"}""")]
    [InlineData("a\\b", """{"title":"T"}""")]
    public void What_is_wrong_is_refused_and_nothing_written(string slug, string json)
    {
        Assert.NotNull(Put(new PushedPosts(folder), slug, json).Problem);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"title\":\"a\",\"title\":\"b\"}")]
    [InlineData("{")]
    [InlineData("")]
    public void What_is_no_object_is_no_post(string json) => Assert.ThrowsAny<JsonException>(() => PostDocument.Parse(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_broken_file_is_told_and_the_others_are_read()
    {
        Put(new PushedPosts(folder), "a", """{"title":"One"}""");
        File.WriteAllText(Path.Combine(folder, "broken.json"), "{");
        Directory.CreateDirectory(Path.Combine(folder, "unfinished"));
        File.WriteAllText(Path.Combine(folder, "unfinished", "1.tmp"), "{");

        var (posts, problems) = new PushedPosts(folder).Read(Site);
        Assert.Equal("a", Assert.Single(posts).Slug);
        Assert.Contains("broken.json", Assert.Single(problems), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "unfinished")));
    }

    private static (bool IsNew, string? Problem) Put(PushedPosts posts, string slug, string json) => posts.Put(slug, PostDocument.Parse(Encoding.UTF8.GetBytes(json)), Site);
}
