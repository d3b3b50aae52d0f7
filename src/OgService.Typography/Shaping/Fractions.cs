namespace OgService.Typography.Shaping;

/// <summary>Digits around a fraction slash (U+2044) take the font's forms for fractions (OpenType, <c>frac</c>, <c>numr</c>, <c>dnom</c>).</summary>
internal static class Fractions
{
    private const int FractionSlash = 0x2044;

    public static void Mark(ShapingRun run)
    {
        var plan = run.Plan;
        var fraction = plan.MaskOf("frac");
        var (before, after) = run.RightToLeft
            ? (plan.MaskOf("dnom"), plan.MaskOf("numr"))
            : (plan.MaskOf("numr"), plan.MaskOf("dnom"));
        var glyphs = run.Buffer.Glyphs;
        for (var i = 0; i < glyphs.Length; i++)
        {
            if (glyphs[i].CodePoint != FractionSlash)
            {
                continue;
            }

            if (i == 0 || i + 1 == glyphs.Length || !IsDigit(glyphs[i - 1]) || !IsDigit(glyphs[i + 1]))
            {
                continue;
            }

            glyphs[i].Mask |= fraction;
            for (var at = i - 1; at >= 0 && IsDigit(glyphs[at]); at--)
            {
                glyphs[at].Mask |= before | fraction;
            }

            for (var at = i + 1; at < glyphs.Length && IsDigit(glyphs[at]); at++)
            {
                glyphs[at].Mask |= after | fraction;
            }
        }
    }

    private static bool IsDigit(in BufferGlyph glyph) =>
        Unicode.CodePointProperties.GeneralCategory(glyph.CodePoint) == System.Globalization.UnicodeCategory.DecimalDigitNumber;
}
