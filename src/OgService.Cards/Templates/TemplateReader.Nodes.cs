using OgService.Cards.Expressions;
using OgService.Cards.Styles;
using OgService.Yaml;

namespace OgService.Cards.Templates;

// The tree of nodes, and the check of every style that does not depend on a post.
internal sealed partial class TemplateReader
{
    private static readonly string[] NodeKeys = ["id", "if", "for", "text", "markdown", "strong", "em", "code", "children", "more", .. ContentKeys, .. ContentDetails];

    private static readonly Lazy<string[]> AllKeys = new(() => [.. NodeKeys, .. StyleProperties.All.Keys]);

    // Depth is checked before each step down, so this never nests deeper than the limit.
    private TemplateNode ReadNode(YamlMapping node, string path, KnownNames names, int depth)
    {
        if (depth > MaxDepth)
        {
            throw Error(node.Position, $"boxes nest at most {MaxDepth} deep.");
        }

        if (++nodes > MaxNodes)
        {
            throw Error(node.Position, $"a template has at most {MaxNodes} boxes.");
        }

        var yaml = new YamlObject(node, file);
        yaml.RequireKnownKeys(AllKeys.Value);
        var name = yaml.GetText("id") ?? path;
        if (yaml.Has("id") && !ids.TryAdd(name, node.Position))
        {
            throw yaml.Error(yaml.Get("id")!, $"the id {name} is already used in line {ids[name].Line}");
        }

        var loop = yaml.Get("for") is { } @for ? Parse("for", @for, text => ExpressionParser.ParseLoop(text, names)) : null;
        var inner = loop is null ? names : names.WithLoop(loop.Variable);
        var condition = yaml.Get("if") is { } @if ? Parse("if", @if, text => ExpressionParser.ParseCondition(text, inner)) : null;
        if (yaml.Mapping.TryGet("text", out _) && yaml.Has("children"))
        {
            throw yaml.Error(node, "a node has a text or children, not both");
        }

        var pieces = yaml.Get("text") as YamlSequence;
        return new TemplateNode
        {
            Name = name,
            Position = node.Position,
            Loop = loop,
            Condition = condition,
            Text = pieces is null && yaml.Get("text") is { } text ? ParseText("text", text, inner) : null,
            Pieces = pieces is null ? null : ReadPieces(pieces, path, inner),
            Content = ReadContent(yaml, path, inner, depth),
            Markup = ReadMarkup(yaml, inner),
            Style = ReadStyle(node, inner),
            Children = ReadChildren(yaml, path, inner, depth),
            More = yaml.GetObject("more") is { } more ? ReadMore(more, yaml, path, inner, depth) : null,
        };
    }

    private List<TemplateNode> ReadChildren(YamlObject yaml, string path, KnownNames names, int depth)
    {
        var children = new List<TemplateNode>();
        foreach (var child in yaml.GetList("children") ?? [])
        {
            if (child is not YamlMapping mapping)
            {
                throw yaml.Error(child, $"a child must be a mapping, such as \"- text: Hello\"; got {YamlObject.Describe(child)}");
            }

            children.Add(ReadNode(mapping, $"{path}.children[{children.Count}]", names, depth + 1));
        }

        return children;
    }

    private TemplateNode ReadMore(YamlObject more, YamlObject parent, string path, KnownNames names, int depth) => parent.Has("max-rows")
        ? ReadNode(more.Mapping, path + ".more", names.With(["more"]), depth + 1)
        : throw parent.Error(more.Mapping, "more stands for children that max-rows leaves out; set max-rows too");

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

    private T Parse<T>(string key, YamlNode node, Func<string, T> parse)
    {
        var scalar = Scalar(key, node);
        try
        {
            return parse(scalar.Text);
        }
        catch (ExpressionException error)
        {
            throw Error(PlaceOf(scalar, error.Offset), error.Message);
        }
    }

    // A style that depends on values and themes only must be right for the defaults in every theme.
    private void CheckStyles(TemplateDocument document)
    {
        var known = document.Values.Select(value => value.Name)
            .Concat(document.Themes.Values.SelectMany(tokens => tokens.Select(token => token.Name))).Append("card").ToHashSet();
        var themes = document.Themes.Count == 0 ? new string?[] { null } : [.. document.Themes.Keys];
        foreach (var theme in themes)
        {
            var scope = ScopeBuilder.ForCheck(document, theme);
            var waiting = new Stack<TemplateNode>([document.Card]);
            while (waiting.TryPop(out var node))
            {
                var markup = node.Markup is { } styles ? styles.Strong.Concat(styles.Emphasis).Concat(styles.Code) : [];
                foreach (var declaration in node.Style.Concat(markup))
                {
                    if (declaration.Constant is null && declaration.Value.Names.IsSubsetOf(known))
                    {
                        ParseStyle(declaration.Property, declaration.Value.Evaluate(scope), declaration.Position);
                    }
                }

                foreach (var child in (IEnumerable<TemplateNode>)[.. node.Children, .. node.Pieces ?? [], .. new[] { node.More, node.Content?.Missing }.OfType<TemplateNode>()])
                {
                    waiting.Push(child);
                }
            }
        }
    }
}
