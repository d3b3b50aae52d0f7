using OgService.Cards.Expressions;

namespace OgService.Cards.Templates;

/// <summary>What a node shows that is neither a text nor children.</summary>
internal enum ContentKind
{
    Picture,
    Icon,
    Qr,
    Code,
    Sparkline,
}

/// <summary>The content of a node.</summary>
/// <param name="Value">The picture's name, the icon's, the code's text, the numbers, what the QR code says.</param>
/// <param name="Details">What else the node says of it, by key: the language of code, the kind of a sparkline.</param>
/// <param name="Missing">Goes into the node's box when there is no picture to show; null for a node that then is not there at all.</param>
internal sealed record NodeContent(ContentKind Kind, TextTemplate Value, IReadOnlyDictionary<string, TextTemplate> Details, TemplateNode? Missing);
