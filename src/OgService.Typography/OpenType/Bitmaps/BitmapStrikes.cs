namespace OgService.Typography.OpenType.Bitmaps;

/// <summary>The pictures of a font, in whichever of the two tables it has them.</summary>
internal sealed class BitmapStrikes
{
    // A font has one to ten; each request looks at all of them.
    public const int MaximumStrikes = 64;

    private readonly SbixTable sbix;
    private readonly CbdtTable cbdt;

    private BitmapStrikes(SbixTable sbix, CbdtTable cbdt) => (this.sbix, this.cbdt) = (sbix, cbdt);

    /// <summary>Null for a font without pictures.</summary>
    public static BitmapStrikes? Read(FontTables tables, int glyphCount)
    {
        var strikes = new BitmapStrikes(new SbixTable(tables["sbix"], glyphCount), new CbdtTable(tables["CBLC"], tables["CBDT"]));
        return strikes.sbix.IsEmpty && strikes.cbdt.IsEmpty ? null : strikes;
    }

    /// <summary>From the smallest strike that need not be enlarged, else from the largest there is; null when no strike has a PNG of the glyph.</summary>
    public BitmapGlyph? Find(ushort glyph, float sizePx) => sbix.Find(glyph, sizePx) ?? cbdt.Find(glyph, sizePx);

    /// <summary>Whether a strike of <paramref name="pixelsPerEm"/> serves a size better than another one does.</summary>
    public static bool IsBetter(int pixelsPerEm, int than, float sizePx) =>
        than < sizePx ? pixelsPerEm > than : pixelsPerEm >= sizePx && pixelsPerEm < than;
}
