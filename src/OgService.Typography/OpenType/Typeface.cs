using OgService.Typography.OpenType.Layout;
using OgService.Typography.OpenType.Outlines;
using OgService.Typography.OpenType.Variations;

namespace OgService.Typography.OpenType;

/// <summary>An opened font file: its tables, ready to be asked. Immutable but for caches; safe for many threads.</summary>
internal sealed class Typeface
{
    // Below this the glyphs of characters are remembered: Latin, Greek, Cyrillic, Hebrew.
    private const int RememberedCodePoints = 0x600;

    private readonly int[] glyphs = new int[RememberedCodePoints];

    private Typeface(FontTables tables, string source)
    {
        Metrics = MetricsTables.Read(tables, source);
        Characters = new CmapTable(tables["cmap"]);
        Axes = new AxisTable(tables["fvar"], tables["avar"]);
        Hmtx = new HmtxTable(tables["hmtx"], Metrics.MetricCount);
        Glyf = new GlyfTable(tables["glyf"], tables["loca"], Metrics.WideOffsets);
        var gvar = new GvarTable(tables["gvar"], Axes.Count);
        Gvar = gvar.IsEmpty ? null : gvar;
        Hvar = tables["HVAR"];
        Mvar = tables["MVAR"];
        Gdef = new GdefTable(tables["GDEF"]);
        Gsub = new LayoutTable(tables["GSUB"], LayoutTable.SubstitutionExtension);
        Gpos = new LayoutTable(tables["GPOS"], LayoutTable.PositioningExtension);
        Kern = new KernTable(tables["kern"]);
    }

    public MetricsTables Metrics { get; }

    public CmapTable Characters { get; }

    public AxisTable Axes { get; }

    public HmtxTable Hmtx { get; }

    public GlyfTable Glyf { get; }

    /// <summary>Null when outlines do not vary.</summary>
    public GvarTable? Gvar { get; }

    public FontData Hvar { get; }

    public FontData Mvar { get; }

    public GdefTable Gdef { get; }

    public LayoutTable Gsub { get; }

    public LayoutTable Gpos { get; }

    public KernTable Kern { get; }

    /// <param name="source">For messages.</param>
    /// <exception cref="FontFormatException">The font lacks what nothing works without, or breaks a limit.</exception>
    public static Typeface Open(byte[] file, string source) => new(FontFile.Open(file, source), source);

    /// <summary>0 when the font does not have the character.</summary>
    public ushort FindGlyph(int codePoint)
    {
        if ((uint)codePoint >= RememberedCodePoints)
        {
            return Known(Characters.Find(codePoint));
        }

        // Zero means "not asked yet"; a race only asks twice.
        var remembered = glyphs[codePoint];
        if (remembered == 0)
        {
            remembered = Known(Characters.Find(codePoint)) + 1;
            glyphs[codePoint] = remembered;
        }

        return (ushort)(remembered - 1);
    }

    private ushort Known(ushort glyph) => glyph < Metrics.GlyphCount ? glyph : (ushort)0;
}
