namespace OgService.Typography.OpenType.Cff;

/// <summary>The number of each glyph's name, or its CID (Adobe Technical Note 5176, "Charsets"): formats 0 to 2 and ISOAdobe.</summary>
/// <param name="offset">0 to 2 stand for charsets every reader knows; only the first, ISOAdobe, is one fonts are still made with.</param>
internal readonly struct CffCharset(FontData table, int offset, int glyphCount)
{
    private const int IsoAdobe = 0;
    private const int IsoAdobeCount = 229;

    /// <summary>0, which is <c>.notdef</c>, when the charset does not say.</summary>
    public int NameOf(int glyph)
    {
        if (glyph <= 0 || glyph >= glyphCount)
        {
            return 0;
        }

        if (offset <= 2)
        {
            return offset == IsoAdobe && glyph < IsoAdobeCount ? glyph : 0;
        }

        if (table.U8(0) == 0)
        {
            return table.U16(1 + ((glyph - 1) * 2));
        }

        var next = 1;
        foreach (var (first, count) in this)
        {
            if (glyph < next + count)
            {
                return first + glyph - next;
            }

            next += count;
        }

        return 0;
    }

    /// <summary>The glyph of a name; 0 when there is none.</summary>
    public int GlyphOf(int name)
    {
        if (offset <= 2)
        {
            return offset == IsoAdobe && name < Math.Min(IsoAdobeCount, glyphCount) ? name : 0;
        }

        if (table.U8(0) == 0)
        {
            for (var glyph = 1; glyph < glyphCount && table.Holds(1, glyph * 2L); glyph++)
            {
                if (table.U16(1 + ((glyph - 1) * 2)) == name)
                {
                    return glyph;
                }
            }

            return 0;
        }

        var next = 1;
        foreach (var (first, count) in this)
        {
            if (name >= first && name < first + count)
            {
                return next + name - first is var glyph && glyph < glyphCount ? glyph : 0;
            }

            next += count;
        }

        return 0;
    }

    /// <summary>Of formats 1 and 2: the first name of each range, and how many it has.</summary>
    public Ranges GetEnumerator() => new(table, glyphCount);

    public struct Ranges(FontData table, int glyphCount)
    {
        private readonly int length = table.U8(0) switch { 1 => 3, 2 => 4, _ => 0 };
        private int at = 1;
        private int covered = 1;

        public (int First, int Count) Current { get; private set; }

        public bool MoveNext()
        {
            if (length == 0 || covered >= glyphCount || !table.Holds(at, length))
            {
                return false;
            }

            Current = (table.U16(at), 1 + (length == 3 ? table.U8(at + 2) : table.U16(at + 2)));
            at += length;
            covered += Current.Count;
            return true;
        }
    }
}
