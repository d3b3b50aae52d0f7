using OgService.Yaml;

namespace OgService.Cards.Highlighting;

/// <summary>The languages that code is coloured in, by name.</summary>
internal static partial class CodeLanguages
{
    // Made when first asked for: the order in which files of one type set their fields is nobody's to know.
    private static readonly Lazy<Dictionary<string, CodeLanguage>> ByName = new(Index);

    public static IEnumerable<string> Names => Table.Select(language => language.Name);

    public static CodeLanguage? Find(string name) => ByName.Value.GetValueOrDefault(name);

    /// <summary>For a name that is not known, with the nearest that is.</summary>
    public static string Unknown(string name) => NearestWord.Find(name, [.. ByName.Value.Keys]) is { } nearest
        ? $"unknown language \"{name}\"; did you mean \"{nearest}\"?"
        : $"unknown language \"{name}\"; known are {string.Join(", ", Names)}.";

    private static Dictionary<string, CodeLanguage> Index()
    {
        var names = new Dictionary<string, CodeLanguage>(StringComparer.OrdinalIgnoreCase);
        foreach (var language in Table)
        {
            foreach (var name in language.Aliases.Prepend(language.Name))
            {
                names.Add(name, language);
            }
        }

        return names;
    }

    /// <summary>The code's tokens in order, without gaps.</summary>
    public static IReadOnlyList<CodeToken> Tokens(CodeLanguage language, string code) => language.Name switch
    {
        "html" => MarkupTokenizer.Tokens(code),
        "diff" => DiffTokenizer.Tokens(code),
        "text" => code.Length == 0 ? [] : [new CodeToken(0, code.Length, TokenKind.Plain)],
        _ => new CodeTokenizer(language, code).Tokens(),
    };
}
