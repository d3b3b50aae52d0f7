namespace OgService.Typography.Shaping;

/// <summary>Stands in for spaces a font lacks (The Unicode Standard, 6.2, table of space characters).</summary>
internal static class Spaces
{
    public static SpaceKind KindOf(int codePoint) => codePoint switch
    {
        0x00A0 => SpaceKind.Plain,
        0x2000 or 0x2002 => SpaceKind.Half,
        0x2001 or 0x2003 or 0x3000 => SpaceKind.Em,
        0x2004 => SpaceKind.Third,
        0x2005 => SpaceKind.Quarter,
        0x2006 => SpaceKind.Sixth,
        0x2007 => SpaceKind.Figure,
        0x2008 => SpaceKind.Punctuation,
        0x2009 => SpaceKind.Fifth,
        0x200A => SpaceKind.Sixteenth,
        0x202F => SpaceKind.Narrow,
        0x205F => SpaceKind.FourEighteenths,
        _ => SpaceKind.None,
    };

    public static void Widen(ref BufferGlyph glyph, FontInstance font)
    {
        if (glyph.Space is SpaceKind.None or SpaceKind.Plain || glyph.Has(GlyphOrigins.Ligated))
        {
            return;
        }

        int unitsPerEm = font.UnitsPerEm;
        glyph.AdvanceX = glyph.Space switch
        {
            SpaceKind.FourEighteenths => unitsPerEm * 4 / 18,
            SpaceKind.Figure => WidthOfFirst("0123456789", font, glyph.AdvanceX),
            SpaceKind.Punctuation => WidthOfFirst(".,", font, glyph.AdvanceX),
            SpaceKind.Narrow => MathF.Floor(glyph.AdvanceX / 2),
            var parts => (unitsPerEm + ((int)parts / 2)) / (int)parts,
        };
    }

    private static float WidthOfFirst(string candidates, FontInstance font, float otherwise)
    {
        foreach (var candidate in candidates)
        {
            if (font.TryGetGlyph(candidate, out var glyph))
            {
                return font.GetAdvanceUnits(glyph);
            }
        }

        return otherwise;
    }
}
