using OgService.Cards.Expressions;
using OgService.Cards.Styles;
using OgService.Yaml;

namespace OgService.Cards.Templates;

// Texts made of pieces, and the styles of marks in values.
internal sealed partial class TemplateReader
{
    private static readonly string[] PieceKeys = [.. TemplateKeys.OfPieces, .. StyleProperties.OfPieces];

    private List<TemplateNode> ReadPieces(YamlSequence list, string path, KnownNames names)
    {
        var pieces = new List<TemplateNode>();
        foreach (var item in list.Items)
        {
            if (++nodes > MaxNodes)
            {
                throw Error(item.Position, $"a template has at most {MaxNodes} boxes.");
            }

            pieces.Add(item switch
            {
                YamlScalar => new TemplateNode { Name = path, Position = item.Position, Text = ParseText("text", item, names), Style = [] },
                YamlMapping piece => ReadPiece(new YamlObject(piece, file), path, names),
                _ => throw Error(item.Position,
                    $"a piece of a text must be a text, or a mapping such as \"- text: Hello\"; got {YamlObject.Describe(item)}."),
            });
        }

        return pieces;
    }

    private TemplateNode ReadPiece(YamlObject piece, string path, KnownNames names)
    {
        piece.RequireKnownKeys(PieceKeys);
        if (IsCode(piece))
        {
            throw Error(piece.Get("code")!.Position, "code says how marks in a text look; a block of code is a node of its own.");
        }

        var loop = piece.Get("for") is { } @for ? Parse("for", @for, text => ExpressionParser.ParseLoop(text, names)) : null;
        var inner = loop is null ? names : names.WithLoop(loop.Variable);
        if (!piece.Mapping.TryGet("text", out _) && !piece.Has("icon") && !(piece.Has("width") && piece.Has("height")))
        {
            throw Error(piece.Position, "a piece needs a text, an icon, or a width and a height.");
        }

        if (piece.Get("text") is YamlSequence nested)
        {
            throw Error(nested.Position, "pieces do not nest: a piece has one text.");
        }

        return new TemplateNode
        {
            Name = path,
            Position = piece.Position,
            Loop = loop,
            Condition = piece.Get("if") is { } @if ? Parse("if", @if, text => ExpressionParser.ParseCondition(text, inner)) : null,
            Text = piece.Get("text") is { } text ? ParseText("text", text, inner) : null,
            Content = ReadContent(false, piece, default, inner),
            Markup = ReadMarkup(piece, inner),
            Style = ReadStyle(piece.Mapping, inner),
        };
    }

    private MarkupStyles? ReadMarkup(YamlObject yaml, KnownNames names)
    {
        var wanted = yaml.GetBool("markdown") == true;
        foreach (var key in (string[])["strong", "em", "code"])
        {
            if (yaml.Get(key) is { } given && !wanted && !(key == "code" && IsCode(yaml)))
            {
                throw Error(given.Position, $"{key} says how marks in a text look; set markdown: true too.");
            }
        }

        if (wanted && !yaml.Mapping.TryGet("text", out _))
        {
            throw Error(yaml.Get("markdown")!.Position, "markdown reads the marks of a text; the node has none.");
        }

        return wanted ? new MarkupStyles(Of("strong"), Of("em"), Of("code")) : null;

        IReadOnlyList<Declaration> Of(string key)
        {
            if (yaml.GetObject(key) is not { } style)
            {
                return [];
            }

            style.RequireKnownKeys([.. StyleProperties.OfPieces]);
            return ReadStyle(style.Mapping, names);
        }
    }
}
