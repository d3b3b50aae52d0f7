namespace OgService.Typography;

/// <param name="Id">0 is the font's sign for a missing glyph.</param>
/// <param name="X">Of the glyph's origin, in pixels from the paragraph's left edge.</param>
/// <param name="Y">Of the glyph's origin, in pixels from the paragraph's top edge; grows downwards.</param>
public readonly record struct PositionedGlyph(ushort Id, float X, float Y);

/// <summary>Glyphs of one font, in visual order.</summary>
public sealed record GlyphRun(FontInstance Font, float SizePx, IReadOnlyList<PositionedGlyph> Glyphs);

/// <param name="Text">The characters on the line in logical order, with the ellipsis or hyphen if there is one,
/// without soft hyphens and the white space that hangs at its end.</param>
/// <param name="X">Of the line's left edge, in pixels from the paragraph's left edge; after alignment.</param>
/// <param name="BaselineY">In pixels from the paragraph's top edge.</param>
/// <param name="WidthPx">Without white space at the end.</param>
public sealed record TextLine(string Text, float X, float BaselineY, float WidthPx, IReadOnlyList<GlyphRun> Runs);

/// <summary>A text with every decision made. Immutable.</summary>
/// <param name="SizePx">After shrinking.</param>
/// <param name="WidthPx">Of the widest line.</param>
/// <param name="HeightPx">Lines times line height.</param>
public sealed record Paragraph(float SizePx, float WidthPx, float HeightPx, IReadOnlyList<TextLine> Lines, IReadOnlyList<TextNote> Notes)
{
    /// <summary>From baseline to baseline: what was asked, or more where the signs of a script need it.</summary>
    public float LineHeightPx { get; init; }
}
