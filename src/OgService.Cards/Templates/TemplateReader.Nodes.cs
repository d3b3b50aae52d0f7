using OgService.Cards.Expressions;
using OgService.Cards.Styles;
using OgService.Yaml;

namespace OgService.Cards.Templates;

// The tree of nodes.
internal sealed partial class TemplateReader
{
    private static readonly Lazy<string[]> AllKeys = new(() => [.. TemplateKeys.Node.Select(key => key.Name), .. StyleProperties.All.Keys]);

    private TemplateNode ReadRoot(KnownNames names)
    {
        var root = composer.Root();
        if (root.Own.TryGet("include", out var include))
        {
            throw Error(include.Position, "the root of a card is no include; put it into its children, or extend another template.");
        }

        return ReadNode(root, new Place("card", "", sources.Chain.Count - 1, 1), names);
    }

    // Depth is checked before each step down, so this never nests deeper than the limit.
    private TemplateNode ReadNode(ComposedNode node, Place place, KnownNames names)
    {
        if (place.Depth > MaxDepth)
        {
            throw Error(node.Own.Position, $"boxes nest at most {MaxDepth} deep.");
        }

        CountNode(node.Own.Position);
        var yaml = new YamlObject(node.Own, file);
        yaml.RequireKnownKeys(AllKeys.Value);
        var name = ReadId(yaml, place);
        var loop = yaml.Get("for") is { } @for ? Parse("for", @for, text => ExpressionParser.ParseLoop(text, names)) : null;
        var inner = loop is null ? names : names.WithLoop(loop.Variable);
        var condition = yaml.Get("if") ?? yaml.Get("elsif");
        var head = new TemplateNode
        {
            Name = name,
            Position = node.Own.Position,
            Loop = loop,
            Condition = condition is null ? null : Parse(yaml.Has("if") ? "if" : "elsif", condition, text => ExpressionParser.ParseCondition(text, inner)),
            IsElse = IsElse(yaml),
            Style = [],
        };
        if (yaml.Has("include"))
        {
            return head with { Part = ReadPart(node, yaml, place, inner) };
        }

        if (yaml.Get("with") is { } with)
        {
            throw Error(with.Position, "with gives values to the arguments of a part; name the part with include.");
        }

        if (yaml.Mapping.TryGet("text", out _) && node.Children is not null)
        {
            throw yaml.Error(node.Own, "a node has a text or children, not both");
        }

        var pieces = yaml.Get("text") as YamlSequence;
        return head with
        {
            Text = pieces is null && yaml.Get("text") is { } text ? ParseText("text", text, inner) : null,
            Pieces = pieces is null ? null : ReadPieces(pieces, place.Path, inner),
            Content = ReadContent(node.Children is not null, yaml, place, inner),
            Markup = ReadMarkup(yaml, inner),
            Style = ReadStyle(node.Own, inner),
            Children = ReadChildren(node.Children ?? [], place, inner),
            More = yaml.GetObject("more") is { } more ? ReadMore(more, yaml, place, inner) : null,
        };
    }

    private void CountNode(YamlPosition position)
    {
        if (++nodes > MaxNodes)
        {
            throw Error(position, $"a template has at most {MaxNodes} boxes.");
        }
    }

    private string ReadId(YamlObject yaml, Place place)
    {
        var id = place.Id ?? (yaml.GetText("id") is { } own ? place.Prefix + own : null);
        if (id is not null && !ids.TryAdd(id, (yaml.Get("id") ?? yaml.Mapping).Position))
        {
            throw Error((yaml.Get("id") ?? yaml.Mapping).Position, $"the id {id} is already used in {sources.Describe(ids[id])}"
                + (place.IsPart ? "; give each include an id, then those inside start with it." : "."));
        }

        return id ?? place.Path;
    }

    private bool IsElse(YamlObject yaml)
    {
        if (!yaml.Mapping.TryGet("else", out var @else))
        {
            return yaml.Has("elsif");
        }

        if (@else is not YamlScalar { Kind: YamlScalarKind.Null } && yaml.GetBool("else") != true)
        {
            throw Error(@else.Position, "else is true or empty: the node itself is what is drawn otherwise.");
        }

        return yaml.Has("if") || yaml.Has("elsif") || yaml.Has("for")
            ? throw Error(@else.Position, "a node with else has no condition and no loop of its own; use elsif.")
            : true;
    }

    private List<TemplateNode> ReadChildren(IReadOnlyList<PlacedNode> nodes, Place parent, KnownNames names)
    {
        var children = new List<TemplateNode>();
        foreach (var (node, layer) in nodes)
        {
            ReadChild(children, node, layer, parent, names);
        }

        return children;
    }

    // What stands before and after comes from a later layer each time, so this goes no deeper than there are layers.
    private void ReadChild(List<TemplateNode> siblings, YamlNode node, int layer, Place parent, KnownNames names)
    {
        if (node is not YamlMapping mapping)
        {
            throw Error(node.Position, $"a child must be a mapping, such as \"- text: Hello\"; got {YamlObject.Describe(node)}.");
        }

        var id = new YamlObject(mapping, file).GetText("id") is { } own ? parent.Prefix + own : null;
        var composed = composer.Compose(new PlacedNode(node, layer), id);
        foreach (var (before, from) in composed.Before)
        {
            ReadChild(siblings, before, from, parent, names);
        }

        if (!composed.IsRemoved)
        {
            var child = ReadNode(composed, parent.Child(siblings.Count, layer), names);
            if (child.IsElse && siblings is not [.., { Condition: not null } or { Loop: not null }])
            {
                throw Error(child.Position, "else and elsif stand right behind a node with if, elsif or for.");
            }

            siblings.Add(child);
        }
        else if (id is not null)
        {
            removed.Add(id);
        }

        foreach (var (after, from) in composed.After)
        {
            ReadChild(siblings, after, from, parent, names);
        }
    }

    private TemplateNode ReadMore(YamlObject more, YamlObject parent, Place place, KnownNames names)
    {
        if (!parent.Has("max-rows"))
        {
            throw parent.Error(more.Mapping, "more stands for children that max-rows leaves out; set max-rows too");
        }

        return ReadInner(more, "more", place, names.With(["more"]));
    }

    // A node that is a key's value.
    private TemplateNode ReadInner(YamlObject node, string key, Place place, KnownNames names)
    {
        var id = node.GetText("id") is { } own ? place.Prefix + own : null;
        var composed = composer.Compose(new PlacedNode(node.Mapping, place.Layer), id);
        return ReadNode(composed, place with { Path = $"{place.Path}.{key}", Depth = place.Depth + 1, Id = null }, names);
    }

    private List<Declaration> ReadStyle(YamlMapping node, KnownNames names)
    {
        var style = new List<Declaration>();
        foreach (var (key, value) in node.Entries)
        {
            if (!StyleProperties.All.TryGetValue(key.Text, out var property))
            {
                continue;
            }

            var template = ParseText(key.Text, value, names);
            var constant = template.Constant is { } text ? ParseStyle(property, text, value.Position) : null;
            style.Add(new Declaration(property, constant, template, value.Position));
        }

        return [.. style.OrderBy(declaration => declaration.Property.Rank)];
    }

    private object ParseStyle(StyleProperty property, string text, YamlPosition position)
    {
        var value = property.Parse(text.Trim()) ?? throw Error(position, $"{property.Name} must be {property.Expected}; got \"{text}\"."
            + (text.EndsWith(',') || text.EndsWith('(') ? " (In YAML, # after a space starts a comment: put the value in quotes.)" : ""));
        foreach (var layer in (value as IReadOnlyList<Background> ?? []).OfType<PictureBackground>().Where(layer => layer.Name is not ("" or ['@', ..])))
        {
            CheckPicture(layer.Name, position);
        }

        return value;
    }

    private void CheckPicture(string name, YamlPosition position)
    {
        if (pictures.Find(name) is not { } picture)
        {
            var hint = NearestWord.Find(name, [.. pictures.Names]) is { } nearest ? $"; did you mean \"{nearest}\"?" : ".";
            throw Error(position, $"there is no picture {name} in the template's folder{hint}");
        }

        if (picture.Fault is { } fault)
        {
            throw Error(position, $"{name} cannot be drawn: {fault}.");
        }
    }

    /// <summary>Where a node stands.</summary>
    /// <param name="Path">From the root, for nodes without an id.</param>
    /// <param name="Prefix">Of ids: that of the include around it.</param>
    /// <param name="Layer">Of the template it comes from.</param>
    /// <param name="Depth">From 1, the root.</param>
    /// <param name="Id">The id that an include gives to the root of its part; null for other nodes.</param>
    /// <param name="IsPart">Whether it stands in a part.</param>
    private readonly record struct Place(string Path, string Prefix, int Layer, int Depth, string? Id = null, bool IsPart = false)
    {
        public Place Child(int index, int layer) => this with { Path = $"{Path}.children[{index}]", Layer = layer, Depth = Depth + 1, Id = null };
    }
}
