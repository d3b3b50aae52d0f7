namespace OgService.Cards.Templates;

internal enum KeyKind
{
    /// <summary>Any scalar, expressions too.</summary>
    Text,
    Boolean,
    Number,
    TextList,
    Sizes,
    Node,
    Nodes,
    TextOrPieces,

    /// <summary>Properties of pieces.</summary>
    PieceStyle,
    TextOrPieceStyle,

    /// <summary>What the schema says elsewhere, by the key's name.</summary>
    Own,
}

/// <summary>A key of the template language that is no property.</summary>
/// <param name="Description">For people who hold the pointer over it.</param>
internal sealed record TemplateKey(string Name, KeyKind Kind, string Description);

/// <summary>All keys that are no properties: what the reader knows, what the schema lists.</summary>
internal static class TemplateKeys
{
    public static IReadOnlyList<TemplateKey> TopLevel { get; } =
    [
        new("extends", KeyKind.Text, "The template that this one is a change of. Everything it says is taken over."),
        new("description", KeyKind.Text, "What the template is for, in one sentence."),
        new("sizes", KeyKind.Sizes, "Sizes the template is made for; the first is the default."),
        new("values", KeyKind.Own, "What sites and posts may set, each with a type. In a template that extends another, name: value sets another default."),
        new("themes", KeyKind.Own, "Names with a value in each theme. theme itself is then a value that chooses among them."),
        new("fonts", KeyKind.Own, "Short names for lists of font families."),
        new("nodes", KeyKind.Own, "Changes of nodes of the template that this one extends, by their id."),
        new("card", KeyKind.Node, "The root of the card: as large as the card."),
    ];

    public static IReadOnlyList<TemplateKey> Part { get; } =
    [
        new("description", KeyKind.Text, "What the part is for, in one sentence."),
        new("arguments", KeyKind.Own, "Names that an include gives values to, with their defaults; one without a default must be given."),
        new("node", KeyKind.Node, "What is put in the include's place."),
    ];

    public static IReadOnlyList<TemplateKey> Value { get; } =
    [
        new("type", KeyKind.Own, "What may be set: text, number, color, choice, boolean, font, picture, code, numbers."),
        new("default", KeyKind.Own, "What it is when neither post, site nor theme say."),
        new("description", KeyKind.Text, "For people who set it."),
        new("choices", KeyKind.TextList, "What a choice is among."),
        new("min", KeyKind.Number, "The smallest number."),
        new("max", KeyKind.Number, "The largest number."),
    ];

    public static IReadOnlyList<TemplateKey> Node { get; } =
    [
        new("id", KeyKind.Text, "A name of its own, for templates that extend this one and for messages."),
        new("if", KeyKind.Text, "Draws the node only when the condition holds: author and tags.size > 2."),
        new("elsif", KeyKind.Text, "Draws the node when nothing before it in the row of if and elsif was drawn, and the condition holds."),
        new("else", KeyKind.Boolean, "true: draws the node when nothing before it in the row of if and elsif was drawn, or the for before it had no items."),
        new("for", KeyKind.Text, "Draws the node once for each item: tag in tags limit: 3."),
        new("text", KeyKind.TextOrPieces, "What the node says; a list is a text made of pieces."),
        new("markdown", KeyKind.Boolean, "true: **strong**, *emphasised* and `code` are drawn as meant."),
        new("strong", KeyKind.PieceStyle, "How **strong** words look."),
        new("em", KeyKind.PieceStyle, "How *emphasised* words look."),
        new("code", KeyKind.TextOrPieceStyle, "Code to show, with language; or, in a text with markdown, how `code` looks."),
        new("language", KeyKind.Text, "Of the code, for its colours: csharp, js, python."),
        new("highlight", KeyKind.Text, "Lines of the code that stand out: 2, 4-6."),
        new("picture", KeyKind.Text, "A picture: {{ cover }}, {{ author_picture }}, {{ site.logo }}, a value of type picture, or a file of the template's folder."),
        new("missing", KeyKind.Node, "Takes the place of a picture that is not there."),
        new("icon", KeyKind.Text, "An icon by its name: rocket, brand:github."),
        new("qr", KeyKind.Text, "What a QR code says."),
        new("shape", KeyKind.Text, "Of the QR code's modules: square or dots."),
        new("correction", KeyKind.Text, "How much damage the QR code stands: low, medium, quartile or high."),
        new("sparkline", KeyKind.Text, "Numbers to draw as a small chart."),
        new("kind", KeyKind.Text, "Of the sparkline: line, area or bar."),
        new("children", KeyKind.Nodes, "The nodes inside."),
        new("more", KeyKind.Node, "Stands for the children that max-rows leaves out; {{ more }} is their number."),
        new("include", KeyKind.Text, "The name of a part that stands here: parts/NAME.yaml of the template, or _parts/NAME.yaml of all."),
        new("with", KeyKind.Own, "Values for the arguments of the part."),
        new("at", KeyKind.Own, "What is different at some sizes: landscape, square, portrait, or one such as 1080x1920."),
    ];

    /// <summary>Those of <see cref="Node"/> that a piece of a text takes.</summary>
    public static IReadOnlyList<string> OfPieces { get; } = ["if", "for", "text", "icon", "markdown", "strong", "em", "code"];

    public static IReadOnlyList<TemplateKey> Override { get; } =
    [
        new("remove", KeyKind.Boolean, "true: the node is left out."),
        new("replace", KeyKind.Node, "Another node in its place."),
        new("unset", KeyKind.TextList, "Keys that the node has no longer."),
        new("before", KeyKind.Nodes, "Nodes in front of it."),
        new("after", KeyKind.Nodes, "Nodes behind it."),
        new("prepend", KeyKind.Nodes, "Children in front of its own."),
        new("append", KeyKind.Nodes, "Children behind its own."),
    ];
}
