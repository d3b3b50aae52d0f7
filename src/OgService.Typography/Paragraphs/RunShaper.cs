using System.Text;
using OgService.Typography.Shaping;
using OgService.Unicode;

namespace OgService.Typography.Paragraphs;

/// <summary>Shapes some graphemes with one font and tidies what comes out: no glyphs for characters that are drawn as nothing, no boxes over letters.</summary>
internal static class RunShaper
{
    [ThreadStatic]
    private static List<ShapedGlyph>? scratch;

    public static ShapedGlyph[] Shape(
        string text, int[] starts, GraphemeTraits[] traits, int start, int end, FontInstance font, in ShapingOptions options)
    {
        var glyphs = scratch ??= [];
        glyphs.Clear();
        Shaper.Shape(text, starts[start], starts[end] - starts[start], font, options, glyphs);

        // The glyphs of a grapheme are neighbours, so it is looked for from the one before.
        var kept = 0;
        var grapheme = options.RightToLeft ? end - 1 : start;
        var before = options.RightToLeft ? int.MaxValue : -1;
        for (var index = 0; index < glyphs.Count; index++)
        {
            var glyph = glyphs[index];

            // Slices are found by searching: an order that breaks once would lose glyphs.
            var cluster = options.RightToLeft ? Math.Min(glyph.Cluster, before) : Math.Max(glyph.Cluster, before);
            before = cluster;
            while (grapheme < end - 1 && cluster >= starts[grapheme + 1])
            {
                grapheme++;
            }

            while (grapheme > start && cluster < starts[grapheme])
            {
                grapheme--;
            }

            if (IsDrawn(text, starts, traits, grapheme, glyph, font))
            {
                glyphs[kept++] = glyph with { Cluster = cluster };
            }
        }

        glyphs.RemoveRange(kept, glyphs.Count - kept);
        return [.. glyphs];
    }

    private static bool IsDrawn(string text, int[] starts, GraphemeTraits[] traits, int grapheme, in ShapedGlyph glyph, FontInstance font)
    {
        if ((traits[grapheme] & GraphemeTraits.Ignorable) != 0)
        {
            return false;
        }

        // The shaper leaves a space without width where a selector or joiner stood.
        if (glyph.AdvanceX == 0 && font.TryGetGlyph(' ', out var space) && glyph.Id == space)
        {
            return false;
        }

        if (glyph.Id != 0 && glyph.Cluster == starts[grapheme])
        {
            return true;
        }

        // Marks the font lacks, on a base it has: the base alone reads better than with boxes.
        if (glyph.Id == 0 && Rune.DecodeFromUtf16(text.AsSpan(starts[grapheme]), out var first, out var length) == System.Buffers.OperationStatus.Done
            && starts[grapheme] + length < starts[grapheme + 1])
        {
            return !font.TryGetGlyph(first.Value, out _);
        }

        return !Rune.TryGetRuneAt(text, glyph.Cluster, out var rune) || !CodePointProperties.IsDefaultIgnorable(rune.Value);
    }
}
