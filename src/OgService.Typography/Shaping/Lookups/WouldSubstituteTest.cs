using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Layout;

namespace OgService.Typography.Shaping.Lookups;

/// <summary>Whether a lookup has a rule for exactly some glyphs; nothing is substituted.</summary>
internal static class WouldSubstituteTest
{
    private const int Context = 5;
    private const int ChainedContext = 6;
    private const int Ligature = 4;

    public static bool Applies(FontInstance font, int lookupIndex, ReadOnlySpan<ushort> glyphs, bool zeroContext)
    {
        if (glyphs.IsEmpty || font.Typeface.Gsub.FindLookup(lookupIndex) is not { } lookup || !lookup.Digest.MayContain(glyphs[0]))
        {
            return false;
        }

        foreach (var subtable in lookup.Subtables)
        {
            var index = subtable.MayStartAt(glyphs[0]) ? Coverage.Find(subtable.Coverage, glyphs[0]) : -1;
            if (index >= 0 && lookup.Type switch
            {
                Ligature => HasLigature(subtable.Data, index, glyphs),
                Context => HasContext(subtable, index, glyphs),
                ChainedContext => HasChain(subtable, index, glyphs, zeroContext),
                _ => glyphs.Length == 1,
            })
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasLigature(FontData data, int index, ReadOnlySpan<ushort> glyphs)
    {
        var set = data.Follow16(6 + (index * 2));
        for (var i = 0; i < set.U16(0) && i < set.Length / 2; i++)
        {
            var ligature = set.Follow16(2 + (i * 2));
            if (ligature.U16(2) == glyphs.Length && Matches(ligature, 4, glyphs, GlyphPattern.Ids))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasContext(Subtable subtable, int index, ReadOnlySpan<ushort> glyphs)
    {
        var data = subtable.Data;
        if (subtable.Format == 3)
        {
            return data.U16(2) == glyphs.Length && Matches(data, 8, glyphs, GlyphPattern.Coverages(data));
        }

        var byClass = subtable.Format == 2;
        var classes = byClass ? data.Follow16(4) : default;
        var rules = Rules(data, byClass ? 6 : 4, byClass ? ClassDefinition.Find(classes, glyphs[0]) : index);
        for (var i = 0; i < rules.U16(0) && i < rules.Length / 2; i++)
        {
            var rule = rules.Follow16(2 + (i * 2));
            if (rule.U16(0) == glyphs.Length && Matches(rule, 4, glyphs, byClass ? GlyphPattern.Classes(classes) : GlyphPattern.Ids))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasChain(Subtable subtable, int index, ReadOnlySpan<ushort> glyphs, bool zeroContext)
    {
        var data = subtable.Data;
        if (subtable.Format == 3)
        {
            var inputAt = 4 + (data.U16(2) * 2);
            var count = data.U16(inputAt);
            return (!zeroContext || (data.U16(2) == 0 && data.U16(inputAt + 2 + (count * 2)) == 0))
                && count == glyphs.Length && Matches(data, inputAt + 4, glyphs, GlyphPattern.Coverages(data));
        }

        var byClass = subtable.Format == 2;
        var classes = byClass ? data.Follow16(6) : default;
        var rules = Rules(data, byClass ? 10 : 4, byClass ? ClassDefinition.Find(classes, glyphs[0]) : index);
        for (var i = 0; i < rules.U16(0) && i < rules.Length / 2; i++)
        {
            var rule = rules.Follow16(2 + (i * 2));
            var inputAt = 2 + (rule.U16(0) * 2);
            var count = rule.U16(inputAt);
            var afterAt = inputAt + 2 + (Math.Max(0, count - 1) * 2);
            if (!rule.IsEmpty && count == glyphs.Length && (!zeroContext || (rule.U16(0) == 0 && rule.U16(afterAt) == 0))
                && Matches(rule, inputAt + 2, glyphs, byClass ? GlyphPattern.Classes(classes) : GlyphPattern.Ids))
            {
                return true;
            }
        }

        return false;
    }

    private static FontData Rules(FontData data, int countAt, int index) =>
        index < data.U16(countAt) ? data.Follow16(countAt + 2 + (index * 2)) : default;

    // The first glyph is covered already.
    private static bool Matches(FontData rule, int numbersAt, ReadOnlySpan<ushort> glyphs, in GlyphPattern pattern)
    {
        for (var i = 1; i < glyphs.Length; i++)
        {
            if (!pattern.Matches(glyphs[i], rule.U16(numbersAt + ((i - 1) * 2))))
            {
                return false;
            }
        }

        return true;
    }
}
