namespace OgService.Posts.Fields;

/// <summary>What a post says about itself.</summary>
internal enum Field
{
    Title,
    Description,
    Authors,
    Published,
    Modified,
    Expires,
    Tags,
    Slug,
    Address,
    Canonical,
    Image,
    ImageAlt,
    Cover,
    CoverFocus,
    AuthorPicture,
    Draft,
    Lang,
    Section,
    Template,
    CardValues,
    ReadingTime,
}

/// <summary>The names that generators and themes give to each field, the most telling first.</summary>
/// <remarks>
/// Names are compared without case, <c>_</c> and <c>-</c>: <c>pubDatetime</c> stands for <c>pub_datetime</c> too. A dot goes into a
/// mapping. Each name is also looked for below <c>params</c> (Hugo) and <c>extra</c> (Zola), after all the others.
/// </remarks>
internal static class FieldTable
{
    private static readonly string[] _below = ["params", "extra", "taxonomies"];

    private static readonly string[] _coverNames =
    [
        "image", "cover", "coverImage", "featuredImage", "featureImage", "images", "hero", "heroImage", "header.image", "header.teaser",
        "banner", "thumbnail", "thumb", "preview", "previewImage", "teaser",
    ];

    private static readonly Dictionary<Field, string[]> _names = new()
    {
        [Field.Title] = ["title", "headline", "seo.title", "metaTitle"],
        [Field.Description] = ["description", "summary", "excerpt", "abstract", "metaDescription", "seo.description", "lead", "dek"],
        [Field.Authors] = ["authors", "author", "byline", "writer", "creator"],
        [Field.Published] =
        [
            "pubDatetime", "pubDate", "publishedAt", "publishDate", "publishedDate", "publishedOn", "datePublished", "published",
            "publicationDate", "date", "createdAt", "created", "dateCreated",
        ],
        [Field.Modified] =
        [
            "modDatetime", "updatedDate", "updatedAt", "updateDate", "updatedOn", "dateUpdated", "dateModified", "modifiedAt", "modifiedDate",
            "modified", "updated", "lastmod", "lastModified", "lastModifiedAt", "lastUpdated", "lastUpdate.date", "last_update",
        ],
        [Field.Expires] = ["expiryDate", "unpublishDate", "expires"],
        [Field.Tags] = ["tags", "tag", "keywords", "topics", "labels"],
        [Field.Slug] = ["slug"],
        [Field.Address] = ["permalink", "url"],
        [Field.Canonical] = ["canonicalURL", "canonical", "canonicalLink", "seo.canonical", "seo.canonicalURL", "originalURL"],
        [Field.Image] =
        [
            "ogImage", "openGraph.image", "og.image", "socialImage", "socialCard", "shareImage", "metaImage", "seo.image", "header.ogImage", .. _coverNames,
        ],
        [Field.Cover] = _coverNames,
        [Field.CoverFocus] = ["imageFocus", "coverFocus", "focalPoint", "image.focus", "cover.focus"],
        [Field.AuthorPicture] =
        [
            "authorPicture", "authorImage", "authorAvatar", "avatar", "author.picture", "author.avatar", "author.image", "author.imageUrl",
            "authors.picture", "authors.avatar", "authors.image", "authors.imageUrl",
        ],
        [Field.ImageAlt] =
        [
            "ogImageAlt", "imageAlt", "imageDescription", "coverAlt", "coverImageAlt", "heroImageAlt", "heroAlt", "featuredImageAlt", "bannerAlt",
            "thumbnailAlt", "socialImageAlt",
        ],
        [Field.Draft] = ["draft", "isDraft", "status", "published"],
        [Field.Lang] = ["lang", "language", "locale", "languageCode"],
        [Field.Section] = ["section", "category", "categories"],
        [Field.Template] = ["ogTemplate", "cardTemplate", "card.template", "og.template"],
        [Field.CardValues] = ["card", "og"],
        [Field.ReadingTime] = ["readingTime", "readTime", "readingMinutes", "timeToRead", "minutesRead"],
    };

    /// <summary>The names a site may use in <c>content.fields</c> for more names.</summary>
    public static IReadOnlyList<string> SettingNames { get; } =
        [.. Enum.GetValues<Field>().Select(SettingName)];

    public static string SettingName(Field field) => field switch
    {
        Field.Authors => "author",
        Field.CardValues => "card",
        Field.Address => "permalink",
        _ => char.ToLowerInvariant(field.ToString()[0]) + field.ToString()[1..],
    };

    public static IEnumerable<string> NamesOf(Field field, ContentSettings content)
    {
        foreach (var (name, more) in content.Fields)
        {
            if (Same(name, SettingName(field)) || Same(name, field.ToString()))
            {
                foreach (var added in more)
                {
                    yield return added;
                }
            }
        }

        foreach (var name in _names[field])
        {
            yield return name;
        }

        foreach (var below in _below)
        {
            foreach (var name in _names[field])
            {
                yield return below + "." + name;
            }
        }
    }

    /// <summary>Whether two names differ in no more than case, <c>_</c> and <c>-</c>.</summary>
    public static bool Same(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var (i, j) = (0, 0);
        while (true)
        {
            while (i < a.Length && a[i] is ('_' or '-'))
            {
                i++;
            }

            while (j < b.Length && b[j] is ('_' or '-'))
            {
                j++;
            }

            if (i == a.Length || j == b.Length)
            {
                return i == a.Length && j == b.Length;
            }

            if (char.ToLowerInvariant(a[i++]) != char.ToLowerInvariant(b[j++]))
            {
                return false;
            }
        }
    }
}
