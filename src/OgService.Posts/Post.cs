using OgService.Yaml;

namespace OgService.Posts;

/// <param name="Name">Never empty.</param>
/// <param name="Url">Of a profile, absolute, or null.</param>
public sealed record Author(string Name, string? Url = null);

/// <summary>Where a value came from, for people: <c>pubDatetime, line 3</c>, <c>first heading</c>, <c>file name</c>, <c>og.yaml</c>.</summary>
public readonly record struct FieldOrigin(string Field, string Origin);

/// <summary>One post with every value resolved.</summary>
public sealed record Post
{
    /// <summary>How long before its date a post counts as published, as AstroPaper has it: sites are built a little early.</summary>
    public static readonly TimeSpan ScheduledPostMargin = TimeSpan.FromMinutes(15);

    /// <summary>As in the address: one or more segments joined by <c>/</c>, never empty, no <c>..</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>Never empty.</summary>
    public required string Title { get; init; }

    /// <summary>Null when the post gives none and has no paragraph.</summary>
    public string? Description { get; init; }

    /// <summary>The post's own, else the site's; may be empty.</summary>
    public IReadOnlyList<Author> Authors { get; init; } = [];

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Modified { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Absolute; the post's own <c>canonicalURL</c>, else the site's address for it.</summary>
    public required string CanonicalUrl { get; init; }

    /// <summary>Where the post's page is on its site: a path, percent-encoded. Empty for what has no page.</summary>
    public string PagePath { get; init; } = "";

    /// <summary>The picture as the front matter names it, or null.</summary>
    public string? Image { get; init; }

    public string? ImageAlt { get; init; }

    /// <summary>The post's own picture, for cards to draw: a path or an address as it was written, of any name but those that mean the preview itself.</summary>
    public string? Cover { get; init; }

    /// <summary>What must stay in sight of it where it is cut, as it was written: <c>30% 20%</c>.</summary>
    public string? CoverFocus { get; init; }

    /// <summary>A picture of the (first) author: a path or an address as it was written.</summary>
    public string? AuthorPicture { get; init; }

    public bool Draft { get; init; }

    /// <summary>BCP 47.</summary>
    public required string Lang { get; init; }

    public string? Section { get; init; }

    public string? Template { get; init; }

    /// <summary>Card values of the post itself (<c>card:</c> or <c>og:</c> in the front matter), or null.</summary>
    public YamlMapping? CardValues { get; init; }

    /// <summary>When it goes away again (Hugo's <c>expiryDate</c>), or null.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Whether the file's name, or a folder's below the content folder, starts with <c>_</c>.</summary>
    public bool HiddenByName { get; init; }

    /// <summary>At least 1.</summary>
    public int ReadingMinutes { get; init; } = 1;

    /// <summary>The text after the front matter, as written.</summary>
    public string Body { get; init; } = "";

    /// <summary>Relative to the site's root, with <c>/</c>.</summary>
    public required string SourceFile { get; init; }

    public IReadOnlyList<FieldOrigin> Origins { get; init; } = [];

    /// <summary>Why the body could not be read, or null; the front matter's values are there all the same.</summary>
    public string? BodyProblem { get; init; }

    /// <summary>Whether anyone may see it: no draft, not in the future (15 minutes' grace), not expired, not hidden by its name.</summary>
    public bool IsPublished(DateTimeOffset now)
        => !Draft && !HiddenByName && !(Published > now + ScheduledPostMargin) && !(Expires <= now);
}
