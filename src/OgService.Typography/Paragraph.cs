namespace OgService.Typography;

/// <param name="Id">0 is the font's sign for a missing glyph.</param>
/// <param name="X">Of the glyph's origin, in pixels from the paragraph's left edge.</param>
/// <param name="Y">Of the glyph's origin, in pixels from the paragraph's top edge; grows downwards.</param>
public readonly record struct PositionedGlyph(ushort Id, float X, float Y);

/// <summary>Glyphs of one font, size and span, in visual order.</summary>
/// <param name="Glyphs">None for a box in the line, and where a span's padding stands alone.</param>
public sealed record GlyphRun(FontInstance Font, float SizePx, IReadOnlyList<PositionedGlyph> Glyphs)
{
    /// <summary>The place in the list of <see cref="StyledText.Spans"/>; -1 for the text itself.</summary>
    public int Span { get; init; } = -1;

    /// <summary>Of its left edge, in pixels from the paragraph's; the span's padding included.</summary>
    public float X { get; init; }

    /// <summary>With padding, and the spacing between its letters and to the next run.</summary>
    public float WidthPx { get; init; }
}

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
