using OgService.Typography.Shaping.Scripts;

namespace OgService.Typography.Shaping;

/// <summary>Brings characters into the form the font has glyphs for, and makes glyphs of them.</summary>
/// <remarks>
/// Canonically equal texts should look the same with every font, whichever of the forms it has. So clusters with marks are taken apart as far as the
/// font has the parts, marks are put in the order fonts expect, then all is put together again as far as the font has the wholes.
/// </remarks>
internal sealed class Normalizer
{
    // Longer stretches of marks are no language: they stay as typed, which keeps sorting cheap.
    private const int MaximumMarks = 32;
    private const int GraphemeJoiner = 0x034F;

    private BufferGlyph[] source = new BufferGlyph[64];

    public void Normalize(ShapingRun run)
    {
        var shaper = run.Plan.Shaper;
        var shortens = shaper.Normalization is NormalizationMode.AsTyped or NormalizationMode.Composed;
        if (shortens && TryMapDirectly(run))
        {
            return;
        }

        var count = run.Buffer.Count;
        if (source.Length < count || source.Length > Math.Max(65_536, count * 4))
        {
            source = new BufferGlyph[count];
        }

        run.Buffer.Glyphs.CopyTo(source);
        run.Buffer.Truncate(0);
        DecomposeAll(run, source.AsSpan(0, count), shortens, always: shaper.Normalization == NormalizationMode.AsTyped);
        Reorder(run);
        if (shaper.Normalization is NormalizationMode.Composed or NormalizationMode.DecomposedThenComposed)
        {
            Compose(run);
        }
    }

    private static bool IsSelector(int codePoint) => codePoint is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    // Without marks there is nothing to order or compose, and most texts have none.
    private static bool TryMapDirectly(ShapingRun run)
    {
        foreach (ref var glyph in run.Buffer.Glyphs)
        {
            if (glyph.Has(GlyphOrigins.Mark) || IsSelector(glyph.CodePoint) || !run.Font.TryGetGlyph(glyph.CodePoint, out glyph.Id))
            {
                return false;
            }
        }

        return true;
    }

    private static void DecomposeAll(ShapingRun run, ReadOnlySpan<BufferGlyph> source, bool shortens, bool always)
    {
        for (var at = 0; at < source.Length;)
        {
            var end = at + 1;
            while (end < source.Length && (source[end].Has(GlyphOrigins.Mark) || IsSelector(source[end].CodePoint)))
            {
                end++;
            }

            var isSimple = end == at + 1;
            for (; at < end; at++)
            {
                if (at + 1 < end && IsSelector(source[at + 1].CodePoint)
                    && run.Font.TryGetVariationGlyph(source[at].CodePoint, source[at + 1].CodePoint, out var id))
                {
                    ref var varied = ref run.Buffer.Add();
                    varied = source[at];
                    varied.Id = id;
                    run.Buffer.Glyphs[^1].Cluster = Math.Min(source[at].Cluster, source[at + 1].Cluster);
                    at++;
                    continue;
                }

                Decompose(run, source[at], always || (isSimple && shortens));
            }
        }
    }

    /// <param name="shortest">Whether a character the font has stays whole.</param>
    private static void Decompose(ShapingRun run, in BufferGlyph character, bool shortest)
    {
        var font = run.Font;
        if (shortest && font.TryGetGlyph(character.CodePoint, out _))
        {
            Add(run, character, character.CodePoint);
            return;
        }

        if (TryDecompose(run, character, shortest))
        {
            return;
        }

        var isMissing = !font.TryGetGlyph(character.CodePoint, out _);
        var space = isMissing ? Spaces.KindOf(character.CodePoint) : SpaceKind.None;
        Add(run, character, character.CodePoint);
        if (space == SpaceKind.None && !isMissing)
        {
            return;
        }

        ref var added = ref run.Buffer.Glyphs[^1];
        if (space != SpaceKind.None && font.TryGetGlyph(' ', out var plain))
        {
            (added.Id, added.Space) = (plain, space);
        }
    }

    private static bool TryDecompose(ShapingRun run, in BufferGlyph character, bool shortest)
    {
        // From the outside in: each step splits off the last mark, so the parts come in reverse.
        const int maximumParts = 8;
        var font = run.Font;
        Span<int> tail = stackalloc int[maximumParts];
        var count = 0;
        var codePoint = character.CodePoint;
        var best = (First: 0, Count: 0);
        while (count < maximumParts && run.Plan.Shaper.TryDecompose(run, codePoint, out var first, out var second)
            && (second == 0 || font.TryGetGlyph(second, out _)))
        {
            codePoint = first;
            if (second != 0)
            {
                tail[count++] = second;
            }

            if (font.TryGetGlyph(first, out _))
            {
                best = (first, count);
                if (shortest)
                {
                    break;
                }
            }
        }

        if (best.First == 0)
        {
            return false;
        }

        Add(run, character, best.First);
        for (var i = best.Count - 1; i >= 0; i--)
        {
            Add(run, character, tail[i]);
        }

        return true;
    }

    private static void Add(ShapingRun run, in BufferGlyph character, int codePoint)
    {
        ref var added = ref run.Buffer.Add();
        added = character;
        run.Font.TryGetGlyph(codePoint, out added.Id);
        if (codePoint != character.CodePoint)
        {
            added.CodePoint = codePoint;
            CharacterMapper.Describe(ref added);
        }
    }

    private static void Reorder(ShapingRun run)
    {
        var buffer = run.Buffer;
        for (var start = 0; start < buffer.Count; start++)
        {
            if (buffer[start].CombiningClass == 0)
            {
                continue;
            }

            var end = start + 1;
            while (end < buffer.Count && buffer[end].CombiningClass != 0)
            {
                end++;
            }

            if (end - start <= MaximumMarks)
            {
                Sort(buffer, start, end);
                run.Plan.Shaper.ReorderMarks(run, start, end);
            }

            start = end;
        }

        // A grapheme joiner that kept no marks apart has done its work.
        for (var i = 1; i + 1 < buffer.Count; i++)
        {
            if (buffer[i].CodePoint == GraphemeJoiner && (buffer[i + 1].CombiningClass == 0 || buffer[i - 1].CombiningClass <= buffer[i + 1].CombiningClass))
            {
                buffer[i].Origins &= ~GlyphOrigins.Seen;
            }
        }
    }

    private static void Sort(GlyphBuffer buffer, int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            var to = i;
            while (to > start && buffer[to - 1].CombiningClass > buffer[i].CombiningClass)
            {
                to--;
            }

            if (to < i)
            {
                buffer.Move(i, to);
            }
        }
    }

    private static void Compose(ShapingRun run)
    {
        var buffer = run.Buffer;
        var starter = 0;
        var written = 1;
        for (var i = 1; i < buffer.Count; i++)
        {
            var isNext = starter == written - 1;
            if (buffer[i].Has(GlyphOrigins.Mark) && (isNext || buffer[written - 1].CombiningClass < buffer[i].CombiningClass)
                && run.Plan.Shaper.TryCompose(run, buffer[starter].CodePoint, buffer[i].CodePoint, out var composed)
                && run.Font.TryGetGlyph(composed, out var id))
            {
                ref var whole = ref buffer[starter];
                whole.CodePoint = composed;
                whole.Id = id;
                CharacterMapper.Describe(ref whole);
                var cluster = Math.Min(whole.Cluster, buffer[i].Cluster);
                for (var merged = starter; merged < written; merged++)
                {
                    buffer[merged].Cluster = Math.Min(cluster, buffer[merged].Cluster);
                }

                continue;
            }

            buffer[written] = buffer[i];
            if (buffer[written].CombiningClass == 0)
            {
                starter = written;
            }

            written++;
        }

        buffer.Truncate(Math.Min(written, buffer.Count));
    }
}
