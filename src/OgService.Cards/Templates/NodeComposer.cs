using OgService.Yaml;

namespace OgService.Cards.Templates;

/// <summary>A node as it stands in a file.</summary>
/// <param name="Layer">Of the template it comes from: 0 is the one that extends nothing. Only later ones override it.</param>
internal readonly record struct PlacedNode(YamlNode Node, int Layer);

/// <summary>A node with everything that later templates and the card's size change about it.</summary>
/// <param name="Own">Its keys, but for <c>children</c> and <c>at</c>.</param>
/// <param name="Children">Null when it has none.</param>
internal sealed record ComposedNode(YamlMapping Own, IReadOnlyList<PlacedNode>? Children, IReadOnlyList<PlacedNode> Before, IReadOnlyList<PlacedNode> After, bool IsRemoved);

/// <summary>Puts <c>nodes:</c> of extending templates and <c>at:</c> of nodes over the nodes they are about: their keys go above the node's.</summary>
internal sealed class NodeComposer
{
    /// <summary>What an override may say besides the keys of a node.</summary>
    public static readonly string[] OverrideKeys = ["remove", "replace", "unset", "before", "after", "prepend", "append", "at"];

    private static readonly string[] Contents = ["text", "picture", "icon", "qr", "sparkline", "code"];

    private static readonly string[] AtKeys = ["remove", "unset", "prepend", "append"];

    // A shorthand of a later layer means all its sides, also those that the node sets one by one.
    private static readonly Dictionary<string, string[]> Longhands = new()
    {
        ["padding"] = ["padding-"],
        ["margin"] = ["margin-"],
        ["inset"] = ["inset-", "top", "right", "bottom", "left"],
        ["border"] = ["border-top", "border-right", "border-bottom", "border-left", "border-color"],
        ["flex"] = ["flex-grow", "flex-shrink", "flex-basis"],
        ["gap"] = ["row-gap", "column-gap"],
        ["background"] = ["background-"],
        ["text-decoration"] = ["text-decoration-"],
        ["flex-flow"] = ["flex-direction", "flex-wrap"],
        ["grid-area"] = ["grid-row", "grid-column"],
        ["place-items"] = ["align-items", "justify-items"],
        ["place-content"] = ["align-content", "justify-content"],
        ["place-self"] = ["align-self", "justify-self"],
    };

    private readonly TemplateSources sources;
    private readonly CardSize size;
    private readonly string shape;
    private readonly IReadOnlyList<string> nodeKeys;
    private readonly List<Dictionary<string, (YamlScalar Key, YamlObject Override)>> layers = [];
    private readonly HashSet<(int Layer, string Id)> used = [];

    /// <param name="nodeKeys">Every key a node may have, but for <c>at</c>.</param>
    public NodeComposer(TemplateSources sources, CardSize size, IReadOnlyList<string> nodeKeys)
    {
        this.sources = sources;
        this.size = size;
        this.nodeKeys = nodeKeys;
        shape = CardShape.Of(size);
        foreach (var root in sources.Chain.Reverse())
        {
            var nodes = root.GetObject("nodes");
            if (nodes is not null && layers.Count == 0)
            {
                throw sources.Error(nodes.Position, "nodes changes those of another template; name it with extends.");
            }

            layers.Add(nodes?.Mapping.Entries.ToDictionary(entry => entry.Key.Text, entry => (entry.Key, Checked(YamlObject.From(entry.Value, root.Source, entry.Key.Text), OverrideKeys))) ?? []);
        }
    }

    /// <summary>The root: the <c>card</c> of the first template, under those of all others.</summary>
    public ComposedNode Root()
    {
        var cards = sources.Chain.Reverse().Select((root, layer) => (Card: root.Get("card"), Root: root, Layer: layer)).Where(at => at.Card is not null).ToList();
        if (cards.Count == 0)
        {
            throw sources.Error(sources.Chain[0].Mapping.Position, "card is missing: the root of the card.");
        }

        foreach (var (card, _, _) in cards)
        {
            if (card is not YamlMapping)
            {
                throw sources.Error(card!.Position, $"card must be a mapping: the root of the card; got {YamlObject.Describe(card)}.");
            }
        }

        var draft = new Draft((YamlMapping)cards[0].Card!, cards[0].Layer);
        foreach (var (card, root, layer) in cards.Skip(1))
        {
            Merge(draft, Checked(new YamlObject((YamlMapping)card!, root.Source), OverrideKeys), layer);
        }

        return Finish(draft, draft.IdOr("card"), cards[0].Layer);
    }

    /// <param name="id">As overrides call it; null for a node without one.</param>
    /// <param name="over">What an <c>include</c> says about the root of its part.</param>
    public ComposedNode Compose(PlacedNode node, string? id, YamlObject? over = null)
    {
        var draft = new Draft((YamlMapping)node.Node, node.Layer);
        if (over is not null)
        {
            Merge(draft, over, node.Layer);
        }

        return Finish(draft, id, node.Layer);
    }

    /// <summary>Refuses overrides of nodes that are not there.</summary>
    /// <param name="ids">Of all nodes.</param>
    /// <exception cref="TemplateException">With the nearest known id.</exception>
    public void RequireAllUsed(IEnumerable<string> ids)
    {
        for (var layer = 0; layer < layers.Count; layer++)
        {
            foreach (var (id, (key, _)) in layers[layer])
            {
                if (!used.Contains((layer, id)))
                {
                    throw sources.Error(key.Position, Expressions.KnownNames.Unknown("id", id, ids.Where(known => !known.Contains('[', StringComparison.Ordinal))));
                }
            }
        }
    }

    private ComposedNode Finish(Draft draft, string? id, int layer)
    {
        for (var over = layer + 1; id is not null && over < layers.Count; over++)
        {
            if (layers[over].TryGetValue(id, out var found))
            {
                used.Add((over, id));
                Merge(draft, found.Override, over);
            }
        }

        if (draft.At is { } at)
        {
            MergeAt(draft, at);
        }

        return new ComposedNode(new YamlMapping(draft.Entries, draft.Position), draft.Children, draft.Before, draft.After, draft.IsRemoved);
    }

    private void MergeAt(Draft draft, YamlObject at)
    {
        var top = layers.Count - 1;
        foreach (var (key, value) in at.Mapping.Entries)
        {
            var isShape = CardShape.Names.Contains(key.Text);
            if (!isShape && !CardSize.TryParse(key.Text, out _))
            {
                throw sources.Error(key.Position, $"at must name landscape, square, portrait or a size such as 1200x1200; got \"{key.Text}\".");
            }

            Checked(YamlObject.From(value, at.Source, key.Text), AtKeys);
        }

        // The shape first, so that an exact size goes above it.
        foreach (var (key, value) in at.Mapping.Entries.Where(entry => entry.Key.Text == shape).Concat(at.Mapping.Entries.Where(entry => IsSize(entry.Key.Text))))
        {
            Merge(draft, YamlObject.From(value, at.Source, key.Text), top);
        }

        bool IsSize(string text) => CardSize.TryParse(text, out var named) && named == size;
    }

    private YamlObject Checked(YamlObject over, string[] more)
    {
        over.RequireKnownKeys([.. nodeKeys, .. more]);
        return over;
    }

    private void Merge(Draft draft, YamlObject over, int layer)
    {
        if (over.GetBool("remove") == true)
        {
            draft.IsRemoved = true;
        }

        if (over.GetObject("replace") is { } replacement)
        {
            draft.Replace(replacement.Mapping, layer);
        }

        foreach (var name in over.GetTextList("unset") ?? [])
        {
            if (!draft.Unset(name) && !nodeKeys.Contains(name))
            {
                throw sources.Error(over.Get("unset")!.Position, Expressions.KnownNames.Unknown("key", name, nodeKeys));
            }
        }

        foreach (var (key, value) in over.Mapping.Entries)
        {
            switch (key.Text)
            {
                case "remove" or "replace" or "unset":
                    break;
                case "id":
                    throw sources.Error(key.Position, "a node keeps its id.");
                case "before":
                    draft.Before.AddRange(Nodes(over, "before", layer));
                    break;
                case "after":
                    draft.After.InsertRange(0, Nodes(over, "after", layer));
                    break;
                case "prepend":
                    draft.Children = [.. Nodes(over, "prepend", layer), .. draft.Children ?? []];
                    break;
                case "append":
                    draft.Children = [.. draft.Children ?? [], .. Nodes(over, "append", layer)];
                    break;
                case "children":
                    draft.UnsetContents();
                    draft.Children = [.. Nodes(over, "children", layer)];
                    break;
                case "at":
                    draft.At = draft.At is null ? over.GetObject("at") : MergeMaps(draft.At, over.GetObject("at")!);
                    break;
                default:
                    draft.Set(key, value);
                    break;
            }
        }
    }

    // What both say about the same size goes together; the later one wins key by key.
    private static YamlObject MergeMaps(YamlObject one, YamlObject over)
    {
        var entries = one.Mapping.Entries.ToList();
        foreach (var entry in over.Mapping.Entries)
        {
            var at = entries.FindIndex(known => known.Key.Text == entry.Key.Text);
            if (at < 0)
            {
                entries.Add(entry);
            }
            else if (entries[at].Value is YamlMapping first && entry.Value is YamlMapping second)
            {
                var keys = second.Entries.Select(known => known.Key.Text).ToHashSet();
                entries[at] = entry with { Value = new YamlMapping([.. first.Entries.Where(known => !keys.Contains(known.Key.Text)), .. second.Entries], second.Position) };
            }
            else
            {
                entries[at] = entry;
            }
        }

        return new YamlObject(new YamlMapping(entries, over.Position), over.Source);
    }

    private static IEnumerable<PlacedNode> Nodes(YamlObject yaml, string key, int layer) => (yaml.GetList(key) ?? []).Select(node => new PlacedNode(node, layer));

    /// <summary>A node while it is put together.</summary>
    private sealed class Draft
    {
        private YamlMapping node;

        public Draft(YamlMapping node, int layer)
        {
            this.node = node;
            Take(node, layer);
        }

        public YamlPosition Position => node.Position;

        public List<YamlEntry> Entries { get; } = [];

        public IReadOnlyList<PlacedNode>? Children { get; set; }

        public YamlObject? At { get; set; }

        public List<PlacedNode> Before { get; } = [];

        public List<PlacedNode> After { get; } = [];

        public bool IsRemoved { get; set; }

        public string IdOr(string other) => new YamlObject(node, "").GetText("id") ?? other;

        public void Replace(YamlMapping with, int layer)
        {
            var id = Entries.FindIndex(entry => entry.Key.Text == "id") is var at and >= 0 ? Entries[at] : (YamlEntry?)null;
            Entries.Clear();
            (Children, At) = (null, null);
            node = with;
            Take(with, layer);
            Entries.RemoveAll(entry => entry.Key.Text == "id");
            if (id is { } kept)
            {
                Entries.Add(kept);
            }
        }

        public void UnsetContents() => Entries.RemoveAll(entry => Contents.Contains(entry.Key.Text));

        public bool Unset(string name)
        {
            if (name is "children" && Children is not null)
            {
                Children = null;
                return true;
            }

            return Entries.RemoveAll(entry => entry.Key.Text == name) > 0;
        }

        public void Set(YamlScalar key, YamlNode value)
        {
            // A node has one content, and the later one is meant.
            if (Contents.Contains(key.Text) && !(key.Text == "code" && value is YamlMapping))
            {
                Children = null;
                Entries.RemoveAll(entry => Contents.Contains(entry.Key.Text) && !(entry.Key.Text == "code" && entry.Value is YamlMapping));
            }

            var at = Entries.FindIndex(entry => entry.Key.Text == key.Text);
            if (at >= 0 && key.Text is "with" && Entries[at].Value is YamlMapping first && value is YamlMapping second)
            {
                var keys = second.Entries.Select(entry => entry.Key.Text).ToHashSet();
                value = new YamlMapping([.. first.Entries.Where(entry => !keys.Contains(entry.Key.Text)), .. second.Entries], second.Position);
            }

            Unset(key.Text);
            foreach (var longhand in Longhands.GetValueOrDefault(key.Text) ?? [])
            {
                Entries.RemoveAll(entry => longhand.EndsWith('-') ? entry.Key.Text.StartsWith(longhand, StringComparison.Ordinal) : entry.Key.Text == longhand);
            }

            Entries.Add(new YamlEntry(key, value));
        }

        private void Take(YamlMapping from, int layer)
        {
            var yaml = new YamlObject(from, "");
            foreach (var entry in from.Entries)
            {
                if (entry.Key.Text == "children")
                {
                    Children = yaml.GetList("children") is null ? null : [.. Nodes(yaml, "children", layer)];
                }
                else if (entry.Key.Text == "at")
                {
                    At = yaml.GetObject("at");
                }
                else
                {
                    Entries.Add(entry);
                }
            }
        }
    }
}
