using OgService.Cards.Expressions;
using OgService.Cards.Styles;
using OgService.Yaml;

namespace OgService.Cards.Templates;

/// <summary>What a <c>card.yaml</c> says, checked. Immutable.</summary>
internal sealed record TemplateDocument
{
    public required string Description { get; init; }

    public required IReadOnlyList<CardSize> Sizes { get; init; }

    public required IReadOnlyList<ValueDeclaration> Values { get; init; }

    /// <summary>Names that each theme gives values to, in order; empty without themes.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<NamedText>> Themes { get; init; }

    /// <summary>The template's own names for lists of font families.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Fonts { get; init; }

    /// <summary>Those in the template's folder.</summary>
    public TemplatePictures Pictures { get; init; } = TemplatePictures.None;

    /// <summary>The pictures of posts and sites that its expressions ask for: <c>cover</c>, <c>author_picture</c>, <c>site.logo</c>, and its values that are
    /// pictures. In order.</summary>
    public IReadOnlyList<string> PictureNames { get; init; } = [];

    /// <summary>Whether its expressions ask for the post's address.</summary>
    public bool UsesUrl { get; init; }

    /// <summary>The font families that it names whatever the post is.</summary>
    public IReadOnlyList<FontUse> FontUses { get; init; } = [];

    public required TemplateNode Card { get; init; }

    /// <summary>What it extends, what that extends, and so on.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];

    /// <summary>Where a node was written, whichever file that was.</summary>
    public required Func<YamlPosition, TemplatePlace> PlaceOf { get; init; }
}

/// <summary>A font family, and where it is named.</summary>
internal sealed record FontUse(string Family, YamlPosition Position);

/// <summary>A named value of a theme, or an argument of a part. Later ones may use earlier ones.</summary>
internal sealed record NamedText(string Name, TextTemplate Value);

/// <summary>A node of the tree: a box, or a text.</summary>
internal sealed record TemplateNode
{
    /// <summary>The <c>id</c>, or the path from the root: <c>card.children[2]</c>.</summary>
    public required string Name { get; init; }

    public required YamlPosition Position { get; init; }

    public Expression? Condition { get; init; }

    public Loop? Loop { get; init; }

    /// <summary>Whether the node is drawn only when what stands before it was not.</summary>
    public bool IsElse { get; init; }

    /// <summary>What an <c>include</c> puts in the node's place; null for other nodes. Such a node has no style and no children.</summary>
    public TemplatePart? Part { get; init; }

    /// <summary>Null for a box, and for a text made of <see cref="Pieces"/>.</summary>
    public TextTemplate? Text { get; init; }

    /// <summary>The pieces of a text that is written as a list; null for other nodes. They have no children.</summary>
    public IReadOnlyList<TemplateNode>? Pieces { get; init; }

    /// <summary>What the node shows when it is neither a text nor a box; it then has no children.</summary>
    public NodeContent? Content { get; init; }

    /// <summary>Null when values are taken as they are.</summary>
    public MarkupStyles? Markup { get; init; }

    /// <summary>In the order they are applied.</summary>
    public required IReadOnlyList<Declaration> Style { get; init; }

    public IReadOnlyList<TemplateNode> Children { get; init; } = [];

    /// <summary>Stands for the children that <c>max-rows</c> leaves out.</summary>
    public TemplateNode? More { get; init; }
}

/// <summary>A property with its value: parsed, or an expression that gives it for each card.</summary>
/// <param name="Constant">Null when the value depends on the card.</param>
internal sealed record Declaration(StyleProperty Property, object? Constant, TextTemplate Value, YamlPosition Position);

/// <summary>What <c>markdown: true</c> makes of marks: the node's <c>strong</c>, <c>em</c> and <c>code</c>, above what they always are.</summary>
internal sealed record MarkupStyles(IReadOnlyList<Declaration> Strong, IReadOnlyList<Declaration> Emphasis, IReadOnlyList<Declaration> Code);
