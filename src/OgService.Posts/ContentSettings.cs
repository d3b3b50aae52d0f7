using OgService.Posts.Catalog;
using OgService.Posts.Fields;

namespace OgService.Posts;

/// <summary>The site generators whose field names and slug rules are known.</summary>
public enum SiteGenerator
{
    Plain,
    AstroPaper,
    Hugo,
    Jekyll,
    Eleventy,
    Docusaurus,
    Next,
}

/// <summary>Where the posts are: the <c>content:</c> part of <c>og.yaml</c>, filled up by what the generator does.</summary>
public sealed record ContentSettings
{
    public SiteGenerator Generator { get; init; }

    /// <summary>Globs relative to the site's root; <c>**</c> crosses folders.</summary>
    public required IReadOnlyList<string> Include { get; init; }

    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>The folder that is served as <c>/</c>, relative to the site's root.</summary>
    public string Public { get; init; } = "public";

    /// <summary>The address of a post: a path with <c>{slug}</c>; <c>{year}</c>, <c>{month}</c> and <c>{day}</c> are of the date it was
    /// published.</summary>
    public string Page { get; init; } = "/posts/{slug}";

    /// <summary>More names for a field, tried before the known ones: field to names. Fields are <see cref="FieldNames"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fields { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What <see cref="Fields"/> may add names for: <c>title</c>, <c>description</c>, <c>author</c>, ….</summary>
    public static IReadOnlyList<string> FieldNames => FieldTable.SettingNames;

    /// <summary>Recognises the generator of a site by its files and gives its usual settings.</summary>
    public static ContentSettings Detect(string siteRoot)
    {
        ArgumentException.ThrowIfNullOrEmpty(siteRoot);
        return GeneratorDetection.Detect(Path.GetFullPath(siteRoot));
    }

    /// <summary>Whether two settings say the same, lists compared by what is in them.</summary>
    internal bool IsSameAs(ContentSettings other)
        => Generator == other.Generator && Public == other.Public && Page == other.Page && Include.SequenceEqual(other.Include)
            && Exclude.SequenceEqual(other.Exclude) && Fields.Count == other.Fields.Count
            && Fields.All(field => other.Fields.TryGetValue(field.Key, out var names) && names.SequenceEqual(field.Value));
}
