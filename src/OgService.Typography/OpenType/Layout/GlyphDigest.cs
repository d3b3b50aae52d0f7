namespace OgService.Typography.OpenType.Layout;

/// <summary>A set of glyphs that may say yes in error but never no: one bit for all glyphs with the same last ten bits.</summary>
/// <remarks>Fonts of up to 1,024 glyphs get true answers.</remarks>
internal sealed class GlyphDigest
{
    private const int Size = 1024;

    private readonly ulong[] bits = new ulong[Size / 64];

    /// <summary>Whether it says yes to every glyph, so that adding more changes nothing.</summary>
    public bool IsFull { get; private set; }

    public void Add(int glyph) => bits[(glyph >> 6) & 15] |= 1UL << (glyph & 63);

    /// <param name="last">Included; nothing is added when it lies before the first.</param>
    public void Add(int first, int last)
    {
        if (last - first >= Size - 1)
        {
            AddAll();
            return;
        }

        for (var glyph = first; glyph <= last; glyph = (glyph | 63) + 1)
        {
            var mask = ulong.MaxValue << (glyph & 63);
            if ((last | 63) == (glyph | 63))
            {
                mask &= ulong.MaxValue >> (63 - (last & 63));
            }

            bits[(glyph >> 6) & 15] |= mask;
        }
    }

    public void AddAll()
    {
        Array.Fill(bits, ulong.MaxValue);
        IsFull = true;
    }

    public void Clear()
    {
        Array.Clear(bits);
        IsFull = false;
    }

    public bool MayContain(int glyph) => (bits[(glyph >> 6) & 15] & (1UL << (glyph & 63))) != 0;

    public bool MayMeet(GlyphDigest other)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            if ((bits[i] & other.bits[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
