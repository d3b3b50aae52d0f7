using OgService.Yaml;

namespace OgService.Posts.Catalog;

/// <summary>Which generator makes a site, by the files in its root, and where that one keeps its posts.</summary>
internal static class GeneratorDetection
{
    private static readonly string[] _scriptEndings = ["js", "mjs", "cjs", "ts", "mts", "cts"];
    private static readonly string[] _notPosts =
        ["README", "CHANGELOG", "CONTRIBUTING", "CODE_OF_CONDUCT", "LICENSE", "SECURITY", "SUPPORT", "AUTHORS"];

    public static ContentSettings Detect(string root)
    {
        if (HasScript(root, "astro.config"))
        {
            return Astro(root);
        }

        if (HasScript(root, "docusaurus.config"))
        {
            return In(SiteGenerator.Docusaurus, "blog", "static", "/blog/{slug}");
        }

        if (HasScript(root, "eleventy.config") || HasScript(root, ".eleventy"))
        {
            return Nested(root, SiteGenerator.Eleventy, "{slug}/",
                ["content/blog", "content/posts", "src/posts", "src/blog", "posts", "blog", "content", "src"]);
        }

        if (HasScript(root, "next.config"))
        {
            return Nested(root, SiteGenerator.Next, "{slug}",
                [
                    "content/posts", "content/blog", "src/content/posts", "src/content/blog", "_posts",
                    "posts", "data/blog", "src/posts", "blog", "content",
                ]);
        }

        if (Has(root, "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json")
            || (Directory.Exists(Path.Combine(root, "content"))
                && (Has(root, "config.toml", "config.yaml", "config.yml", "config.json")
                    || Directory.Exists(Path.Combine(root, "config", "_default")))))
        {
            return In(SiteGenerator.Hugo, "content", "static", "/{slug}/");
        }

        return Has(root, "_config.yml", "_config.yaml") ? Jekyll(root) : Plain();
    }

    private static ContentSettings Astro(string root)
    {
        foreach (var (folder, page) in new[]
        {
            ("src/data/blog", "/posts/{slug}"), ("src/content/posts", "/posts/{slug}"), ("src/content/blog", "/blog/{slug}"),
            ("src/content", "/{slug}"),
        })
        {
            if (Directory.Exists(Path.Combine(root, folder)))
            {
                return In(SiteGenerator.AstroPaper, folder, "public", page);
            }
        }

        return In(SiteGenerator.AstroPaper, "src/data/blog", "public", "/posts/{slug}");
    }

    // The address begins with the name of the folder the posts are in: blog/ is at /blog/.
    private static ContentSettings Nested(string root, SiteGenerator generator, string page, string[] folders)
    {
        var folder = folders.FirstOrDefault(name => Directory.Exists(Path.Combine(root, name)));
        if (folder is null)
        {
            return Plain() with { Generator = generator };
        }

        var last = folder[(folder.LastIndexOf('/') + 1)..].TrimStart('_');
        return In(generator, folder, "public", last is "content" or "src" ? "/" + page : $"/{last}/{page}");
    }

    private static ContentSettings Jekyll(string root) => new()
    {
        Generator = SiteGenerator.Jekyll,
        Include = ["_posts/**/*.{md,markdown,html}", "**/_posts/**/*.{md,markdown,html}", "**/_drafts/**/*.{md,markdown,html}"],
        Exclude = ["vendor/**"],

        // The site's root itself is copied to the site.
        Public = ".",
        Page = JekyllPage(root),
    };

    private static string JekyllPage(string root)
    {
        const string ByDate = "/{year}/{month}/{day}/{slug}";
        return Setting(root, "permalink") switch
        {
            null or "date" => ByDate + ".html",
            "pretty" => ByDate + "/",
            "none" => "/{slug}.html",
            { } pattern when pattern.StartsWith('/') && (pattern.Contains(":title") || pattern.Contains(":slug")) => pattern
                .Replace("/:categories", "").Replace(":title", "{slug}").Replace(":slug", "{slug}")
                .Replace(":year", "{year}").Replace(":month", "{month}").Replace(":day", "{day}").Replace(":output_ext", ".html"),
            _ => ByDate + ".html",
        };
    }

    private static string? Setting(string root, string key)
    {
        var path = Path.Combine(root, Has(root, "_config.yml") ? "_config.yml" : "_config.yaml");
        try
        {
            return new FileInfo(path).Length <= YamlLimits.Default.MaxBytes
                && YamlReader.Parse(File.ReadAllText(path), path) is YamlMapping mapping
                && mapping.TryGet(key, out var value) && value is YamlScalar scalar ? scalar.Text : null;
        }
        catch (Exception e) when (e is YamlException or IOException or UnauthorizedAccessException)
        {
            // Whether Jekyll's own settings are right is Jekyll's business; the usual address is a good guess.
            return null;
        }
    }

    private static ContentSettings Plain() => new()
    {
        Generator = SiteGenerator.Plain,
        Include = ["**/*.{md,mdx,markdown}"],
        Exclude = [.. _notPosts.SelectMany(name => new[] { $"**/{name}.md", $"**/{name.ToLowerInvariant()}.md" })],
    };

    private static ContentSettings In(SiteGenerator generator, string folder, string publicFolder, string page) => new()
    {
        Generator = generator,
        Include = [folder + "/**/*.{md,mdx,markdown}"],
        Public = publicFolder,
        Page = page,
    };

    private static bool HasScript(string root, string name)
        => Array.Exists(_scriptEndings, ending => File.Exists(Path.Combine(root, name + "." + ending)));

    private static bool Has(string root, params string[] names) => Array.Exists(names, name => File.Exists(Path.Combine(root, name)));
}
