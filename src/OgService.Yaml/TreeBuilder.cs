using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OgService.Yaml;

/// <summary>Puts events together to nodes and stops at the first one beyond a limit. No recursion: open nodes are a list.</summary>
internal sealed class TreeBuilder(string source, YamlLimits limits, int firstLine, PreparedText text)
{
    private readonly List<OpenNode> _open = [];
    private readonly Dictionary<string, Anchored> _anchors = new(StringComparer.Ordinal);
    private readonly IndentationCheck _indentation = new(text.Text);
    private int _nodes;
    private int _keys;
    private int _aliases;

    /// <summary>Where the last event started.</summary>
    public YamlPosition LastPosition { get; private set; } = new(firstLine, 1);

    /// <summary>Where the innermost list or mapping in brackets starts that is still open, or null.</summary>
    public YamlPosition? OpenBracket => _open.FindLast(open => !open.IsBlock)?.Position;

    /// <summary>The line on which the last quoted text ended; 0 before the first.</summary>
    public int LastQuotedLine { get; private set; }

    public YamlPosition Position(in Mark mark)
        => new(firstLine + (int)Math.Clamp(mark.Line - 1, 0, int.MaxValue / 2), (int)Math.Clamp(mark.Column, 1, int.MaxValue));

    public YamlException Error(in Mark mark, string reason) => new(source, Position(mark), reason);

    /// <summary>Takes a scalar, an alias or the start of a list or mapping (other events say nothing); the finished node when it is the root.</summary>
    public YamlNode? Add(ParsingEvent node)
    {
        var place = LastPosition = Position(node.Start);
        CheckIndentation(node, place);
        switch (node)
        {
            case AnchorAlias alias:
                return Attach(Resolve(alias, place), place);
            case Scalar scalar:
                Count(1, place);
                var leaf = new Anchored(ToScalar(scalar, place), Size: 1, Height: 0);
                Remember(scalar.Anchor, leaf);
                return Attach(leaf, place);
            case SequenceStart sequence:
                Open(sequence, "seq", isMapping: false, place);
                return null;
            case MappingStart mapping:
                Open(mapping, "map", isMapping: true, place);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Closes the innermost open node; that node when it is the root.</summary>
    public YamlNode? Close()
    {
        var open = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        YamlNode node = open.Items is not null
            ? new YamlSequence(open.Items, open.Position)
            : new YamlMapping(open.Entries!, open.Position);
        var finished = new Anchored(node, open.Size, open.Height);
        if (open.Anchor is not null)
        {
            _anchors[open.Anchor] = finished;
        }

        return Attach(finished, open.Position);
    }

    private void Open(NodeEvent start, string coreTag, bool isMapping, YamlPosition place)
    {
        if (_open.Count > 0 && _open[^1].ExpectsKey)
        {
            throw Refuse(place, $"a key must be a word or a number; got {(isMapping ? "a mapping" : "a list")}");
        }

        if (_open.Count >= limits.MaxDepth)
        {
            throw Refuse(place, $"nested too deeply: at most {limits.MaxDepth} levels are read");
        }

        CheckTag(start, coreTag, place);
        Count(1, place);
        var anchor = start.Anchor.IsEmpty ? null : start.Anchor.Value;
        if (anchor is not null)
        {
            // Until it is closed an alias to it would be a node inside itself.
            _anchors[anchor] = default;
        }

        _open.Add(new OpenNode(isMapping, IsBlock(start), anchor, place));
    }

    private YamlNode? Attach(Anchored child, YamlPosition place)
    {
        if (_open.Count == 0)
        {
            return child.Node;
        }

        var parent = _open[^1];
        parent.Size += child.Size;
        parent.Height = Math.Max(parent.Height, child.Height + 1);
        if (parent.Items is not null)
        {
            parent.Items.Add(child.Node!);
        }
        else if (parent.ExpectsKey)
        {
            parent.PendingKey = CheckKey(child.Node!, parent, place);
        }
        else
        {
            parent.Entries!.Add(new YamlEntry(parent.PendingKey!, child.Node!));
            parent.PendingKey = null;
        }

        return null;
    }

    private YamlScalar CheckKey(YamlNode node, OpenNode parent, YamlPosition place)
    {
        if (node is not YamlScalar key)
        {
            throw Refuse(place, "a key must be a word or a number; got an alias of a list or mapping");
        }

        if (key is { Text: "<<", Style: YamlScalarStyle.Plain })
        {
            throw Refuse(place, "merge keys (\"<<\") are not read; write the keys out, or put \"<<\" in quotes");
        }

        if (++_keys > limits.MaxKeys)
        {
            throw Refuse(place, $"too many keys: at most {limits.MaxKeys} are read");
        }

        if (!parent.Keys!.TryAdd(key.Text, place.Line))
        {
            throw Refuse(place, $"the key \"{Shorten(key.Text)}\" is here twice; the first is on line {parent.Keys[key.Text]}");
        }

        return key;
    }

    private Anchored Resolve(AnchorAlias alias, YamlPosition place)
    {
        if (++_aliases > limits.MaxAliases)
        {
            throw Refuse(place, $"too many aliases: at most {limits.MaxAliases} are read");
        }

        if (!_anchors.TryGetValue(alias.Value.Value, out var target))
        {
            throw Refuse(place, $"the alias *{Shorten(alias.Value.Value)} has no anchor &{Shorten(alias.Value.Value)} before it");
        }

        if (target.Node is null)
        {
            throw Refuse(place, $"the alias *{Shorten(alias.Value.Value)} stands inside the node it names");
        }

        if (_open.Count + target.Height > limits.MaxDepth)
        {
            throw Refuse(place, $"nested too deeply: at most {limits.MaxDepth} levels are read");
        }

        Count(target.Size, place);
        return target;
    }

    private YamlScalar ToScalar(Scalar scalar, YamlPosition place)
    {
        var style = scalar.Style switch
        {
            ScalarStyle.Plain or ScalarStyle.Any => YamlScalarStyle.Plain,
            ScalarStyle.Literal or ScalarStyle.Folded => YamlScalarStyle.Block,
            _ => YamlScalarStyle.Quoted,
        };
        var value = text.Restore(scalar.Value);
        return new YamlScalar(value, style, KindOf(scalar, value, style, place), place);
    }

    private YamlScalarKind KindOf(Scalar scalar, string value, YamlScalarStyle style, YamlPosition place)
    {
        if (scalar.Tag.IsEmpty)
        {
            return style == YamlScalarStyle.Plain ? CoreSchema.KindOf(value) : YamlScalarKind.Text;
        }

        if (scalar.Tag.IsNonSpecific)
        {
            return YamlScalarKind.Text;
        }

        if (!CoreSchema.TryKindOfTag(scalar.Tag.Value, out var wanted))
        {
            throw UnknownTag(scalar.Tag.Value, place);
        }

        var actual = CoreSchema.KindOf(value);
        if (wanted == YamlScalarKind.Text || wanted == actual || (wanted == YamlScalarKind.Float && actual == YamlScalarKind.Integer))
        {
            return wanted;
        }

        throw Refuse(place, $"the value says it is {CoreSchema.Name(wanted)}; got \"{Shorten(value)}\"");
    }

    private void CheckIndentation(ParsingEvent node, YamlPosition place)
    {
        if (node is not (NodeEvent or AnchorAlias))
        {
            return;
        }

        var block = _open.FindLast(open => open.IsBlock);
        var isBlockKey = _open.Count > 0 && _open[^1] is { IsBlock: true, ExpectsKey: true };
        var blockIndent = block is null ? -1 : block.Position.Column - 1;
        if (_indentation.IsIndentedByTab(node.Start, IsBlock(node), isBlockKey, blockIndent))
        {
            throw Refuse(place, SyntaxMessage.Tab);
        }

        if (node is Scalar { Style: ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted })
        {
            LastQuotedLine = Position(node.End).Line;
            if (_indentation.IsQuotedTextOutdented(node.Start, node.End, blockIndent))
            {
                throw Refuse(place, "a line of the quoted text that starts here is not indented; indent it with spaces");
            }

            if (_indentation.IsCommentTouching(node.End))
            {
                throw Error(node.End, "a comment needs a space before \"#\"");
            }
        }
    }

    private static bool IsBlock(ParsingEvent node)
        => node is SequenceStart { Style: SequenceStyle.Block } or MappingStart { Style: MappingStyle.Block };

    private void CheckTag(NodeEvent node, string coreTag, YamlPosition place)
    {
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific && node.Tag.Value != CoreSchema.TagPrefix + coreTag)
        {
            throw UnknownTag(node.Tag.Value, place);
        }
    }

    private void Remember(AnchorName anchor, Anchored node)
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor.Value] = node;
        }
    }

    private void Count(int nodes, YamlPosition place)
    {
        // Sizes are at most MaxNodes each, so the sum cannot overflow.
        _nodes += nodes;
        if (_nodes > limits.MaxNodes)
        {
            throw Refuse(place, $"too many values: at most {limits.MaxNodes} are read, aliases counted as often as they are used");
        }
    }

    private YamlException UnknownTag(string tag, YamlPosition place)
        => Refuse(place, $"the tag {Shorten(tag)} is not read; only the core tags are (!!str, !!int, !!float, !!bool, !!null, !!seq, !!map, !!timestamp)");

    private YamlException Refuse(YamlPosition place, string reason) => new(source, place, reason);

    private static string Shorten(string value) => ShownText.Of(value);

    /// <summary>A finished node, the nodes in it (itself counted) and the levels of lists and mappings in it (itself counted).</summary>
    private readonly record struct Anchored(YamlNode? Node, int Size, int Height);

    private sealed class OpenNode(bool isMapping, bool isBlock, string? anchor, YamlPosition position)
    {
        public List<YamlNode>? Items { get; } = isMapping ? null : [];

        public List<YamlEntry>? Entries { get; } = isMapping ? [] : null;

        /// <summary>The keys so far, with their lines.</summary>
        public Dictionary<string, int>? Keys { get; } = isMapping ? new(StringComparer.Ordinal) : null;

        public bool IsBlock { get; } = isBlock;

        public string? Anchor { get; } = anchor;

        public YamlPosition Position { get; } = position;

        public YamlScalar? PendingKey { get; set; }

        public int Size { get; set; } = 1;

        public int Height { get; set; } = 1;

        public bool ExpectsKey => Entries is not null && PendingKey is null;
    }
}
