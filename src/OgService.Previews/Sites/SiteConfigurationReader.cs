using System.Buffers;
using System.Globalization;
using System.Text;
using OgService.Cards;
using OgService.Posts;
using OgService.Yaml;

namespace OgService.Previews.Sites;

/// <summary>Reads <c>og.yaml</c>. Unknown keys and wrong values are refused with file, line, column and what would do.</summary>
public static class SiteConfigurationReader
{
    private const int MaxSubstitute = 32;

    /// <exception cref="YamlException">The file is not as it should be.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such site.</exception>
    public static SiteConfiguration Read(string siteRoot)
    {
        if (!Directory.Exists(siteRoot))
        {
            throw new DirectoryNotFoundException($"There is no folder {siteRoot}.");
        }

        var file = Path.Combine(siteRoot, SiteConfiguration.FileName);
        var content = ContentSettings.Detect(siteRoot);
        return Parse(File.Exists(file) ? File.ReadAllText(file) : "", content, SiteIdentity.Detect(siteRoot, content.Generator));
    }

    /// <param name="content">What the site's files show of its posts.</param>
    /// <param name="identity">What they show of the site itself.</param>
    internal static SiteConfiguration Parse(string text, ContentSettings content, SiteIdentity identity)
    {
        const string source = SiteConfiguration.FileName;
        var node = YamlReader.Parse(text, source) ?? new YamlMapping([], new YamlPosition(1, 1));
        var root = YamlObject.From(node, source, source);
        root.RequireKnownKeys([.. SettingsKeys.Sections.Select(section => section.Name)]);
        return new SiteConfiguration
        {
            Site = ReadSite(root.GetObject("site"), identity),
            Content = ReadContent(root.GetObject("content"), content),
            Sources = ReadSources(root.GetObject("content")),
            Cards = ReadCards(root.GetObject("cards")),
        };
    }

    private static SiteIdentity ReadSite(YamlObject? site, SiteIdentity detected)
    {
        if (site is null)
        {
            return detected;
        }

        site.RequireKnownKeys(SettingsKeys.NamesOf(SettingsKeys.Site));
        return detected with
        {
            Name = site.GetText("name") ?? detected.Name,
            Url = ReadUrl(site, "url")?.TrimEnd('/') ?? detected.Url,
            Author = site.GetText("author") ?? detected.Author,
            AuthorUrl = ReadUrl(site, "author_url"),
            Lang = site.GetText("lang") ?? detected.Lang,
            Twitter = ReadHandle(site, "twitter", 1),
            Fediverse = ReadHandle(site, "fediverse", 2),
            ThemeColor = ReadColor(site),
            Logo = site.GetText("logo"),
            AuthorPicture = site.GetText("author_picture"),
            Feed = site.GetText("feed"),
            Icon = site.GetText("icon"),
            TouchIcon = site.GetText("touch_icon"),
        };
    }

    private static string? ReadUrl(YamlObject from, string key)
    {
        if (from.GetText(key) is not { } text)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri is { Query: "", Fragment: "", UserInfo: "" }
            ? text
            : throw from.Wrong(key, "an address such as https://example.com", from.Get(key)!);
    }

    private static string? ReadHandle(YamlObject site, string key, int ats)
    {
        if (site.GetText(key) is not { } text)
        {
            return null;
        }

        return text.StartsWith('@') && text.Count(letter => letter == '@') == ats && !text.Any(char.IsWhiteSpace)
            ? text
            : throw site.Wrong(key, ats == 1 ? "a handle such as \"@example\"" : "an account such as \"@alex@example.social\"", site.Get(key)!);
    }

    private static string? ReadColor(YamlObject site)
    {
        if (site.GetText("theme_color") is not { } text)
        {
            return null;
        }

        return text.Length == 7 && text[0] == '#' && text.AsSpan(1).IndexOfAnyExcept("0123456789abcdefABCDEF") < 0
            ? text.ToLowerInvariant()
            : throw site.Wrong("theme_color", "a colour such as \"#38bdf8\"", site.Get("theme_color")!);
    }

    private static ContentSettings ReadContent(YamlObject? content, ContentSettings detected)
    {
        if (content is null)
        {
            return detected;
        }

        content.RequireKnownKeys(SettingsKeys.NamesOf(SettingsKeys.Content));
        var generator = content.GetChoice("generator", [.. Enum.GetNames<SiteGenerator>().Select(name => name.ToLowerInvariant())]);
        return detected with
        {
            Generator = generator is null ? detected.Generator : Enum.Parse<SiteGenerator>(generator, ignoreCase: true),
            Include = content.GetTextList("include") ?? detected.Include,
            Exclude = content.GetTextList("exclude") ?? detected.Exclude,
            Public = ReadPublic(content) ?? detected.Public,
            Page = ReadPattern(content, "page")?.Insert(0, "/").Replace("//", "/", StringComparison.Ordinal) ?? detected.Page,
            Fields = ReadFields(content.GetObject("fields")) ?? detected.Fields,
        };
    }

    private static SourceSettings ReadSources(YamlObject? content)
    {
        return new SourceSettings { Feed = Address("feed"), Sitemap = Address("sitemap") };

        Uri? Address(string key) => content?.GetText(key) is not { } text ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address is { UserInfo: "", Fragment: "" } ? address
            : throw content.Wrong(key, $"an address such as https://example.com/{key}.xml", content.Get(key)!);
    }

    private static string? ReadPublic(YamlObject content)
    {
        var text = content.GetText("public")?.Trim('/');
        return text is null || IsInside(text) ? text : throw content.Wrong("public", "a folder below the site's root", content.Get("public")!);
    }

    private static string? ReadPattern(YamlObject from, string key)
    {
        var text = from.GetText(key);
        return text is null || (text.Contains("{slug}", StringComparison.Ordinal) && IsInside(text.Trim('/')))
            ? text
            : throw from.Wrong(key, "a path with {slug} in it", from.Get(key)!);
    }

    private static bool IsInside(string path) => path.Length > 0 && !path.Split('/').Any(part => part is ".." or "." or "") && !path.Contains('\\', StringComparison.Ordinal);

    private static Dictionary<string, IReadOnlyList<string>>? ReadFields(YamlObject? fields)
        => fields?.Mapping.Entries.ToDictionary(entry => entry.Key.Text, entry => fields.GetTextList(entry.Key.Text) ?? [], StringComparer.Ordinal);

    private static CardSettings ReadCards(YamlObject? cards)
    {
        var defaults = new CardSettings();
        if (cards is null)
        {
            return defaults;
        }

        cards.RequireKnownKeys(SettingsKeys.NamesOf(SettingsKeys.Cards));
        var path = ReadPattern(cards, "path") ?? defaults.Path;
        if (!CardFormats.TryParse(Path.GetExtension(path).AsSpan().TrimStart('.'), out _))
        {
            throw cards.Wrong("path", $"a path that ends in {CardFormats.Endings}", cards.Get("path")!);
        }

        return new CardSettings
        {
            Template = cards.GetText("template") ?? defaults.Template,
            Templates = cards.GetTextList("templates") ?? [],
            Sizes = ReadSizes(cards),
            Path = path.TrimStart('/'),
            BudgetBytes = ReadBytes(cards) ?? defaults.BudgetBytes,
            Metadata = cards.GetBool("metadata") ?? defaults.Metadata,
            Fonts = cards.GetTextList("fonts") ?? [],
            Values = cards.GetObject("values")?.Mapping,
            Fallback = cards.GetText("fallback"),
            DrawCovers = cards.GetChoice("covers", "share", "draw") == "draw",
            MissingGlyphs = ReadPolicy(cards),
            Substitutes = ReadSubstitutes(cards),
            PictureHosts = ReadHosts(cards),
        };
    }

    private static IReadOnlyList<string> ReadHosts(YamlObject cards)
    {
        if (cards.GetObject("pictures") is not { } pictures)
        {
            return [];
        }

        pictures.RequireKnownKeys("hosts");
        var hosts = pictures.GetTextList("hosts") ?? [];
        return hosts.All(RemoteOptions.IsHost)
            ? hosts
            : throw pictures.Wrong("hosts", "hosts such as images.example.com, *.example.com, or \"*\"", pictures.Get("hosts")!);
    }

    private static IReadOnlyList<CardSize> ReadSizes(YamlObject cards)
    {
        if (cards.Get("sizes") is YamlScalar one)
        {
            return [SizeOf(one)];
        }

        return cards.GetList("sizes") is { } items ? [.. items.Select(SizeOf).Distinct()] : [];

        CardSize SizeOf(YamlNode item) => item is YamlScalar scalar && CardSize.TryParse(scalar.Text, out var size)
            ? size
            : throw cards.Error(item, $"a size must be {CardSize.Expected}; got {YamlObject.Describe(item)}");
    }

    private static MissingGlyphPolicy ReadPolicy(YamlObject cards)
        => cards.GetChoice("missing_glyphs", "substitute", "fallback", "drop", "fail") is { } word
            ? Enum.Parse<MissingGlyphPolicy>(word, ignoreCase: true)
            : MissingGlyphPolicy.Substitute;

    private static Dictionary<int, string> ReadSubstitutes(YamlObject cards)
    {
        var table = new Dictionary<int, string>();
        if (cards.GetObject("substitutes") is not { } substitutes)
        {
            return table;
        }

        foreach (var (key, value) in substitutes.Mapping.Entries)
        {
            if (!TryReadCharacter(key.Text, out var codePoint) || !table.TryAdd(codePoint, ""))
            {
                throw substitutes.Error(key, $"substitutes must name characters, each once, as themselves or as \"U+2192\"; got {YamlObject.Describe(key)}");
            }

            table[codePoint] = value is YamlScalar { Text.Length: <= MaxSubstitute } scalar
                ? scalar.Kind == YamlScalarKind.Null ? "" : scalar.Text
                : throw substitutes.Wrong(key.Text, $"a text of at most {MaxSubstitute} characters, or nothing", value);
        }

        return table;
    }

    private static bool TryReadCharacter(string text, out int codePoint)
    {
        if (text.StartsWith("U+", StringComparison.OrdinalIgnoreCase))
        {
            return int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out codePoint) && Rune.IsValid(codePoint);
        }

        var isOne = Rune.DecodeFromUtf16(text, out var rune, out var length) == OperationStatus.Done && length == text.Length;
        codePoint = rune.Value;
        return isOne;
    }

    private static long? ReadBytes(YamlObject cards)
    {
        if (cards.GetText("budget") is not { } text)
        {
            return null;
        }

        var digits = text.AsSpan().TrimEnd("bB").TrimEnd();
        var factor = digits.EndsWith("k", StringComparison.OrdinalIgnoreCase) ? 1_000 : 1;
        return long.TryParse(digits.TrimEnd("kK").TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0 && number <= CardSettings.HardCeilingBytes / factor
            ? number * factor
            : throw cards.Wrong("budget", "a size such as 300KB, at most 600KB", cards.Get("budget")!);
    }
}
