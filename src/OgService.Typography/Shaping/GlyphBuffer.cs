using OgService.Typography.OpenType.Layout;

namespace OgService.Typography.Shaping;

/// <summary>The glyphs of one run while they are shaped, in logical order, and the budget that keeps hostile fonts in bounds.</summary>
internal sealed class GlyphBuffer
{
    private const int OperationsPerCharacter = 4096;
    private const int MinimumOperations = 16_384;
    private const int GlyphsPerCharacter = 256;
    private const int MinimumMaximumLength = 65_536;

    private BufferGlyph[] glyphs = new BufferGlyph[128];
    private int maximumLength;
    private int lastLigatureId;
    private uint lot;

    public int Count { get; private set; }

    public Span<BufferGlyph> Glyphs => glyphs.AsSpan(0, Count);

    /// <summary>What substitutions may still do; at 0 they stop.</summary>
    public int OperationsLeft { get; private set; }

    /// <summary>The glyphs that were here since <see cref="Digest"/> was last brought up to date.</summary>
    public GlyphDigest Digest { get; } = new();

    public ref BufferGlyph this[int index] => ref glyphs[index];

    public void Reset(int inputLength)
    {
        // One long text must not keep its memory for ever.
        if (glyphs.Length > MinimumMaximumLength)
        {
            glyphs = new BufferGlyph[128];
        }

        Count = 0;
        lastLigatureId = 0;
        lot = 1;
        OperationsLeft = (int)Math.Min(int.MaxValue, Math.Max(MinimumOperations, (long)inputLength * OperationsPerCharacter));
        maximumLength = (int)Math.Min(int.MaxValue, Math.Max(MinimumMaximumLength, (long)inputLength * GlyphsPerCharacter));
        Digest.Clear();
    }

    public ref BufferGlyph Add()
    {
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

    public int NextLigatureId() => ++lastLigatureId;

    /// <summary>Puts copies of a glyph behind it; false when there would be too many glyphs.</summary>
    public bool TryRepeat(int at, int copies)
    {
        if (Count + copies > maximumLength || !TrySpend(copies + ((Count - at) / 16)))
        {
            return false;
        }

        if (Count + copies > glyphs.Length)
        {
            Array.Resize(ref glyphs, Math.Max(Count + copies, glyphs.Length * 2));
        }

        Array.Copy(glyphs, at + 1, glyphs, at + 1 + copies, Count - at - 1);
        glyphs.AsSpan(at + 1, copies).Fill(glyphs[at]);
        Count += copies;
        return true;
    }

    public void Remove(int at)
    {
        TrySpend((Count - at) / 16);
        Array.Copy(glyphs, at + 1, glyphs, at, Count - at - 1);
        Count--;
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
        var moved = glyphs[from];
        Array.Copy(glyphs, to, glyphs, to + 1, from - to);
        glyphs[to] = moved;
    }

    /// <summary>Puts a glyph in; false when there would be too many.</summary>
    public bool TryInsert(int at, in BufferGlyph glyph)
    {
        if (Count >= maximumLength || !TrySpend(1 + ((Count - at) / 16)))
        {
            return false;
        }

        var inserted = glyph;
        Add();
        Array.Copy(glyphs, at, glyphs, at + 1, Count - 1 - at);
        glyphs[at] = inserted;
        return true;
    }

    /// <summary>Removes every glyph of a character.</summary>
    public void RemoveAll(int codePoint)
    {
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

    public void Truncate(int count) => Count = count;

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
            cluster = Math.Min(cluster, glyphs[i].Cluster);
            isOne &= glyphs[i].Cluster == glyphs[start].Cluster;
        }

        if (isOne)
        {
            return;
        }

        for (; end < Count && glyphs[end].Cluster == glyphs[end - 1].Cluster; end++)
        {
        }

        for (; start > 0 && glyphs[start - 1].Cluster == glyphs[start].Cluster; start--)
        {
        }

        for (var i = start; i < end; i++)
        {
            glyphs[i].Cluster = cluster;
        }
    }
}
