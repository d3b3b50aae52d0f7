using OgService.Svg.Styles;

namespace OgService.Svg.Documents;

/// <summary>A document as read: elements with their properties cascaded into their attributes, found by id.</summary>
internal sealed class ElementTree(SvgElement root, IReadOnlyDictionary<string, SvgElement> byId)
{
    public SvgElement Root { get; } = root;

    /// <summary>Null for an id that is not there.</summary>
    public SvgElement? Find(string? id) => id is not null && byId.TryGetValue(id, out var element) ? element : null;

    /// <param name="bytes">Changed: a document type without definitions is blanked out.</param>
    /// <exception cref="SvgException">No well-formed SVG, or beyond the limits.</exception>
    public static ElementTree Read(byte[] bytes, SvgLimits limits, NoteList notes)
    {
        DocumentType.Blank(bytes);
        var reader = new DocumentReader(limits, notes);
        var root = reader.Read(bytes);
        Cascade.Apply(root, reader.StyleSheets, notes);
        return new ElementTree(root, reader.ById);
    }
}
