namespace OgService.Typography;

/// <summary>Sets texts: chooses fonts, shapes, breaks, fits. Safe for many threads; keeps what it has shaped for a while.</summary>
public sealed class TextEngine(FontLibrary fonts)
{
    public FontLibrary Fonts { get; } = fonts;

    public Paragraph Lay(string text, TextStyle style, ParagraphSettings settings) => throw new NotImplementedException();

    /// <summary>The width of the text's widest line when only mandatory breaks are taken (max-content), in pixels.</summary>
    public float MeasureMaxContent(string text, TextStyle style) => throw new NotImplementedException();

    /// <summary>The width of its widest unbreakable piece (min-content), in pixels.</summary>
    public float MeasureMinContent(string text, TextStyle style) => throw new NotImplementedException();
}
