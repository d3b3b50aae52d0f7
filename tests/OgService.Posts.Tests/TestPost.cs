namespace OgService.Posts.Tests;

/// <summary>Posts of one site, read from texts.</summary>
internal static class TestPost
{
    public static SiteIdentity Site { get; } = new() { Name = "Example", Url = "https://example.com" };

    public static ContentSettings Plain { get; } = new() { Include = ["**/*.md"] };

    public static Post Read(string text, string file = "post.md", SiteGenerator generator = SiteGenerator.Plain, string include = "**/*.md")
        => PostReader.Read(file, text, Site, new ContentSettings { Generator = generator, Include = [include] });

    /// <summary>A post with these lines of YAML.</summary>
    public static Post Yaml(string fields, string file = "post.md", SiteGenerator generator = SiteGenerator.Plain, string include = "**/*.md")
        => Read($"---\n{fields}\n---\n", file, generator, include);
}
