namespace OgService.Yaml;

/// <summary>A place in a text; both count from 1, columns in UTF-16 units.</summary>
public readonly record struct YamlPosition(int Line, int Column);

/// <summary>A node of a document, with the place where it starts. Aliases are already resolved (within limits).</summary>
public abstract class YamlNode(YamlPosition position)
{
    public YamlPosition Position { get; } = position;
}

/// <summary>How a scalar was written. Only plain ones resolve to numbers, booleans and null.</summary>
public enum YamlScalarStyle
{
    Plain,
    Quoted,
    Block,
}

/// <summary>What a scalar is by the core schema (YAML 1.2.2, 10.3), plus timestamps.</summary>
public enum YamlScalarKind
{
    Text,
    Null,
    Boolean,
    Integer,
    Float,
    Timestamp,
}

public sealed class YamlScalar(string text, YamlScalarStyle style, YamlScalarKind kind, YamlPosition position) : YamlNode(position)
{
    /// <summary>The text as read: unescaped, folded.</summary>
    public string Text { get; } = text;

    public YamlScalarStyle Style { get; } = style;

    public YamlScalarKind Kind { get; } = kind;

    /// <summary>The value of an integer of the core schema; false for other kinds and beyond 64 bits.</summary>
    public bool TryGetInteger(out long value)
    {
        value = 0;
        return Kind == YamlScalarKind.Integer && CoreSchema.TryReadInteger(Text, out value);
    }

    /// <summary>The value of a number of the core schema; false for other kinds and for finite numbers beyond a double (<c>1e400</c>).</summary>
    public bool TryGetNumber(out double value)
    {
        value = 0;
        return Kind is YamlScalarKind.Integer or YamlScalarKind.Float && CoreSchema.TryReadNumber(Text, out value);
    }

    /// <summary>The value of a boolean of the core schema; false for other kinds.</summary>
    public bool TryGetBoolean(out bool value)
    {
        value = Kind == YamlScalarKind.Boolean && Text[0] is ('t' or 'T');
        return Kind == YamlScalarKind.Boolean;
    }
}

public sealed class YamlSequence(IReadOnlyList<YamlNode> items, YamlPosition position) : YamlNode(position)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;
}

/// <summary>One key and its value; keys are always scalars here.</summary>
public readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);

public sealed class YamlMapping(IReadOnlyList<YamlEntry> entries, YamlPosition position) : YamlNode(position)
{
    /// <summary>In the order of the text; no key twice.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    public bool TryGet(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out YamlNode? value)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Text == key)
            {
                value = entry.Value;
                return true;
            }
        }

        value = null;
        return false;
    }
}
