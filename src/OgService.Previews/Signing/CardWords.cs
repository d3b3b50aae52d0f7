using System.Globalization;
using OgService.Cards;
using OgService.Posts;
using OgService.Yaml;

namespace OgService.Previews;

/// <summary>What a card shows that belongs to no post: metadata from a signed address or a program.</summary>
public sealed record CardWords
{
    // UTF-16 units; what is longer is cut, the card is made all the same.
    private const int MaxTitle = 500;
    private const int MaxDescription = 2_000;
    private const int MaxShort = 200;
    private const int MaxItems = 50;

    public required string Title { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public DateTimeOffset? Published { get; init; }

    public string? Section { get; init; }

    /// <summary>BCP 47; the site's if null.</summary>
    public string? Lang { get; init; }

    /// <summary>The site's if null.</summary>
    public string? Template { get; init; }

    /// <summary>The site's, or the template's, if null.</summary>
    public CardSize? Size { get; init; }

    /// <summary>Values of the template, as texts.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values { get; init; } = [];

    /// <summary>Reads the parameters of an address, decoded (<see cref="SignedAddress"/>).</summary>
    /// <param name="problem">For people, when it returns null.</param>
    public static CardWords? Read(IReadOnlyList<KeyValuePair<string, string>> parameters, out string problem)
    {
        problem = "A card needs a title.";
        var title = First(parameters, "title");
        if (title is null)
        {
            return null;
        }

        problem = "The date is no date such as 2024-02-20 or 2024-02-20T14:30:00Z.";
        DateTimeOffset? published = null;
        if (First(parameters, "date") is { } date)
        {
            if (!DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed))
            {
                return null;
            }

            published = parsed;
        }

        problem = $"The size is not {CardSize.Expected}.";
        CardSize? size = null;
        if (First(parameters, "size") is { } text)
        {
            if (!CardSize.TryParse(text, out var parsed))
            {
                return null;
            }

            size = parsed;
        }

        return new CardWords
        {
            Title = title,
            Description = First(parameters, "description"),
            Authors = All(parameters, "author"),
            Tags = All(parameters, "tags"),
            Published = published,
            Section = First(parameters, "section"),
            Lang = First(parameters, "lang"),
            Template = First(parameters, "template"),
            Size = size,
            Values = [.. parameters.Where(parameter => parameter.Key.StartsWith(SignedAddress.ValuePrefix, StringComparison.Ordinal) && parameter.Value.Length > 0)
                .Select(parameter => KeyValuePair.Create(parameter.Key[SignedAddress.ValuePrefix.Length..], parameter.Value))
                .DistinctBy(value => value.Key)],
        };
    }

    /// <summary>The parameters that <see cref="Read"/> reads.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToParameters()
    {
        var parameters = new List<KeyValuePair<string, string>>();
        Add("title", Title);
        Add("description", Description);
        foreach (var tag in Tags)
        {
            Add("tags", tag);
        }

        foreach (var author in Authors)
        {
            Add("author", author);
        }

        Add("date", Published?.ToString("O", CultureInfo.InvariantCulture));
        Add("section", Section);
        Add("lang", Lang);
        Add("template", Template);
        Add("size", Size?.ToString());
        foreach (var (name, value) in Values)
        {
            Add(SignedAddress.ValuePrefix + name, value);
        }

        return parameters;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                parameters.Add(KeyValuePair.Create(name, value));
            }
        }
    }

    /// <summary>A post that is in no site: without slug and page.</summary>
    internal Post ToPost(SiteIdentity site) => new()
    {
        Slug = "",
        Title = Cut(Title, MaxTitle),
        Description = Description is null ? null : Cut(Description, MaxDescription),
        Authors = [.. Authors.Take(MaxItems).Select(author => new Author(Cut(author, MaxShort)))],
        Tags = [.. Tags.Take(MaxItems).Select(tag => Cut(tag, MaxShort))],
        Published = Published,
        Section = Section is null ? null : Cut(Section, MaxShort),
        Lang = Lang is null ? site.Lang : Cut(Lang, MaxShort),
        Template = Template,
        CanonicalUrl = site.Url,
        CardValues = Values.Count == 0 ? null : ToMapping(),
        SourceFile = "request",
    };

    private YamlMapping ToMapping()
    {
        var nowhere = new YamlPosition(1, 1);
        return new YamlMapping([.. Values.Take(MaxItems).DistinctBy(value => value.Key).Select(value => new YamlEntry(Scalar(value.Key), Scalar(value.Value)))], nowhere);

        YamlScalar Scalar(string text) => new(text, YamlScalarStyle.Quoted, YamlScalarKind.Text, nowhere);
    }

    // Not through the middle of a pair of surrogates; what is cut so far back is drawn with an ellipsis in any case.
    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static string? First(IReadOnlyList<KeyValuePair<string, string>> parameters, string name)
        => parameters.Where(parameter => parameter.Key == name && parameter.Value.Length > 0).Select(parameter => parameter.Value).FirstOrDefault();

    private static List<string> All(IReadOnlyList<KeyValuePair<string, string>> parameters, string name)
        => [.. parameters.Where(parameter => parameter.Key == name && parameter.Value.Length > 0).Select(parameter => parameter.Value)];
}
