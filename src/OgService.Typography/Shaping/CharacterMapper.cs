using System.Globalization;
using OgService.Typography.OpenType.Layout;
using OgService.Typography.Shaping.Plans;
using OgService.Unicode;

namespace OgService.Typography.Shaping;

/// <summary>From characters to the font's glyphs for them, one cluster a grapheme, before any feature.</summary>
internal static class CharacterMapper
{
    private const int FirstMark = 0x300;
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int ThaiSaraAm = 0x0E33;
    private const int LaoSaraAm = 0x0EB3;
    private const int GraphemeJoiner = 0x034F;

    public static void Map(ReadOnlySpan<char> run, int start, FontInstance font, bool rightToLeft, GlyphBuffer buffer)
    {
        for (var at = 0; at < run.Length;)
        {
            var codePoint = CodePoints.At(run, at, out var length);
            if (codePoint < FirstMark)
            {
                Add(codePoint, start + at, font, rightToLeft, buffer);
            }
            else if (!TryVary(codePoint, font, buffer))
            {
                AddComplex(codePoint, start + at, font, rightToLeft, buffer);
            }

            at += length;
        }
    }

    private static void AddComplex(int codePoint, int at, FontInstance font, bool rightToLeft, GlyphBuffer buffer)
    {
        var continues = buffer.Count > 0 && ContinuesCluster(codePoint, buffer);
        var cluster = continues ? buffer[buffer.Count - 1].Cluster : at;
        if (continues && CodePointProperties.IsMark(codePoint) && TryCompose(codePoint, cluster, font, buffer))
        {
            return;
        }

        if (codePoint is ThaiSaraAm or LaoSaraAm && buffer.Count > 0)
        {
            AddSaraAm(codePoint, font, buffer);
            return;
        }

        Add(codePoint, cluster, font, rightToLeft, buffer);
    }

    // Thai and Lao sara am is a ring over the consonant and a letter behind it; the ring comes before tone marks, which stand on it.
    private static void AddSaraAm(int codePoint, FontInstance font, GlyphBuffer buffer)
    {
        const int fromAmToRing = 0x1A;
        var ringAt = buffer.Count;
        while (ringAt > 0 && IsAboveBase(buffer[ringAt - 1].CodePoint))
        {
            ringAt--;
        }

        var cluster = buffer[Math.Max(0, ringAt - 1)].Cluster;
        Add(codePoint + fromAmToRing, cluster, font, rightToLeft: false, buffer);
        Add(codePoint - 1, cluster, font, rightToLeft: false, buffer);
        var glyphs = buffer.Glyphs;
        var ring = glyphs[^2];
        glyphs[ringAt..^2].CopyTo(glyphs[(ringAt + 1)..^1]);
        glyphs[ringAt] = ring;
        buffer.MergeClusters(Math.Max(0, ringAt - 1), buffer.Count);
    }

    private static bool IsAboveBase(int codePoint) =>
        (codePoint & ~0x80) is 0x0E31 or (>= 0x0E34 and <= 0x0E37) or 0x0E3B or (>= 0x0E47 and <= 0x0E4E);

    private static void Add(int codePoint, int cluster, FontInstance font, bool rightToLeft, GlyphBuffer buffer)
    {
        ushort id = 0;
        // UAX #9, L4: mirrored by a partner character, where the font has it.
        if (!rightToLeft || !font.TryGetGlyph(Bidi.Mirror(codePoint), out id))
        {
            font.TryGetGlyph(codePoint, out id);
        }

        ref var glyph = ref buffer.Add();
        glyph.Id = id;
        glyph.CodePoint = codePoint;
        glyph.Cluster = cluster;
        glyph.Mask = FeatureMask.All;
        if (codePoint >= FirstMark || codePoint == 0xAD)
        {
            glyph.Origins = OriginsOf(codePoint);
        }

        glyph.Class = font.Typeface.Gdef.HasClasses ? font.Typeface.Gdef.FindClass(id)
            : glyph.Has(GlyphOrigins.NonspacingMark) && !glyph.Has(GlyphOrigins.Ignorable) ? GlyphClass.Mark
            : GlyphClass.Base;
        buffer.Digest.Add(id);
    }

    private static GlyphOrigins OriginsOf(int codePoint)
    {
        var origins = CodePointProperties.GeneralCategory(codePoint) == UnicodeCategory.NonSpacingMark ? GlyphOrigins.NonspacingMark : 0;

        // Hangul fillers are ignorable for Unicode, but fonts draw them.
        if (!CodePointProperties.IsDefaultIgnorable(codePoint) || codePoint is 0x115F or 0x1160 or 0x3164 or 0xFFA0)
        {
            return origins;
        }

        return origins | GlyphOrigins.Ignorable | codePoint switch
        {
            ZeroWidthNonJoiner => GlyphOrigins.ZeroWidthNonJoiner,
            ZeroWidthJoiner => GlyphOrigins.ZeroWidthJoiner,
            GraphemeJoiner or (>= 0x180B and <= 0x180F) or (>= 0xE0020 and <= 0xE007F) => GlyphOrigins.Seen,
            _ => 0,
        };
    }

    // What belongs to the grapheme before, as far as fonts care: marks, joiners, tags, skin tones, the second of two regional indicators.
    private static bool ContinuesCluster(int codePoint, GlyphBuffer buffer)
    {
        ref readonly var last = ref buffer[buffer.Count - 1];
        if (CodePointProperties.IsMark(codePoint) || codePoint is ZeroWidthJoiner or (>= 0x1F3FB and <= 0x1F3FF) or (>= 0xE0020 and <= 0xE007F))
        {
            return true;
        }

        if (codePoint is >= 0x1F1E6 and <= 0x1F1FF)
        {
            var count = 0;
            for (var i = buffer.Count - 1; i >= 0 && buffer[i].CodePoint is >= 0x1F1E6 and <= 0x1F1FF; i--)
            {
                count++;
            }

            return count % 2 == 1;
        }

        return last.CodePoint == ZeroWidthJoiner && CodePointProperties.IsExtendedPictographic(codePoint);
    }

    // A variation selector makes one glyph with the character before it when the font knows the pair.
    private static bool TryVary(int codePoint, FontInstance font, GlyphBuffer buffer)
    {
        if (codePoint is not ((>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)) || buffer.Count == 0)
        {
            return false;
        }

        ref var before = ref buffer[buffer.Count - 1];
        if (!font.TryGetVariationGlyph(before.CodePoint, codePoint, out var id))
        {
            return false;
        }

        before.Id = id;
        before.Class = font.Typeface.Gdef.HasClasses ? font.Typeface.Gdef.FindClass(id) : before.Class;
        buffer.Digest.Add(id);
        return true;
    }

    // The composed character looks better than base and mark, wherever the font has it.
    private static bool TryCompose(int mark, int cluster, FontInstance font, GlyphBuffer buffer)
    {
        const int maximumMarks = 20;
        var first = buffer.Count - 1;
        while (first > 0 && buffer.Count - first <= maximumMarks && buffer[first].Cluster == cluster
            && CodePointProperties.IsMark(buffer[first].CodePoint))
        {
            first--;
        }

        if (buffer[first].Cluster != cluster || CodePointProperties.CanonicalCombiningClass(mark) == 0)
        {
            return false;
        }

        Span<char> typed = stackalloc char[(maximumMarks + 3) * 2];
        var length = 0;
        for (var i = first; i <= buffer.Count; i++)
        {
            var codePoint = i < buffer.Count ? buffer[i].CodePoint : mark;
            length += new System.Text.Rune(codePoint).EncodeToUtf16(typed[length..]);
        }

        var composed = Normalization.ToNfc(typed[..length].ToString());
        var count = 0;
        foreach (var rune in composed.EnumerateRunes())
        {
            count++;
            if (!font.TryGetGlyph(rune.Value, out _))
            {
                return false;
            }
        }

        // Nothing was composed: marks stay in the order they were typed, which fonts of some scripts rely on.
        if (count > buffer.Count - first)
        {
            return false;
        }

        buffer.Truncate(first);
        foreach (var rune in composed.EnumerateRunes())
        {
            Add(rune.Value, cluster, font, rightToLeft: false, buffer);
        }

        return true;
    }
}
