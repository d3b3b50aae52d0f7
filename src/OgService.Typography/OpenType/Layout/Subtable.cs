namespace OgService.Typography.OpenType.Layout;

/// <summary>One subtable of a lookup.</summary>
internal sealed class Subtable
{
    private readonly GlyphDigest digest = new();

    public Subtable(FontData data, int type, bool isSubstitution)
    {
        Data = data;
        Format = data.U16(0);
        var contextType = isSubstitution ? 5 : 7;
        Coverage = Format != 3 || (type != contextType && type != contextType + 1) ? data.Follow16(2)
            : type == contextType ? data.Follow16(6)
            : data.Follow16(6 + (data.U16(2) * 2));
        Layout.Coverage.AddTo(digest, Coverage);
    }

    public FontData Data { get; }

    public int Format { get; }

    /// <summary>The glyphs it can start at.</summary>
    public FontData Coverage { get; }

    public bool MayStartAt(int glyph) => digest.MayContain(glyph);

    public void AddTo(GlyphDigest all) => Layout.Coverage.AddTo(all, Coverage);
}
