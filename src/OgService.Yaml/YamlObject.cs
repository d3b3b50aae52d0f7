using System.Globalization;

namespace OgService.Yaml;

/// <summary>A mapping together with its file's name: typed values out of it, or an error at the right place that says what came.</summary>
/// <remarks>A key that is absent and a key whose value is null are the same: the setting is not there.</remarks>
public sealed class YamlObject(YamlMapping mapping, string source)
{
    public YamlMapping Mapping { get; } = mapping;

    public string Source { get; } = source;

    public YamlPosition Position => Mapping.Position;

    /// <summary>The node as a mapping.</summary>
    /// <param name="what">What the mapping is, for the message: <c>og.yaml</c>, <c>site</c>.</param>
    /// <exception cref="YamlException">It is something else.</exception>
    public static YamlObject From(YamlNode? node, string source, string what) => node switch
    {
        YamlMapping mapping => new YamlObject(mapping, source),
        null => throw new YamlException(source, new YamlPosition(1, 1), $"{what} must be a mapping (\"key: value\" lines); it is empty"),
        _ => throw new YamlException(source, node.Position, $"{what} must be a mapping (\"key: value\" lines); got {Describe(node)}"),
    };

    /// <summary>What a node is, as a message shows it: <c>"middle"</c>, <c>a list</c>, <c>nothing</c>.</summary>
    public static string Describe(YamlNode? node) => node switch
    {
        null => "nothing",
        YamlScalar { Kind: YamlScalarKind.Null } => "nothing",
        YamlScalar { Kind: YamlScalarKind.Text } scalar => $"\"{ShownText.Of(scalar.Text)}\"",
        YamlScalar scalar => ShownText.Of(scalar.Text),
        YamlSequence => "a list",
        _ => "a mapping",
    };

    /// <summary>An error at a node of this file.</summary>
    public YamlException Error(YamlNode node, string reason) => new(Source, node.Position, reason);

    /// <exception cref="YamlException">There is a key that is not one of <paramref name="known"/>; the nearest known one is named.</exception>
    public void RequireKnownKeys(params IReadOnlyList<string> known)
    {
        foreach (var (key, _) in Mapping.Entries)
        {
            if (known.Contains(key.Text))
            {
                continue;
            }

            var hint = NearestWord.Find(key.Text, known) is { } nearest
                ? $"did you mean \"{nearest}\"?"
                : "known are " + string.Join(", ", known.Order(StringComparer.Ordinal));
            throw Error(key, $"unknown key \"{ShownText.Of(key.Text)}\"; {hint}");
        }
    }

    /// <summary>The value, or null when it is absent or null.</summary>
    public YamlNode? Get(string key)
        => Mapping.TryGet(key, out var value) && value is not YamlScalar { Kind: YamlScalarKind.Null } ? value : null;

    public bool Has(string key) => Get(key) is not null;

    /// <summary>Any scalar as it is written, numbers too.</summary>
    public string? GetText(string key) => Get(key) switch
    {
        null => null,
        YamlScalar scalar => scalar.Text,
        { } other => throw Wrong(key, "text", other),
    };

    public string RequireText(string key) => GetText(key) is { Length: > 0 } text
        ? text
        : throw new YamlException(Source, Mapping.TryGet(key, out var node) ? node.Position : Position, $"{key} is missing; expected text");

    /// <summary>A whole number, decimal, <c>0x</c> or <c>0o</c>.</summary>
    public int? GetInt(string key, int min = int.MinValue, int max = int.MaxValue)
    {
        if (Get(key) is not { } node)
        {
            return null;
        }

        if (node is YamlScalar { Kind: YamlScalarKind.Integer } scalar && CoreSchema.TryReadInteger(scalar.Text, out var value)
            && value >= min && value <= max)
        {
            return (int)value;
        }

        throw Wrong(key, "a whole number" + Range<int>(min == int.MinValue ? null : min, max == int.MaxValue ? null : max), node);
    }

    /// <summary>A finite number.</summary>
    public double? GetNumber(string key, double min = double.MinValue, double max = double.MaxValue)
    {
        if (Get(key) is not { } node)
        {
            return null;
        }

        if (node is YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } scalar
            && CoreSchema.TryReadNumber(scalar.Text, out var value) && value >= min && value <= max)
        {
            return value;
        }

        throw Wrong(key, "a number" + Range<double>(min == double.MinValue ? null : min, max == double.MaxValue ? null : max), node);
    }

    /// <summary>true or false; <c>yes</c> and <c>no</c> are text in YAML 1.2 and refused with a hint.</summary>
    public bool? GetBool(string key) => Get(key) switch
    {
        null => null,
        YamlScalar { Kind: YamlScalarKind.Boolean } scalar => scalar.Text[0] is 't' or 'T',
        { } other => throw Wrong(key, "true or false", other),
    };

    /// <summary>One of the words, exactly as written.</summary>
    public string? GetChoice(string key, params IReadOnlyList<string> choices)
    {
        if (Get(key) is not { } node)
        {
            return null;
        }

        if (node is YamlScalar scalar)
        {
            if (choices.Contains(scalar.Text))
            {
                return scalar.Text;
            }

            if (NearestWord.Find(scalar.Text, choices) is { } nearest)
            {
                throw Error(node, $"{key} must be {Alternatives(choices)}; got {Describe(node)}, did you mean \"{nearest}\"?");
            }
        }

        throw Wrong(key, Alternatives(choices), node);
    }

    /// <summary>A list of scalars; one scalar alone is a list of one.</summary>
    public IReadOnlyList<string>? GetTextList(string key)
    {
        switch (Get(key))
        {
            case null:
                return null;
            case YamlScalar scalar:
                return [scalar.Text];
            case YamlSequence sequence:
                var texts = new List<string>(sequence.Items.Count);
                foreach (var item in sequence.Items)
                {
                    texts.Add(item is YamlScalar { Kind: not YamlScalarKind.Null } scalar ? scalar.Text : throw Wrong("an item of " + key, "text", item));
                }

                return texts;
            case { } other:
                throw Wrong(key, "a list of texts", other);
        }
    }

    /// <summary>The items of a list, or null.</summary>
    public IReadOnlyList<YamlNode>? GetList(string key) => Get(key) switch
    {
        null => null,
        YamlSequence sequence => sequence.Items,
        { } other => throw Wrong(key, "a list", other),
    };

    public YamlObject? GetObject(string key) => Get(key) switch
    {
        null => null,
        YamlMapping mapping => new YamlObject(mapping, Source),
        { } other => throw Wrong(key, "a mapping", other),
    };

    /// <summary>The error for a value of the wrong type: what was expected, what came.</summary>
    /// <param name="expected">With its article: <c>a whole number</c>.</param>
    public YamlException Wrong(string key, string expected, YamlNode got) => Error(got, $"{key} must be {expected}; got {Describe(got)}");

    private static string Alternatives(IReadOnlyList<string> choices)
        => choices.Count < 2 ? string.Join("", choices) : string.Join(", ", choices.Take(choices.Count - 1)) + " or " + choices[^1];

    private static string Range<T>(T? min, T? max)
        where T : struct, IFormattable => (min, max) switch
        {
            (null, null) => "",
            (null, { } most) => " of at most " + most.ToString(null, CultureInfo.InvariantCulture),
            ({ } least, null) => " of at least " + least.ToString(null, CultureInfo.InvariantCulture),
            ({ } least, { } most) => $" from {least.ToString(null, CultureInfo.InvariantCulture)} to {most.ToString(null, CultureInfo.InvariantCulture)}",
        };
}
