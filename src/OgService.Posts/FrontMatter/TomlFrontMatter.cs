using System.Globalization;
using OgService.Yaml;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace OgService.Posts.FrontMatter;

/// <summary>TOML front matter as nodes: Tomlyn checks the document, its syntax tree gives values and places.</summary>
/// <remarks>Recursion is bounded: Tomlyn refuses values nested deeper than the limit before there is a tree, and keys with more parts
/// than the limit are refused here.</remarks>
internal sealed class TomlFrontMatter
{
    private readonly string _source;
    private readonly YamlLimits _limits;
    private readonly int _firstLine;
    private int _keys;
    private int _nodes;

    private TomlFrontMatter(string source, YamlLimits limits, int firstLine)
    {
        _source = source;
        _limits = limits;
        _firstLine = firstLine;
    }

    /// <exception cref="YamlException">Syntax, a key defined twice, or a limit.</exception>
    public static YamlNode Parse(string text, string source, YamlLimits limits, int firstLine)
        => new TomlFrontMatter(source, limits, firstLine).Parse(text);

    private YamlMapping Parse(string text)
    {
        var root = new Table(new YamlPosition(_firstLine, 1));
        var document = ParseSyntax(text);
        AddAll(root, document.KeyValues);
        foreach (var table in document.Tables)
        {
            var target = Descend(root, table.Name!, table is TableArraySyntax);
            AddAll(target, table.Items);
        }

        return Finish(root, depth: 1);
    }

    private DocumentSyntax ParseSyntax(string text)
    {
        try
        {
            var document = SyntaxParser.Parse(text, new TomlSerializerOptions { MaxDepth = _limits.MaxDepth }, _source, validate: true);
            if (document.HasErrors)
            {
                var first = document.Diagnostics.First(message => message.Kind == DiagnosticMessageKind.Error);
                throw Refuse(Place(first.Span.Start), "not TOML: " + Lower(first.Message));
            }

            return document;
        }
        catch (TomlException e)
        {
            var place = new YamlPosition(_firstLine + Math.Max(0, (e.Line ?? 1) - 1), Math.Max(1, e.Column ?? 1));
            throw Refuse(place, e.Message.Contains("depth", StringComparison.Ordinal)
                ? $"nested too deeply: at most {_limits.MaxDepth} levels are read"
                : "not TOML: " + Lower(e.Message));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidOperationException
            or IndexOutOfRangeException or NullReferenceException or InvalidCastException)
        {
            throw Refuse(new YamlPosition(_firstLine, 1), "not TOML that can be read: the parser gave up");
        }
    }

    private void AddAll(Table target, IEnumerable<KeyValueSyntax> items)
    {
        foreach (var item in items)
        {
            var parts = PartsOf(item.Key!);
            var table = target;
            foreach (var part in parts.Take(parts.Count - 1))
            {
                table = Child(table, part);
            }

            Put(table, parts[^1], Value(item.Value!, depth: 1));
        }
    }

    private Table Descend(Table root, KeySyntax name, bool isArrayItem)
    {
        var parts = PartsOf(name);
        var table = root;
        foreach (var part in parts.Take(isArrayItem ? parts.Count - 1 : parts.Count))
        {
            table = Child(table, part);
        }

        if (!isArrayItem)
        {
            return table;
        }

        var last = parts[^1];
        var item = new Table(last.Position);
        switch (table.Values.GetValueOrDefault(last.Text))
        {
            case null:
                Put(table, last, new List<Table> { item });
                break;
            case List<Table> items:
                Count(last.Position);
                items.Add(item);
                break;
            default:
                throw Refuse(last.Position, $"the key \"{ShownText.Of(last.Text)}\" is here twice");
        }

        return item;
    }

    private Table Child(Table table, YamlScalar key)
    {
        switch (table.Values.GetValueOrDefault(key.Text))
        {
            case Table child:
                return child;
            case List<Table> items:
                return items[^1];
            case null:
                var made = new Table(key.Position);
                Put(table, key, made);
                return made;
            default:
                throw Refuse(key.Position, $"the key \"{ShownText.Of(key.Text)}\" is here twice");
        }
    }

    private void Put(Table table, YamlScalar key, object value)
    {
        if (++_keys > _limits.MaxKeys)
        {
            throw Refuse(key.Position, $"too many keys: at most {_limits.MaxKeys} are read");
        }

        Count(key.Position);
        if (!table.Values.TryAdd(key.Text, value))
        {
            throw Refuse(key.Position, $"the key \"{ShownText.Of(key.Text)}\" is here twice");
        }

        table.Keys.Add(key);
    }

    private List<YamlScalar> PartsOf(KeySyntax key)
    {
        List<YamlScalar> parts = [Part(key.Key!)];
        foreach (var item in key.DotKeys)
        {
            parts.Add(Part(item.Key!));
            if (parts.Count > _limits.MaxDepth)
            {
                throw Refuse(parts[^1].Position, $"nested too deeply: at most {_limits.MaxDepth} levels are read");
            }
        }

        return parts;
    }

    private YamlScalar Part(BareKeyOrStringValueSyntax part)
    {
        var text = part is StringValueSyntax quoted ? quoted.Value ?? "" : ((BareKeySyntax)part).Key?.Text ?? "";
        return new YamlScalar(text, YamlScalarStyle.Plain, YamlScalarKind.Text, Place(part.Span.Start));
    }

    private object Value(ValueSyntax value, int depth)
    {
        var place = Place(value.Span.Start);
        Count(place);
        if (depth > _limits.MaxDepth)
        {
            throw Refuse(place, $"nested too deeply: at most {_limits.MaxDepth} levels are read");
        }

        switch (value)
        {
            case StringValueSyntax text:
                return new YamlScalar(text.Value ?? "", YamlScalarStyle.Quoted, YamlScalarKind.Text, place);
            case IntegerValueSyntax integer:
                return Plain(integer.Value.ToString(CultureInfo.InvariantCulture), YamlScalarKind.Integer, place);
            case FloatValueSyntax number:
                return Plain(FloatText(number), YamlScalarKind.Float, place);
            case BooleanValueSyntax boolean:
                return Plain(boolean.Value ? "true" : "false", YamlScalarKind.Boolean, place);
            case DateTimeValueSyntax date:
                var written = date.Token?.Text ?? "";

                // A local time is the time of no day; whoever wants a date says so at its place.
                return Plain(written, YamlTimestamp.LooksLikeOne(written) ? YamlScalarKind.Timestamp : YamlScalarKind.Text, place);
            case ArraySyntax array:
                return new YamlSequence([.. array.Items.Select(item => ToNode(Value(item.Value!, depth + 1), depth + 1))], place);
            case InlineTableSyntax inline:
                var table = new Table(place);
                foreach (var item in inline.Items)
                {
                    var parts = PartsOf(item.KeyValue!.Key!);
                    var target = table;
                    foreach (var part in parts.Take(parts.Count - 1))
                    {
                        target = Child(target, part);
                    }

                    Put(target, parts[^1], Value(item.KeyValue.Value!, depth + 1));
                }

                return table;
            default:
                throw Refuse(place, "not TOML: expected a value");
        }
    }

    private static YamlScalar Plain(string text, YamlScalarKind kind, YamlPosition place) => new(text, YamlScalarStyle.Plain, kind, place);

    private static string FloatText(FloatValueSyntax number) => number.Value switch
    {
        double.PositiveInfinity when number.Token?.Text?.Contains("inf", StringComparison.Ordinal) == true => ".inf",
        double.NegativeInfinity when number.Token?.Text?.Contains("inf", StringComparison.Ordinal) == true => "-.inf",
        double.NaN => ".nan",
        _ => number.Token?.Text?.Replace("_", "", StringComparison.Ordinal) ?? "",
    };

    private YamlMapping Finish(Table table, int depth)
    {
        if (depth > _limits.MaxDepth)
        {
            throw Refuse(table.Position, $"nested too deeply: at most {_limits.MaxDepth} levels are read");
        }

        return new YamlMapping([.. table.Keys.Select(key => new YamlEntry(key, ToNode(table.Values[key.Text], depth)))], table.Position);
    }

    private YamlNode ToNode(object value, int depth) => value switch
    {
        YamlNode node => node,
        Table table => Finish(table, depth + 1),
        List<Table> items => new YamlSequence([.. items.Select(item => (YamlNode)Finish(item, depth + 2))], items[0].Position),
        _ => throw new InvalidOperationException(),
    };

    private void Count(YamlPosition place)
    {
        if (++_nodes > _limits.MaxNodes)
        {
            throw Refuse(place, $"too many values: at most {_limits.MaxNodes} are read");
        }
    }

    private YamlPosition Place(TextPosition position) => new(_firstLine + Math.Max(0, position.Line), Math.Max(0, position.Column) + 1);

    private YamlException Refuse(YamlPosition place, string reason) => new(_source, place, reason);

    // Tomlyn's messages: "(2,1) : error : Unexpected ...".
    private static string Lower(string message)
    {
        const string Mark = " : error : ";
        var mark = message.IndexOf(Mark, StringComparison.Ordinal);
        var text = ShownText.Of((mark < 0 ? message : message[(mark + Mark.Length)..]).TrimEnd('.'));
        return text.Length > 0 ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    private sealed class Table(YamlPosition position)
    {
        public YamlPosition Position { get; } = position;

        public List<YamlScalar> Keys { get; } = [];

        /// <summary>A table, a list of tables, or a finished node, by key.</summary>
        public Dictionary<string, object> Values { get; } = new(StringComparer.Ordinal);
    }
}
