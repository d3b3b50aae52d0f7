using System.Globalization;
using OgService.Posts.Text;
using OgService.Yaml;

namespace OgService.Posts.Fields;

/// <summary>The typed values of front matter: lenient where people vary, strict where a mistake would show (dates, addresses).</summary>
internal sealed class PostFields(FieldReader reader, ContentSettings content)
{
    private const int MaxTags = 100;
    private const int MaxAuthors = 50;

    private static readonly string[] _nameKeys = ["name", "title", "displayName", "fullName", "label"];
    private static readonly string[] _authorUrlKeys = ["url", "link", "website", "homepage", "href"];
    private static readonly string[] _imageKeys = ["url", "src", "path", "image", "feature", "file", "href", "og"];
    private static readonly string[] _altKeys = ["alt", "altText", "imageAlt", "description"];

    // What Eleventy's tags collect pages by, and no reader wants to see.
    private static readonly string[] _eleventyCollections = ["all", "nav", "post", "posts"];

    // The card's own settings; everything else below card: or og: is a value for the template.
    private static readonly string[] _ownCardKeys = ["template", "image", "imageAlt", "alt", "title", "description"];

    public (DateTimeOffset Date, string Origin)? Date(Field field)
    {
        var found = reader.Find(field, static node => node is not YamlScalar { Kind: YamlScalarKind.Boolean } && !IsComputed(node));
        if (found is not { } there)
        {
            return null;
        }

        return there.Node is YamlScalar scalar && DateText.TryParse(scalar.Text, out var date)
            ? (date, there.Origin)
            : throw reader.Wrong(there, "a date such as 2024-02-20T14:30:00Z");

        // Eleventy's words for dates that come from the file system or Git.
        static bool IsComputed(YamlNode node) => node is YamlScalar scalar
            && scalar.Text.ToLowerInvariant() is "last modified" or "created" or "git last modified" or "git created";
    }

    /// <exception cref="PostException"><c>draft</c> is neither true nor false: better no post than a draft for everyone to see.</exception>
    public (bool Value, string Origin)? Draft()
    {
        foreach (var name in FieldTable.NamesOf(Field.Draft, content))
        {
            if (reader.Find(name) is not { } found)
            {
                continue;
            }

            if (ToDraft(found) is { } draft)
            {
                return (draft, found.Origin);
            }

            if (FieldTable.Same(LastPart(name), "draft"))
            {
                throw reader.Wrong(found, "true or false");
            }
        }

        return null;
    }

    public (IReadOnlyList<Author> Authors, string Origin)? Authors()
    {
        if (reader.Find(Field.Authors) is not { } found)
        {
            return null;
        }

        var nodes = found.Node is YamlSequence sequence ? sequence.Items : [found.Node];
        var authors = new List<Author>();
        foreach (var node in nodes.Take(MaxAuthors))
        {
            if (ToAuthor(found, node) is { } author && !authors.Exists(known => known.Name == author.Name))
            {
                authors.Add(author);
            }
        }

        return authors.Count == 0 ? null : (authors, found.Origin);
    }

    public (IReadOnlyList<string> Tags, string Origin)? Tags()
    {
        if (reader.Find(Field.Tags) is not { } found)
        {
            return null;
        }

        IEnumerable<string> texts = found.Node switch
        {
            YamlScalar scalar => SplitTags(scalar.Text),
            YamlSequence sequence => sequence.Items.Select(item => NameOf(item) ?? throw reader.Wrong(item,
                $"an item of {found.Name} must be text; got {YamlObject.Describe(item)}")),
            _ => throw reader.Wrong(found, "a list of texts"),
        };
        var tags = new List<string>();
        foreach (var text in texts)
        {
            var tag = CleanText.Line(text, maxCodePoints: 100);
            if (tag.Length > 0 && tags.Count < MaxTags && !tags.Contains(tag, StringComparer.OrdinalIgnoreCase) && !IsCollection(tag))
            {
                tags.Add(tag);
            }
        }

        return (tags, found.Origin);
    }

    public (string Section, string Origin)? Section()
    {
        if (reader.Find(Field.Section) is not { } found)
        {
            return null;
        }

        var first = found.Node is YamlSequence { Items: [var item, ..] } ? item : found.Node;
        var text = NameOf(first) is { } name ? CleanText.Line(name, maxCodePoints: 100) : "";
        return text.Length == 0 ? null : (text, found.Origin);
    }

    /// <summary>The picture's path or address and, when they stand together, its alternative text.</summary>
    /// <exception cref="PostException">An address that is neither a path nor http(s).</exception>
    public (string Image, string? Alt, string Origin)? Image()
    {
        if (reader.Find(Field.Image, static node => ImageNode(node) is not null) is not { } found)
        {
            return null;
        }

        var (scalar, alt) = ImageNode(found.Node)!.Value;
        var image = CleanText.Line(scalar.Text, maxCodePoints: 2_000).Replace('\\', '/');
        if (image.StartsWith("//", StringComparison.Ordinal))
        {
            image = "https:" + image;
        }

        if (HasOtherScheme(image))
        {
            throw reader.Wrong(scalar, $"{found.Name} must be a path or an http(s) address; got {YamlObject.Describe(scalar)}");
        }

        return image.Length == 0 ? null : (image, alt is null ? null : CleanText.Line(alt, CleanText.MaxDescription), found.Origin);
    }

    /// <summary>A picture to draw with; one that is neither a path nor an address is none.</summary>
    public (string Picture, string Origin)? Picture(Field field)
    {
        if (reader.Find(field, static node => ImageNode(node) is not null) is not { } found)
        {
            return null;
        }

        var path = CleanText.Line(ImageNode(found.Node)!.Value.Scalar.Text, maxCodePoints: 2_000).Replace('\\', '/');
        return path.Length == 0 || HasOtherScheme(path) ? null : (path, found.Origin);
    }

    public (string Url, string Origin)? Canonical(SiteIdentity site)
    {
        if (reader.Find(Field.Canonical) is not { } found)
        {
            return null;
        }

        const string Expected = "an absolute http(s) address";
        var text = CleanText.Line(reader.ScalarOf(found, Expected).Text, maxCodePoints: 2_000);
        if (text.StartsWith('/') && !text.StartsWith("//", StringComparison.Ordinal))
        {
            return (site.Url + text, found.Origin);
        }

        return IsWebAddress(text) ? (text, found.Origin) : throw reader.Wrong(found, Expected);
    }

    public (string Lang, string Origin)? Lang()
    {
        if (reader.Find(Field.Lang) is not { } found)
        {
            return null;
        }

        const string Expected = "a language tag such as en or pt-BR";
        var tag = reader.ScalarOf(found, Expected).Text.Trim().Replace('_', '-');
        return IsLanguageTag(tag) ? (tag, found.Origin) : throw reader.Wrong(found, Expected);
    }

    public (string Template, string Origin)? Template()
    {
        var found = reader.FindLine(Field.Template, maxCodePoints: 100);
        return found is { } there ? (there.Text, there.Origin) : null;
    }

    public (YamlMapping Values, string Origin)? CardValues()
    {
        if (reader.Find(Field.CardValues, static node => node is YamlMapping) is not { } found)
        {
            return null;
        }

        var mapping = (YamlMapping)found.Node;
        if (FieldReader.Get(mapping, "values") is YamlMapping values)
        {
            return (values, found.Origin);
        }

        var rest = mapping.Entries.Where(entry => !_ownCardKeys.Any(own => FieldTable.Same(own, entry.Key.Text))).ToList();
        return rest.Count == 0 ? null : (new YamlMapping(rest, mapping.Position), found.Origin);
    }

    /// <summary>Minutes, from 1 to 1,000; what is no number is passed over, since the text can be counted.</summary>
    public (int Minutes, string Origin)? ReadingTime()
    {
        if (reader.Find(Field.ReadingTime) is not { } found)
        {
            return null;
        }

        var node = found.Node is YamlMapping mapping ? FieldReader.Get(mapping, "minutes") : found.Node;
        if (node is not YamlScalar scalar)
        {
            return null;
        }

        var digits = scalar.Text.AsSpan().Trim();
        var end = digits.IndexOfAnyExcept("0123456789.");
        digits = end < 0 ? digits : digits[..end];
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes) && minutes > 0
            ? ((int)Math.Clamp(Math.Ceiling(minutes), 1, 1_000), found.Origin)
            : null;
    }

    public static bool IsWebAddress(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0;

    private static bool? ToDraft(FoundField found)
    {
        if (found.Node is not YamlScalar scalar)
        {
            return null;
        }

        var name = LastPart(found.Name);
        bool? value = scalar.Text.Trim().ToLowerInvariant() switch
        {
            "true" or "yes" or "on" or "1" => true,
            "false" or "no" or "off" or "0" => false,
            "draft" when FieldTable.Same(name, "status") => true,
            _ => null,
        };
        return FieldTable.Same(name, "published") ? !value : value;
    }

    private static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];

    private Author? ToAuthor(FoundField found, YamlNode node)
    {
        var name = NameOf(node)
            ?? throw reader.Wrong(node, $"{found.Name} must be a name, or a mapping with \"name\"; got {YamlObject.Describe(node)}");
        name = CleanText.Line(name, maxCodePoints: 200);
        if (name.Length == 0)
        {
            return null;
        }

        var url = node is YamlMapping mapping ? TextOf(mapping, _authorUrlKeys)?.Trim() : null;
        return new Author(name, url is not null && IsWebAddress(url) ? url : null);
    }

    private IEnumerable<string> SplitTags(string text)
    {
        if (text.Contains(','))
        {
            return text.Split(',');
        }

        // Jekyll's own rule; the others take a text without commas for one tag.
        return content.Generator == SiteGenerator.Jekyll ? text.Split(' ') : [text];
    }

    private bool IsCollection(string tag)
        => content.Generator == SiteGenerator.Eleventy && _eleventyCollections.Contains(tag, StringComparer.OrdinalIgnoreCase);

    private static (YamlScalar Scalar, string? Alt)? ImageNode(YamlNode node)
    {
        // A list in a mapping in a list is as deep as anyone writes; the loop ends with the tree in any case.
        for (string? alt = null; ;)
        {
            switch (node)
            {
                case YamlScalar scalar:
                    return scalar.Kind == YamlScalarKind.Text && !string.IsNullOrWhiteSpace(scalar.Text) ? (scalar, alt) : null;
                case YamlSequence { Items: [var first, ..] }:
                    node = first;
                    break;
                case YamlMapping mapping:
                    alt ??= TextOf(mapping, _altKeys);
                    var inner = _imageKeys.Select(key => FieldReader.Get(mapping, key)).FirstOrDefault(value => value is not null);
                    if (inner is null)
                    {
                        return null;
                    }

                    node = inner;
                    break;
                default:
                    return null;
            }
        }
    }

    private static bool HasOtherScheme(string image)
    {
        var colon = image.IndexOf(':');
        return colon > 0 && image.AsSpan(0, colon).IndexOfAny("/?#") < 0 && !IsWebAddress(image);
    }

    private static bool IsLanguageTag(string tag)
    {
        if (tag.Length is < 2 or > 35)
        {
            return false;
        }

        var parts = tag.Split('-');
        return parts[0].Length is >= 2 and <= 8 && parts[0].All(char.IsAsciiLetter)
            && parts.All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
    }

    private static string? NameOf(YamlNode node) => node switch
    {
        YamlScalar { Kind: not YamlScalarKind.Null } scalar => scalar.Text,
        YamlScalar => "",
        YamlMapping mapping => TextOf(mapping, _nameKeys),
        _ => null,
    };

    private static string? TextOf(YamlMapping mapping, string[] keys)
    {
        foreach (var key in keys)
        {
            if (FieldReader.Get(mapping, key) is YamlScalar { Kind: not YamlScalarKind.Null } scalar && scalar.Text.Length > 0)
            {
                return scalar.Text;
            }
        }

        return null;
    }
}
