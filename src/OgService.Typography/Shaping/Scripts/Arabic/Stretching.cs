using System.Globalization;
using OgService.Unicode;

namespace OgService.Typography.Shaping.Scripts.Arabic;

/// <summary>Stretches the Syriac abbreviation mark over the word behind it (OpenType feature <c>stch</c>).</summary>
/// <remarks>The feature makes several glyphs of the mark. By turns they stay single and are repeated, until all together are as long as the word.</remarks>
internal static class Stretching
{
    /// <summary>Notes which glyphs the feature made; called when nothing else has been substituted.</summary>
    public static void Record(ShapingRun run)
    {
        if (!run.Plan.Substitutes("stch"))
        {
            return;
        }

        foreach (ref var glyph in run.Buffer.Glyphs)
        {
            if (glyph.Has(GlyphOrigins.Multiplied))
            {
                glyph.Auxiliary = (byte)(glyph.LigatureComponent % 2 != 0 ? JoiningForm.StretchedByRepeating : JoiningForm.StretchedOnce);
            }
        }
    }

    /// <summary>Lays the noted glyphs out, once all advances are known.</summary>
    public static void Apply(ShapingRun run)
    {
        var buffer = run.Buffer;
        for (var start = 0; start < buffer.Count && buffer.TrySpend(); start++)
        {
            if (!IsPart(buffer[start]))
            {
                continue;
            }

            var end = start + 1;
            while (end < buffer.Count && IsPart(buffer[end]))
            {
                end++;
            }

            start = Stretch(run, start, end) - 1;
        }
    }

    private static bool IsPart(in BufferGlyph glyph) =>
        (JoiningForm)glyph.Auxiliary is JoiningForm.StretchedOnce or JoiningForm.StretchedByRepeating;

    /// <returns>The glyph behind the stretched ones.</returns>
    private static int Stretch(ShapingRun run, int start, int end)
    {
        var buffer = run.Buffer;
        int once = 0, repeating = 0, repeatingCount = 0;
        for (var i = start; i < end; i++)
        {
            var isRepeating = (JoiningForm)buffer[i].Auxiliary == JoiningForm.StretchedByRepeating;
            var width = WidthOf(run, buffer[i].Id);
            (once, repeating, repeatingCount) = isRepeating ? (once, repeating + width, repeatingCount + 1) : (once + width, repeating, repeatingCount);
        }

        var left = MeasureWord(buffer, end) - once;
        var copies = left > repeating && repeating > 0 ? (left / repeating) - 1 : 0;

        // One more of each, pushed together, closes what is left open.
        var overlap = 0;
        if (repeating > 0 && left > repeating * (copies + 1))
        {
            copies++;
            overlap = Math.Max(0, (repeating * (copies + 1)) - left) / (copies * repeatingCount);
            left = 0;
        }

        var x = left / 2;
        for (var at = start; at < end; at++)
        {
            var isRepeating = (JoiningForm)buffer[at].Auxiliary == JoiningForm.StretchedByRepeating;
            var width = WidthOf(run, buffer[at].Id);
            var count = isRepeating && copies > 0 && buffer.TryRepeat(at, copies) ? copies : 0;
            for (var copy = 0; copy <= count; copy++)
            {
                var step = width - (copy > 0 ? overlap : 0);
                x -= run.RightToLeft ? step : 0;
                ref var glyph = ref buffer[at + copy];
                (glyph.AdvanceX, glyph.OffsetX) = (0, x);
                x += run.RightToLeft ? 0 : step;
            }

            at += count;
            end += count;
        }

        return end;
    }

    private static int MeasureWord(GlyphBuffer buffer, int at)
    {
        float width = 0;
        for (; at < buffer.Count && !IsPart(buffer[at]) && (buffer[at].Has(GlyphOrigins.Ignorable) || IsInWord(buffer[at].CodePoint)) && buffer.TrySpend(); at++)
        {
            width += buffer[at].AdvanceX;
        }

        return (int)Math.Clamp(width, 0, 1 << 24);
    }

    // Letters without case, marks, numbers and signs; what sets words apart, and Latin, ends the word.
    private static bool IsInWord(int codePoint) => CodePointProperties.GeneralCategory(codePoint)
        is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.OtherSymbol;

    private static int WidthOf(ShapingRun run, ushort glyph) => (int)MathF.Floor(run.Font.GetAdvanceUnits(glyph) + 0.5f);
}
