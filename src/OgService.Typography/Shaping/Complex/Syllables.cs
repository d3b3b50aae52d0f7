using System.Globalization;
using OgService.Unicode;

namespace OgService.Typography.Shaping.Complex;

/// <summary>Syllables as glyphs carry them: a serial number over a kind in the low four bits, so that neighbours always differ.</summary>
internal static class Syllables
{
    public const int Broken = 15;

    /// <summary>In glyphs. Longer ones, which no one writes, are cut, so that sorting them stays cheap.</summary>
    public const int MaximumLength = 256;

    private const int KindBits = 4;
    private const int DottedCircle = 0x25CC;

    public static int KindOf(int syllable) => syllable & ((1 << KindBits) - 1);

    /// <summary>Marks a syllable and counts on; serial numbers go from 1 to 15 and round again.</summary>
    public static void Mark(GlyphBuffer buffer, int start, int end, int kind, ref int serial)
    {
        serial = (serial % 15) + 1;
        foreach (ref var glyph in buffer.Glyphs[start..end])
        {
            glyph.Syllable = (byte)((serial << KindBits) | kind);
        }
    }

    /// <summary>Finds where the syllable that starts at a place ends, and its kind.</summary>
    public delegate int Matcher(ReadOnlySpan<byte> categories, int start, out int kind);

    public static void MarkAll(GlyphBuffer buffer, Matcher matcher)
    {
        var categories = new byte[buffer.Count];
        for (var i = 0; i < categories.Length; i++)
        {
            categories[i] = buffer[i].Category;
        }

        var serial = 0;
        for (var start = 0; start < categories.Length;)
        {
            var end = Math.Min(matcher(categories, start, out var kind), start + MaximumLength);
            Mark(buffer, start, end, kind, ref serial);
            start = end;
        }
    }

    public static void Clear(ShapingRun run)
    {
        foreach (ref var glyph in run.Buffer.Glyphs)
        {
            glyph.Syllable = 0;
        }
    }

    public static int End(GlyphBuffer buffer, int start)
    {
        var end = start + 1;
        while (end < buffer.Count && buffer[end].Syllable == buffer[start].Syllable)
        {
            end++;
        }

        return end;
    }

    /// <summary>Moves one glyph; those between step aside.</summary>
    public static void Move(GlyphBuffer buffer, int from, int to)
    {
        var glyphs = buffer.Glyphs;
        var moved = glyphs[from];
        if (from < to)
        {
            glyphs[(from + 1)..(to + 1)].CopyTo(glyphs[from..]);
        }
        else
        {
            glyphs[to..from].CopyTo(glyphs[(to + 1)..]);
        }

        glyphs[to] = moved;
    }

    /// <summary>Sorts by position. Stable, so that what a position shares keeps the order it was typed in; syllables are short.</summary>
    public static void SortByPosition(GlyphBuffer buffer, int start, int end, bool mergesClusters)
    {
        for (var i = start + 1; i < end && buffer.TrySpend(); i++)
        {
            var to = i;
            while (to > start && buffer[to - 1].Position > buffer[i].Position && buffer.TrySpend())
            {
                to--;
            }

            if (to < i)
            {
                if (mergesClusters)
                {
                    buffer.MergeClusters(to, i + 1);
                }

                Move(buffer, i, to);
            }
        }
    }

    /// <summary>Gives broken syllables a dotted circle to stand on, behind a repha that leads them.</summary>
    /// <param name="repha">The category of such a repha, or -1.</param>
    public static void AddDottedCircles(ShapingRun run, byte category, byte position, int repha)
    {
        var buffer = run.Buffer;
        if (run.NoDottedCircles || !run.Font.TryGetGlyph(DottedCircle, out var id))
        {
            return;
        }

        var gdef = run.Font.Typeface.Gdef;
        var circle = new BufferGlyph
        {
            Id = id,
            CodePoint = DottedCircle,
            Category = category,
            Position = position,
            Class = gdef.HasClasses ? gdef.FindClass(id) : OpenType.Layout.GlyphClass.Base,
        };
        List<(int At, BufferGlyph Glyph)>? circles = null;
        for (var start = 0; start < buffer.Count;)
        {
            var end = End(buffer, start);
            ref readonly var first = ref buffer[start];
            // Superscript digits modify Tamil letters, but stand alone elsewhere.
            if (KindOf(first.Syllable) == Broken && CodePointProperties.GeneralCategory(first.CodePoint) != UnicodeCategory.OtherNumber)
            {
                var at = start;
                while (at < end && buffer[at].Category == repha)
                {
                    at++;
                }

                (circle.Cluster, circle.Mask, circle.Syllable) = (first.Cluster, first.Mask, first.Syllable);
                (circles ??= []).Add((at, circle));
            }

            start = end;
        }

        if (circles is not null)
        {
            Insertions.Apply(buffer, circles);
            buffer.Digest.Add(id);
        }
    }
}
