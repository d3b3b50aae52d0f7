using OgService.Typography.OpenType.Layout;

namespace OgService.Typography.Shaping;

/// <summary>The glyphs of one run while they are shaped, in logical order, and the budget that keeps hostile fonts in bounds.</summary>
/// <remarks>Where glyphs are taken out or put in, a gap opens, which moves along with the place of work: a text in which every glyph is joined or split
/// costs no more than its length. Asking for all glyphs at once closes it.</remarks>
internal sealed class GlyphBuffer
{
    private const int OperationsPerCharacter = 4096;
    private const int MinimumOperations = 16_384;
    private const int GlyphsPerCharacter = 256;
    private const int MinimumMaximumLength = 65_536;

    private const int NoGap = int.MaxValue;

    private BufferGlyph[] glyphs = new BufferGlyph[128];
    private int gapStart = NoGap;
    private int gapLength;
    private int maximumLength;
    private int budget;
    private int lastLigatureId;
    private uint lot;

    public int Count { get; private set; }

    public Span<BufferGlyph> Glyphs
    {
        get
        {
            CloseGap();
            return glyphs.AsSpan(0, Count);
        }
    }

    /// <summary>What substitutions may still do; at 0 they stop.</summary>
    public int OperationsLeft { get; private set; }

    public int OperationsUsed => budget - OperationsLeft;

    /// <summary>The glyphs that were here since <see cref="Digest"/> was last brought up to date.</summary>
    public GlyphDigest Digest { get; } = new();

    /// <remarks>Not to be held while glyphs are put in or taken out.</remarks>
    public ref BufferGlyph this[int index] => ref glyphs[index < gapStart ? index : index + gapLength];

    public void Reset(int inputLength)
    {
        // One long text must not keep its memory for ever.
        if (glyphs.Length > MinimumMaximumLength)
        {
            glyphs = new BufferGlyph[128];
        }

        Count = 0;
        (gapStart, gapLength) = (NoGap, 0);
        lastLigatureId = 0;
        lot = 1;
        OperationsLeft = budget = (int)Math.Min(int.MaxValue, Math.Max(MinimumOperations, (long)inputLength * OperationsPerCharacter));
        maximumLength = (int)Math.Min(int.MaxValue, Math.Max(MinimumMaximumLength, (long)inputLength * GlyphsPerCharacter));
        Digest.Clear();
    }

    public ref BufferGlyph Add()
    {
        CloseGap();
        if (Count == glyphs.Length)
        {
            Array.Resize(ref glyphs, Count * 2);
        }

        glyphs[Count] = default;
        return ref glyphs[Count++];
    }

    /// <summary>False when the budget is used up.</summary>
    public bool TrySpend(int operations = 1)
    {
        OperationsLeft = Math.Max(0, OperationsLeft - operations);
        return OperationsLeft > 0;
    }

    /// <summary>A number from 1 to <paramref name="count"/>; texts begin with the same one.</summary>
    /// <remarks>Park and Miller's generator, but with products cut to 32 bits, so that HarfBuzz draws the same lots.</remarks>
    public int DrawLot(int count)
    {
        lot = unchecked(lot * 48271) % int.MaxValue;
        return (int)(lot % (uint)count) + 1;
    }

    /// <summary>The first glyph, from a place on, that a lookup may start at; <see cref="Count"/> for none.</summary>
    /// <param name="mask">It shares a bit with the glyph's.</param>
    public int FindStart(int at, GlyphDigest starts, uint mask)
    {
        while (at < Count)
        {
            var isBeforeGap = at < gapStart;
            var end = isBeforeGap ? Math.Min(gapStart, Count) : Count;
            var stretch = glyphs.AsSpan(isBeforeGap ? at : at + gapLength, end - at);
            for (var i = 0; i < stretch.Length; i++)
            {
                ref readonly var glyph = ref stretch[i];
                if ((glyph.Mask & mask) != 0 && starts.MayContain(glyph.Id))
                {
                    return at + i;
                }
            }

            at = end;
        }

        return Count;
    }

    public int NextLigatureId() => ++lastLigatureId;

    /// <summary>Puts copies of a glyph behind it; false when there would be too many glyphs.</summary>
    public bool TryRepeat(int at, int copies)
    {
        var repeated = this[at];
        if (!TryOpen(at + 1, copies))
        {
            return false;
        }

        for (var i = at + 1; i <= at + copies; i++)
        {
            this[i] = repeated;
        }

        return true;
    }

    public void Remove(int at, int count = 1)
    {
        MoveGap(at);
        gapLength += count;
        Count -= count;
    }

    /// <summary>Brings all glyphs together again.</summary>
    public void CloseGap()
    {
        if (gapStart != NoGap)
        {
            Array.Copy(glyphs, gapStart + gapLength, glyphs, gapStart, Count - gapStart);
            (gapStart, gapLength) = (NoGap, 0);
        }
    }

    /// <summary>Turns the order of clusters round, each staying as it is.</summary>
    public void ReverseClusters()
    {
        Glyphs.Reverse();
        for (var start = 0; start < Count;)
        {
            var end = start + 1;
            while (end < Count && glyphs[end].Cluster == glyphs[start].Cluster)
            {
                end++;
            }

            glyphs.AsSpan(start, end - start).Reverse();
            start = end;
        }
    }

    /// <summary>Takes a glyph to a place before it; those in between make room, and all become one cluster.</summary>
    public void Move(int from, int to)
    {
        MergeClusters(to, from + 1);
        var moved = this[from];
        for (var i = from; i > to; i--)
        {
            this[i] = this[i - 1];
        }

        this[to] = moved;
    }

    /// <summary>Puts a glyph in; false when there would be too many.</summary>
    public bool TryInsert(int at, in BufferGlyph glyph)
    {
        var inserted = glyph;
        if (!TryOpen(at, 1))
        {
            return false;
        }

        this[at] = inserted;
        return true;
    }

    /// <summary>Removes every glyph of a character.</summary>
    public void RemoveAll(int codePoint)
    {
        CloseGap();
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (glyphs[i].CodePoint != codePoint)
            {
                glyphs[kept++] = glyphs[i];
            }
        }

        Count = kept;
    }

    public void Truncate(int count)
    {
        CloseGap();
        Count = count;
    }

    public void Reverse() => Glyphs.Reverse();

    /// <summary>Makes one cluster of a stretch, and of the glyphs around it that share its clusters.</summary>
    public void MergeClusters(int start, int end)
    {
        if (end - start < 2)
        {
            return;
        }

        var cluster = int.MaxValue;
        var isOne = true;
        for (var i = start; i < end; i++)
        {
            cluster = Math.Min(cluster, this[i].Cluster);
            isOne &= this[i].Cluster == this[start].Cluster;
        }

        if (isOne)
        {
            return;
        }

        for (; end < Count && this[end].Cluster == this[end - 1].Cluster; end++)
        {
        }

        for (; start > 0 && this[start - 1].Cluster == this[start].Cluster; start--)
        {
        }

        for (var i = start; i < end; i++)
        {
            this[i].Cluster = cluster;
        }
    }

    private bool TryOpen(int at, int count)
    {
        if (Count + count > maximumLength || !TrySpend(count))
        {
            return false;
        }

        if (gapLength < count)
        {
            CloseGap();
            if (Count + count > glyphs.Length)
            {
                Array.Resize(ref glyphs, Math.Max(Count + count, glyphs.Length * 2));
            }

            // All that is free becomes the gap, so that the next ones find room.
            (gapStart, gapLength) = (Count, glyphs.Length - Count);
        }

        MoveGap(at);
        gapStart += count;
        gapLength -= count;
        Count += count;
        return true;
    }

    private void MoveGap(int to)
    {
        if (to < gapStart && gapStart != NoGap)
        {
            TrySpend((gapStart - to) / 16);
            Array.Copy(glyphs, to, glyphs, to + gapLength, gapStart - to);
        }
        else if (to > gapStart)
        {
            TrySpend((to - gapStart) / 16);
            Array.Copy(glyphs, gapStart + gapLength, glyphs, gapStart, to - gapStart);
        }

        gapStart = to;
    }
}
