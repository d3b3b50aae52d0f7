namespace OgService.Typography.OpenType.Layout;

/// <summary>A set of glyphs that may say yes in error but never no: one bit for all glyphs with the same last ten bits. Fonts of up to 1,024 glyphs get true answers.</summary>
internal sealed class GlyphDigest
{
    private const int Size = 1024;

    private readonly ulong[] bits = new ulong[Size / 64];

    public void Add(int first, int last)
    {
        last = Math.Min(last, first + Size - 1);
        for (var glyph = first; glyph <= last; glyph++)
        {
            bits[(glyph >> 6) & 15] |= 1UL << (glyph & 63);
        }
    }

    public void AddAll() => Array.Fill(bits, ulong.MaxValue);

    public void Clear() => Array.Clear(bits);

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
