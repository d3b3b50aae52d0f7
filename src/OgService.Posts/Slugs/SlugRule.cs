namespace OgService.Posts.Slugs;

/// <summary>The address of a post by its generator's rule, from its file and what its front matter says.</summary>
internal static class SlugRule
{
    /// <summary>The slug; not yet checked when it comes from the front matter.</summary>
    /// <param name="slug">The front matter's <c>slug</c>, checked, or null.</param>
    public static string Resolve(PostPath path, string? slug, SiteGenerator generator) => generator switch
    {
        SiteGenerator.AstroPaper => AstroPaper(path, slug),
        SiteGenerator.Hugo => Hugo(path, slug),
        SiteGenerator.Jekyll => slug ?? Slugify.Keep(path.Name),
        SiteGenerator.Eleventy => slug ?? Nested(path, path.Name, Slugify.Keep),
        SiteGenerator.Docusaurus => slug ?? Docusaurus(path),
        SiteGenerator.Next => slug ?? Nested(path, path.FullName, Slugify.Keep),
        _ => slug ?? Nested(path, path.FullName, Slugify.FileName),
    };

    // Folders that start with "_" are not in the address; the last part is the slug's, or the file's (index.md: the folder's).
    private static string AstroPaper(PostPath path, string? slug)
    {
        var last = slug is not null ? slug[(slug.LastIndexOf('/') + 1)..]
            : path is { FullName: "index", Folders: [.., var folder] } ? Slugify.FileName(folder)
            : Slugify.FileName(path.FullName);
        return string.Join('/', path.Folders.Where(name => !name.StartsWith('_')).Select(Slugify.Folder).Append(last));
    }

    // Sections stay; the slug replaces the file's name, or the folder's of a bundle (post/index.md).
    private static string Hugo(PostPath path, string? slug)
    {
        var name = WithoutLanguage(path.FullName, out _);
        var isBundle = name is "index" or "_index" && path.Folders.Count > 0;
        var sections = isBundle ? path.Folders.Take(path.Folders.Count - 1) : path.Folders;
        var last = slug ?? Lower(isBundle ? path.Folders[^1] : name);
        return string.Join('/', sections.Select(Lower).Append(last));

        static string Lower(string part) => Slugify.Keep(part.ToLowerInvariant());
    }

    /// <summary>Hugo's <c>post.fr.md</c>: the name, and the language in it.</summary>
    public static string WithoutLanguage(string name, out string? lang)
    {
        var dot = name.LastIndexOf('.');
        lang = dot > 0 && name.Length - dot - 1 is 2 or 5 && name.AsSpan(dot + 1, 2).IndexOfAnyExceptInRange('a', 'z') < 0
            && (name.Length - dot == 3 || name[dot + 3] == '-') ? name[(dot + 1)..] : null;
        return lang is null ? name : name[..dot];
    }

    // The date's parts, then the name: 2024/02/20/title.
    private static string Docusaurus(PostPath path)
    {
        var name = path.IsIndex && path.Folders.Count > 0 ? path.Folders[^1] : path.Name;
        PostPath.TryDated(name, out _, out name);
        if (path.Date is not { } date)
        {
            return Nested(path, path.FullName, Slugify.Keep);
        }

        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{date:yyyy}/{date:MM}/{date:dd}/{Slugify.Keep(name)}");
    }

    private static string Nested(PostPath path, string name, Func<string, string> slugify)
    {
        var folders = path.Folders;
        if (path.IsIndex && folders.Count > 0)
        {
            name = folders[^1];
            folders = [.. folders.Take(folders.Count - 1)];
        }

        return string.Join('/', folders.Select(slugify).Append(slugify(name)));
    }
}
