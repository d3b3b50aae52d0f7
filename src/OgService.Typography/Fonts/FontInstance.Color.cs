using System.Diagnostics.CodeAnalysis;
using OgService.Typography.OpenType.Color;
using OgService.Typography.OpenType.Variations;

namespace OgService.Typography;

/// <content>Glyphs in colour.</content>
public sealed partial class FontInstance
{
    /// <summary>Whether any glyph of the font has colours of its own.</summary>
    public bool HasColorGlyphs => Typeface.Colors is not null || Typeface.Bitmaps is not null;

    /// <summary>How a glyph is drawn in colour (OpenType, <c>COLR</c> 0 and 1, first palette). False for a glyph without colours, and for
    /// one that breaks the bounds (64 paints deep, 20,000 in all, no reference to itself); then its outline is drawn in the text's colour.</summary>
    /// <remarks>Read anew at each call: keep the picture, not this.</remarks>
    public bool TryGetColorGlyph(ushort glyphId, [NotNullWhen(true)] out ColorGlyph? glyph)
    {
        glyph = Typeface.Colors is { } colors
            ? ColorGlyphReader.Read(glyphId, colors, Typeface.Palette, VariationStore.At(colors.VariationStore, coordinates))
            : null;
        return glyph is not null;
    }

    /// <summary>A glyph that the font has as a picture (OpenType, <c>sbix</c>, then <c>CBDT</c>; PNG only), from the strike that suits the size best.</summary>
    public bool TryGetBitmapGlyph(ushort glyphId, float sizePx, [NotNullWhen(true)] out BitmapGlyph? glyph)
    {
        glyph = Typeface.Bitmaps?.Find(glyphId, sizePx);
        return glyph is not null;
    }
}
