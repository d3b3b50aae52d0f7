using System.Text;

namespace OgService.Typography.Shaping;

/// <summary>Turns characters into placed glyphs.</summary>
internal static class Shaper
{
    /// <summary>Shapes one run of one font, one script and one direction, and appends its glyphs in visual order.</summary>
    /// <param name="text">The whole paragraph; what lies around the run is its context.</param>
    /// <param name="start">Of the run, as a UTF-16 index.</param>
    /// <param name="length">Of the run, in UTF-16 code units.</param>
    internal static void Shape(ReadOnlySpan<char> text, int start, int length, FontInstance font, in ShapingOptions options, List<ShapedGlyph> output)
    {
        for (var at = start; at < start + length;)
        {
            Rune.DecodeFromUtf16(text[at..(start + length)], out var rune, out var used);
            font.TryGetGlyph(rune.Value, out var glyph);
            var place = options.RightToLeft ? 0 : output.Count;
            output.Insert(place, new ShapedGlyph(glyph, at, font.GetAdvanceUnits(glyph), 0, 0));
            at += used;
        }
    }
}
