using System.Globalization;
using System.Text.Json.Nodes;
using OgService.Posts;

namespace OgService.Previews.Sources;

/// <summary>A post as a live site tells of it.</summary>
/// <param name="Link">Of its page.</param>
internal sealed record LivePost(Uri Link, string? Title)
{
    // UTF-16 units; the reader of posts cuts further.
    private const int MaxText = 4_000;
    private const int MaxItems = 32;

    private static readonly (string Name, string Offset)[] Zones =
    [
        ("UT", "+00:00"), ("UTC", "+00:00"), ("EST", "-05:00"), ("EDT", "-04:00"), ("CST", "-06:00"), ("CDT", "-05:00"), ("MST", "-07:00"), ("MDT", "-06:00"), ("PST", "-08:00"), ("PDT", "-07:00"),
    ];

    public string? Description { get; init; }

    public string? Published { get; init; }

    public string? Modified { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? Lang { get; init; }

    public string? Section { get; init; }

    /// <summary>A picture's address.</summary>
    public string? Cover { get; init; }

    /// <summary>The slug: what stands in its address where the site's pattern has <c>{slug}</c>, else the whole path. Null for the site's first page.</summary>
    public string? SlugFor(ContentSettings content)
    {
        var path = Uri.UnescapeDataString(Link.AbsolutePath);
        var (start, end) = content.Page.Split("{slug}", 2) is [var before, var after] ? (before, after.TrimEnd('/')) : ("/", "");
        path = path.TrimEnd('/');
        var slug = path.StartsWith(start, StringComparison.Ordinal) && path.EndsWith(end, StringComparison.Ordinal) && path.Length > start.Length + end.Length
            ? path[start.Length..^end.Length]
            : path;
        foreach (var ending in (string[])["/index.html", ".html", ".htm", ".php"])
        {
            slug = slug.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? slug[..^ending.Length] : slug;
        }

        return slug.Trim('/') is { Length: > 0 } whole ? whole : null;
    }

    /// <summary>With the names of front matter; null where there is too little to make a post of.</summary>
    public JsonObject? ToDocument()
    {
        if (string.IsNullOrWhiteSpace(Title))
        {
            return null;
        }

        var document = new JsonObject { ["title"] = Cut(Title), ["canonicalURL"] = Link.AbsoluteUri };
        Add("description", Description);
        Add("date", DateOf(Published));
        Add("modified", DateOf(Modified));
        Add("lang", Lang);
        Add("section", Section);
        Add("cover", Cover is not null && Uri.TryCreate(Link, Cover.Trim(), out var cover) && cover.Scheme is "https" or "http" ? cover.AbsoluteUri : null);
        AddAll("authors", Authors);
        AddAll("tags", Tags);
        return document;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                document[name] = Cut(value);
            }
        }

        void AddAll(string name, IReadOnlyList<string> values)
        {
            var kept = values.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => Cut(value.Trim())).Distinct(StringComparer.Ordinal).Take(MaxItems).ToArray();
            if (kept.Length > 0)
            {
                document[name] = new JsonArray([.. kept.Select(value => JsonValue.Create(value))]);
            }
        }
    }

    /// <summary>When it was published, as far as it says so in a way we read.</summary>
    public static DateTimeOffset? MomentOf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        // The day of the week says nothing, and a wrong one would make the whole date wrong.
        var trimmed = text.Trim();
        if (trimmed.IndexOf(',') is > 0 and var comma && trimmed.AsSpan(0, comma).IndexOfAnyExceptInRange('A', 'z') < 0)
        {
            trimmed = trimmed[(comma + 1)..].Trim();
        }

        // Names of zones, as RFC 822 has them (5.1): the framework reads GMT only.
        foreach (var (name, offset) in Zones)
        {
            if (trimmed.EndsWith(" " + name, StringComparison.OrdinalIgnoreCase))
            {
                trimmed = trimmed[..^name.Length] + offset;
                break;
            }
        }

        return DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var moment) ? moment : null;
    }

    /// <summary>Dates of RSS (RFC 822) and of all others (RFC 3339) in one form; null for what is none.</summary>
    private static string? DateOf(string? text) => MomentOf(text)?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    // Halves of surrogate pairs are no JSON.
    private static string Cut(string text)
    {
        var cut = text.Length <= MaxText ? text : text[..MaxText];
        return string.Concat(cut.EnumerateRunes().Select(rune => rune.ToString()));
    }
}
