using OgService.Yaml;

namespace OgService.Posts.FrontMatter;

/// <summary>Puts tokens together to nodes under the limits of front matter.</summary>
internal sealed class NodeBuilder(string source, YamlLimits limits)
{
    private readonly List<Level> _open = [];
    private int _nodes;
    private int _keys;

    public YamlNode? Root { get; private set; }

    public void Open(bool isMapping, YamlPosition place)
    {
        if (_open.Count >= limits.MaxDepth)
        {
            throw Refuse(place, $"nested too deeply: at most {limits.MaxDepth} levels are read");
        }

        Count(place);
        _open.Add(new Level(isMapping, place));
    }

    public void Close()
    {
        var level = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        Attach(level.Items is null ? new YamlMapping(level.Entries!, level.Place) : new YamlSequence(level.Items, level.Place));
    }

    public void Key(string key, YamlPosition place)
    {
        Count(place);
        if (++_keys > limits.MaxKeys)
        {
            throw Refuse(place, $"too many keys: at most {limits.MaxKeys} are read");
        }

        var level = _open[^1];
        if (!level.Names!.Add(key))
        {
            throw Refuse(place, $"the key \"{ShownText.Of(key)}\" is here twice");
        }

        level.PendingKey = new YamlScalar(key, YamlScalarStyle.Quoted, YamlScalarKind.Text, place);
    }

    public void Value(YamlScalar scalar)
    {
        Count(scalar.Position);
        Attach(scalar);
    }

    public YamlException Refuse(YamlPosition place, string reason) => new(source, place, reason);

    private void Attach(YamlNode node)
    {
        if (_open.Count == 0)
        {
            Root = node;
            return;
        }

        var level = _open[^1];
        if (level.Items is not null)
        {
            level.Items.Add(node);
        }
        else
        {
            level.Entries!.Add(new YamlEntry(level.PendingKey!, node));
        }
    }

    private void Count(YamlPosition place)
    {
        if (++_nodes > limits.MaxNodes)
        {
            throw Refuse(place, $"too many values: at most {limits.MaxNodes} are read");
        }
    }

    private sealed class Level(bool isMapping, YamlPosition place)
    {
        public List<YamlNode>? Items { get; } = isMapping ? null : [];

        public List<YamlEntry>? Entries { get; } = isMapping ? [] : null;

        public HashSet<string>? Names { get; } = isMapping ? new(StringComparer.Ordinal) : null;

        public YamlPosition Place { get; } = place;

        public YamlScalar? PendingKey { get; set; }
    }
}
