namespace OgService.Typography.Shaping.Scripts;

/// <summary>Thai and Lao: the vowel am is a ring over the consonant and a letter behind it; tone marks stand on the ring.</summary>
internal sealed class ThaiShaper : ScriptShaper
{
    private const int ThaiSaraAm = 0x0E33;
    private const int LaoSaraAm = 0x0EB3;
    private const int FromAmToRing = 0x1A;
    private const int MaximumMarks = 32;

    public static ThaiShaper Instance { get; } = new();

    public override void PreprocessText(ShapingRun run)
    {
        var buffer = run.Buffer;
        var hasAm = false;
        foreach (ref readonly var glyph in buffer.Glyphs)
        {
            hasAm |= glyph.CodePoint is ThaiSaraAm or LaoSaraAm;
        }

        if (!hasAm)
        {
            return;
        }

        // Written anew, not put in one by one: a text of nothing else takes no longer than any.
        var source = buffer.Glyphs.ToArray();
        buffer.Truncate(0);
        foreach (ref readonly var glyph in source.AsSpan())
        {
            buffer.Add() = glyph;
            if (glyph.CodePoint is ThaiSaraAm or LaoSaraAm)
            {
                Split(buffer, glyph);
            }
        }
    }

    private static void Split(GlyphBuffer buffer, in BufferGlyph whole)
    {
        buffer.Add() = whole;
        var ring = buffer.Count - 2;
        buffer[ring].CodePoint = whole.CodePoint + FromAmToRing;
        buffer[ring].Origins |= GlyphOrigins.Continues;
        buffer[ring + 1].CodePoint = whole.CodePoint - 1;
        CharacterMapper.Describe(ref buffer[ring]);
        CharacterMapper.Describe(ref buffer[ring + 1]);
        var ringAt = ring;
        while (ringAt > 0 && ring - ringAt < MaximumMarks && IsAboveBase(buffer[ringAt - 1].CodePoint))
        {
            ringAt--;
        }

        if (ringAt < ring)
        {
            buffer.Move(ring, ringAt);
        }

        buffer.MergeClusters(Math.Max(0, ringAt - 1), buffer.Count);
    }

    private static bool IsAboveBase(int codePoint) =>
        (codePoint & ~0x80) is 0x0E31 or (>= 0x0E34 and <= 0x0E37) or 0x0E3B or (>= 0x0E47 and <= 0x0E4E);
}
