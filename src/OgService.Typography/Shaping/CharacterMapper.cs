using System.Globalization;
using OgService.Typography.OpenType.Layout;
using OgService.Typography.Shaping.Scripts;
using OgService.Unicode;

namespace OgService.Typography.Shaping;

/// <summary>From text to the characters of a buffer, one cluster a grapheme, and from those to the font's glyphs.</summary>
internal static class CharacterMapper
{
    private const int FirstMark = 0x300;
    private const int SoftHyphen = 0xAD;
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int GraphemeJoiner = 0x034F;

    /// <returns>False when the characters are already glyphs: a plain text, all of it in the font.</returns>
    public static bool Read(ReadOnlySpan<char> run, int start, FontInstance font, bool rightToLeft, bool characterClusters, GlyphBuffer buffer)
    {
        var needsCare = rightToLeft;
        for (var at = 0; at < run.Length;)
        {
            var codePoint = CodePoints.At(run, at, out var length);
            ref var glyph = ref buffer.Add();
            glyph.CodePoint = codePoint;
            glyph.Cluster = start + at;
            if (codePoint < FirstMark && codePoint != SoftHyphen)
            {
                glyph.Id = font.Typeface.FindGlyph(codePoint);
                needsCare |= glyph.Id == 0;
            }
            else
            {
                needsCare = true;
                glyph.Origins = OriginsOf(codePoint);
                if (ContinuesCluster(codePoint, buffer))
                {
                    glyph.Origins |= GlyphOrigins.Continues;
                    glyph.Cluster = characterClusters ? glyph.Cluster : buffer[Math.Max(0, buffer.Count - 2)].Cluster;
                }

                glyph.CombiningClass = glyph.Has(GlyphOrigins.Mark) ? CombiningClasses.Of(codePoint) : (byte)0;
            }

            at += length;
        }

        return needsCare;
    }

    /// <summary>Sets what a glyph's character says of it, for one a script made.</summary>
    public static void Describe(ref BufferGlyph glyph)
    {
        var kept = glyph.Origins & GlyphOrigins.Continues;
        glyph.Origins = glyph.CodePoint < FirstMark && glyph.CodePoint != SoftHyphen ? kept : OriginsOf(glyph.CodePoint) | kept;
        glyph.CombiningClass = glyph.Has(GlyphOrigins.Mark) ? CombiningClasses.Of(glyph.CodePoint) : (byte)0;
    }

    /// <summary>UAX #9, L4: characters with a mirrored partner become that, where the font has it; others are left to <c>rtlm</c>.</summary>
    public static void Mirror(GlyphBuffer buffer, FontInstance font)
    {
        foreach (ref var glyph in buffer.Glyphs)
        {
            var partner = Bidi.Mirror(glyph.CodePoint);
            if (partner != glyph.CodePoint && font.TryGetGlyph(partner, out _))
            {
                glyph.CodePoint = partner;
            }
            else
            {
                glyph.Origins |= GlyphOrigins.NeedsMirror;
            }
        }
    }

    /// <summary>Classes every glyph and brings the digest up to date.</summary>
    public static void Classify(GlyphBuffer buffer, FontInstance font, uint mask)
    {
        var gdef = font.Typeface.Gdef;
        foreach (ref var glyph in buffer.Glyphs)
        {
            glyph.Mask = mask;
            glyph.Class = gdef.HasClasses ? gdef.FindClass(glyph.Id)
                : glyph.Has(GlyphOrigins.NonspacingMark) && !glyph.Has(GlyphOrigins.Ignorable) ? GlyphClass.Mark
                : GlyphClass.Base;
            buffer.Digest.Add(glyph.Id);
        }
    }

    private static GlyphOrigins OriginsOf(int codePoint)
    {
        var origins = CodePointProperties.GeneralCategory(codePoint) switch
        {
            UnicodeCategory.NonSpacingMark => GlyphOrigins.NonspacingMark | GlyphOrigins.Mark,
            UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => GlyphOrigins.Mark,
            _ => GlyphOrigins.None,
        };

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
        var last = buffer.Count - 2;
        if (buffer[last + 1].Has(GlyphOrigins.Mark)
            || codePoint is ZeroWidthJoiner or 0xFF9E or 0xFF9F or (>= 0x1F3FB and <= 0x1F3FF) or (>= 0xE0020 and <= 0xE007F))
        {
            return true;
        }

        if (last < 0)
        {
            return false;
        }

        if (codePoint is >= 0x1F1E6 and <= 0x1F1FF)
        {
            return buffer[last].CodePoint is >= 0x1F1E6 and <= 0x1F1FF && !buffer[last].Has(GlyphOrigins.Continues);
        }

        return buffer[last].CodePoint == ZeroWidthJoiner && CodePointProperties.IsExtendedPictographic(codePoint);
    }
}
