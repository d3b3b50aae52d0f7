namespace OgService.Typography.OpenType.Outlines;

/// <summary>Where each glyph's TrueType outline lies (<c>loca</c>) and how it is written (<c>glyf</c>).</summary>
internal sealed class GlyfTable(FontData glyf, FontData loca, bool wideOffsets)
{
    private const int HeaderLength = 10;

    public bool IsEmpty => glyf.IsEmpty || loca.IsEmpty;

    /// <summary>Empty for a glyph without outline.</summary>
    public FontData Find(int glyph)
    {
        long start = wideOffsets ? loca.U32(glyph * 4) : loca.U16(glyph * 2) * 2;
        long end = wideOffsets ? loca.U32((glyph + 1) * 4) : loca.U16((glyph + 1) * 2) * 2;
        return end > start && end - start >= HeaderLength ? glyf.Slice(start, end - start) : default;
    }

    /// <summary>Appends the points of a simple glyph; false when the data are broken.</summary>
    public static bool TryReadSimple(FontData glyph, List<OutlinePoint> points, int maximumPoints)
    {
        var contourCount = glyph.I16(0);
        var at = HeaderLength + (contourCount * 2);
        if (contourCount <= 0 || !glyph.Holds(0, at + 2))
        {
            return contourCount == 0;
        }

        var pointCount = glyph.U16(at - 2) + 1;
        at += 2 + glyph.U16(at);
        if (pointCount > maximumPoints || at > glyph.Length)
        {
            return false;
        }

        var flags = new byte[pointCount];
        if (!TryReadFlags(glyph, ref at, flags))
        {
            return false;
        }

        var start = points.Count;
        var x = 0;
        foreach (var flag in flags)
        {
            x = (short)(x + ReadDistance(glyph, ref at, flag & 0x02, flag & 0x10));
            points.Add(new OutlinePoint(x, 0, (flag & 1) != 0, EndsContour: false));
        }

        var y = 0;
        for (var i = 0; i < pointCount; i++)
        {
            y = (short)(y + ReadDistance(glyph, ref at, flags[i] & 0x04, flags[i] & 0x20));
            points[start + i] = points[start + i] with { Y = y };
        }

        var previous = -1;
        for (var i = 0; i < contourCount; i++)
        {
            var end = glyph.U16(HeaderLength + (i * 2));
            if (end < previous || end >= pointCount)
            {
                return false;
            }

            points[start + end] = points[start + end] with { EndsContour = true };
            previous = end;
        }

        return at <= glyph.Length;
    }

    private static bool TryReadFlags(FontData glyph, ref int at, Span<byte> flags)
    {
        const int repeats = 0x08;
        for (var i = 0; i < flags.Length;)
        {
            var flag = (byte)glyph.U8(at++);
            var count = (flag & repeats) != 0 ? glyph.U8(at++) + 1 : 1;
            if (at > glyph.Length)
            {
                return false;
            }

            count = Math.Min(count, flags.Length - i);
            flags.Slice(i, count).Fill(flag);
            i += count;
        }

        return true;
    }

    // A short distance has its sign in the other bit; a long one is left out when that bit says "same".
    private static int ReadDistance(FontData glyph, ref int at, int isShort, int other)
    {
        if (isShort != 0)
        {
            var distance = glyph.U8(at++);
            return other != 0 ? distance : -distance;
        }

        if (other != 0)
        {
            return 0;
        }

        at += 2;
        return glyph.I16(at - 2);
    }
}
