using OgService.Posts.Text;
using OgService.Yaml;

namespace OgService.Posts.Fields;

/// <summary>A field that was found: the name it has in the table, its value, and the line of its key.</summary>
internal readonly record struct FoundField(string Name, YamlNode Node, int Line)
{
    /// <summary>For people: <c>pubDatetime, line 3</c>.</summary>
    public string Origin => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name}, line {Line}");
}

/// <summary>Finds fields in front matter under all their names, and says what is wrong with a value at its place.</summary>
internal sealed class FieldReader(YamlMapping? values, string file, ContentSettings content)
{
    /// <summary>The first name of the field that has a value; null values and empty texts are none.</summary>
    /// <param name="accepts">Values to pass over, so that a later name gets its turn.</param>
    public FoundField? Find(Field field, Func<YamlNode, bool>? accepts = null)
    {
        foreach (var name in FieldTable.NamesOf(field, content))
        {
            if (Find(name) is { } found && (accepts is null || accepts(found.Node)))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The value under one name.</summary>
    public FoundField? Find(string name)
    {
        if (values is null || Descend(values, name) is not { } entry || IsEmpty(entry.Value))
        {
            return null;
        }

        return new FoundField(name, entry.Value, entry.Key.Position.Line);
    }

    /// <summary>One line of text, or null.</summary>
    /// <exception cref="PostException">The value is a list or a mapping.</exception>
    public (string Text, string Origin)? FindLine(Field field, int maxCodePoints = CleanText.MaxTitle)
    {
        if (Find(field) is not { } found)
        {
            return null;
        }

        var text = CleanText.Line(ScalarOf(found, "text").Text, maxCodePoints);
        return text.Length == 0 ? null : (text, found.Origin);
    }

    /// <exception cref="PostException">The value is a list or a mapping.</exception>
    public YamlScalar ScalarOf(FoundField found, string expected)
        => found.Node as YamlScalar ?? throw Wrong(found, expected);

    /// <param name="expected">With its article: <c>a date such as 2024-02-20T14:30:00Z</c>.</param>
    public PostException Wrong(FoundField found, string expected)
        => Wrong(found.Node, $"{found.Name} must be {expected}; got {YamlObject.Describe(found.Node)}");

    public PostException Wrong(YamlNode node, string reason) => new(file, node.Position.Line, node.Position.Column, reason);

    /// <summary>The node under a name: dots go into mappings, <c>[0]</c> or a list in the way means its first item.</summary>
    public static YamlEntry? Descend(YamlMapping mapping, string name)
    {
        YamlNode? node = mapping;
        YamlEntry? entry = null;
        foreach (var part in name.Split('.'))
        {
            var key = part.EndsWith("[0]", StringComparison.Ordinal) ? part[..^3] : part;
            node = node is YamlSequence { Items: [var first, ..] } ? first : node;
            if (node is not YamlMapping inner || GetEntry(inner, key) is not { } found)
            {
                return null;
            }

            (entry, node) = (found, found.Value);
            if (key.Length < part.Length)
            {
                node = node is YamlSequence { Items: [var item, ..] } ? item : null;
            }
        }

        return entry is { } last && node is not null ? last with { Value = node } : null;
    }

    public static YamlNode? Get(YamlMapping mapping, string key) => GetEntry(mapping, key)?.Value;

    private static YamlEntry? GetEntry(YamlMapping mapping, string key)
    {
        YamlEntry? similar = null;
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key.Text == key)
            {
                return entry;
            }

            similar ??= FieldTable.Same(entry.Key.Text, key) ? entry : null;
        }

        return similar;
    }

    private static bool IsEmpty(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.Kind == YamlScalarKind.Null || string.IsNullOrWhiteSpace(scalar.Text),
        YamlSequence sequence => sequence.Items.Count == 0,
        YamlMapping mapping => mapping.Entries.Count == 0,
        _ => true,
    };
}
