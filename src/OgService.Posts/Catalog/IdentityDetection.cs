using System.Text.RegularExpressions;
using OgService.Posts.FrontMatter;
using OgService.Posts.Text;
using OgService.Yaml;

namespace OgService.Posts.Catalog;

/// <summary>Who publishes, as the generator's own settings say it: a site that has told its name and address once need not tell them again. What is written
/// in code is read only where it is a plain text behind its usual key.</summary>
internal static partial class IdentityDetection
{
    private const int MaxBytes = 256 * 1024;

    private static readonly YamlLimits _limits = YamlLimits.Default with { MaxBytes = MaxBytes };
    private static readonly string[] _dataEndings = ["toml", "yaml", "yml", "json"];
    private static readonly string[] _scriptEndings = ["ts", "mjs", "js", "mts", "cjs", "cts"];

    public static SiteIdentity Detect(string root, SiteGenerator generator)
    {
        var found = generator is SiteGenerator.Hugo or SiteGenerator.Jekyll ? FromData(root, FilesOf(generator)) : FromScripts(root, FilesOf(generator));
        return new SiteIdentity
        {
            Name = found.Name ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(root)),
            Url = found.Url ?? SiteIdentity.UnknownUrl,
            Author = found.Author,
            Lang = found.Lang ?? "en",
        };
    }

    /// <summary>The files that are looked at, from the site's root, in order; few of them exist.</summary>
    public static IEnumerable<string> FilesOf(SiteGenerator generator) => generator switch
    {
        SiteGenerator.Hugo => Named(["hugo", "config", "config/_default/hugo", "config/_default/config"], _dataEndings),
        SiteGenerator.Jekyll => Named(["_config"], _dataEndings),
        SiteGenerator.AstroPaper => Named(["src/config", "astro-paper.config", "src/site.config", "src/consts", "astro.config"], _scriptEndings),
        SiteGenerator.Docusaurus => Named(["docusaurus.config"], _scriptEndings),
        _ => [],
    };

    private static IEnumerable<string> Named(string[] names, string[] endings) => names.SelectMany(name => endings.Select(ending => $"{name}.{ending}"));

    private static Findings FromData(string root, IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            if (ReadText(root, file) is { } text && TryParse(text, file) is YamlMapping settings)
            {
                return FromMapping(settings);
            }
        }

        return new Findings();
    }

    private static YamlNode? TryParse(string text, string source)
    {
        try
        {
            return source.EndsWith(".toml", StringComparison.Ordinal) ? TomlFrontMatter.Parse(text, source, _limits, 1) : YamlReader.Parse(text, source, _limits);
        }
        catch (YamlException)
        {
            // The generator will say what is wrong with its own settings; ours can be given in og.yaml.
            return null;
        }
    }

    private static Findings FromMapping(YamlMapping settings)
    {
        // Jekyll keeps the path of the site apart from its host.
        var url = Url(Text(settings, "baseURL") ?? Text(settings, "url") + Text(settings, "baseurl")?.TrimEnd('/'));
        var author = Text(settings, "author")
            ?? (settings.TryGet("author", out var person) || (settings.TryGet("params", out var more) && more is YamlMapping map && map.TryGet("author", out person))
                ? person switch { YamlMapping known => Text(known, "name"), YamlScalar scalar => Line(scalar.Text), _ => null }
                : null);
        return new Findings(Text(settings, "title"), url, author, Text(settings, "languageCode") ?? Text(settings, "lang"));
    }

    private static string? Text(YamlMapping settings, string key)
        => settings.TryGet(key, out var value) && value is YamlScalar { Kind: YamlScalarKind.Text } scalar ? Line(scalar.Text) : null;

    private static Findings FromScripts(string root, IEnumerable<string> files)
    {
        var found = new Findings();
        foreach (var file in files)
        {
            if (ReadText(root, file) is { } text)
            {
                found = new Findings(
                    found.Name ?? Value(text, "title"),
                    found.Url ?? Url(Value(text, "website") ?? Value(text, "site") ?? Value(text, "url")),
                    found.Author ?? Value(text, "author"),
                    found.Lang ?? Value(text, "lang"));
            }
        }

        return found;
    }

    // The first plain text behind the key; a later one is likely to be of a nested part.
    private static string? Value(string script, string key)
        => PlainValue().Matches(script).FirstOrDefault(match => match.Groups["key"].Value == key) is { } match ? Line(match.Groups["text"].Value) : null;

    private static string? Url(string? text)
        => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url is { Query: "", Fragment: "", UserInfo: "" } ? text!.TrimEnd('/') : null;

    private static string? Line(string text) => CleanText.Line(text) is { Length: > 0 } line ? line : null;

    private static string? ReadText(string root, string relative)
    {
        var file = new FileInfo(Path.Combine(root, relative));
        return file is { Exists: true, Length: <= MaxBytes } ? File.ReadAllText(file.FullName) : null;
    }

    [GeneratedRegex("""(?:^|[{,])[ \t]*(?<key>title|website|site|url|author|lang)[ \t]*:[ \t]*(?<quote>["'`])(?<text>[^"'`\r\n$]{1,500})\k<quote>""", RegexOptions.Multiline)]
    private static partial Regex PlainValue();

    private sealed record Findings(string? Name = null, string? Url = null, string? Author = null, string? Lang = null);
}
