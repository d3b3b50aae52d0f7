using OgService.Yaml;

namespace OgService.Cards.Expressions;

/// <summary>The names that expressions at one place of a template may use. Known before any post is seen, so that a wrong one is refused at once.</summary>
internal sealed class KnownNames
{
    /// <summary>Names of every template; a member list where the name is a group.</summary>
    private static readonly Dictionary<string, string[]> Everywhere = new()
    {
        ["title"] = [],
        ["description"] = [],
        ["author"] = [],
        ["authors"] = [],
        ["tags"] = [],
        ["date"] = [],
        ["modified"] = [],
        ["section"] = [],
        ["lang"] = [],
        ["slug"] = [],
        ["url"] = [],
        ["reading_minutes"] = [],
        ["cover"] = [],
        ["author_picture"] = [],
        ["site"] = ["name", "host", "url", "author", "logo"],
        ["card"] = ["width", "height", "shape"],
    };

    private static readonly string[] ListMembers = ["size", "first", "last"];
    private static readonly string[] LoopMembers = ["index", "index0", "first", "last", "length"];

    private readonly Dictionary<string, string[]> names;
    private readonly ISet<string>? seen;

    private KnownNames(Dictionary<string, string[]> names, ISet<string>? seen = null) => (this.names, this.seen) = (names, seen);

    public static KnownNames OfEveryTemplate { get; } = new(Everywhere);

    public static bool IsName(string text) =>
        text.Length is > 0 and <= 64 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    /// <summary>Whether the language itself needs the word.</summary>
    public static bool IsKeyword(string name) => name is "forloop" or "empty" or "blank" or "nil" or "null" or "true" or "false"
        or "and" or "or" or "contains" or "in" or "more";

    public static bool IsReserved(string name) => Everywhere.ContainsKey(name) || IsKeyword(name);

    /// <summary>The same, with every name that is asked for (and its member, after a dot) put down.</summary>
    public KnownNames Noting(ISet<string> seen) => new(names, seen);

    public KnownNames With(IEnumerable<string> more)
    {
        var all = new Dictionary<string, string[]>(names);
        foreach (var name in more)
        {
            all[name] = [];
        }

        return new KnownNames(all, seen);
    }

    public KnownNames WithLoop(string variable)
    {
        var all = new Dictionary<string, string[]>(names) { [variable] = [], ["forloop"] = LoopMembers };
        return new KnownNames(all, seen);
    }

    public void Check(string name, int offset)
    {
        if (!names.ContainsKey(name))
        {
            throw new ExpressionException(offset, Unknown("name", name, names.Keys));
        }

        seen?.Add(name);
    }

    /// <param name="path">The name before the dot, or null when it is itself the result of a dot.</param>
    public void CheckMember(string? path, string member, int offset)
    {
        var allowed = path is not null && names.TryGetValue(path, out var members) && members.Length > 0 ? members : ListMembers;
        if (!allowed.Contains(member))
        {
            throw new ExpressionException(offset, Unknown($"member of {path ?? "a value"}", member, allowed));
        }

        seen?.Add($"{path}.{member}");
    }

    public static string Unknown(string what, string word, IEnumerable<string> known)
    {
        var all = known.Order(StringComparer.Ordinal).ToList();
        return NearestWord.Find(word, all) is { } nearest
            ? $"unknown {what} \"{word}\"; did you mean \"{nearest}\"?"
            : $"unknown {what} \"{word}\"; known are {string.Join(", ", all)}.";
    }
}
