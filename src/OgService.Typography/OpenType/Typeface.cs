using OgService.Typography.OpenType.Color;
using OgService.Typography.OpenType.Layout;
using OgService.Typography.OpenType.Outlines;
using OgService.Typography.OpenType.Variations;

namespace OgService.Typography.OpenType;

/// <summary>An opened font file: its tables, ready to be asked. Immutable but for caches; safe for many threads.</summary>
internal sealed class Typeface
{
    // Below this the glyphs of characters are remembered: Latin, Greek, Cyrillic, Hebrew.
    private const int RememberedCodePoints = 0x600;

    private const int NoBreakSpace = 0xA0;
    private const int Hyphen = 0x2010;
    private const int NonBreakingHyphen = 0x2011;

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
        var colors = new ColrTable(tables["COLR"]);
        Colors = colors.IsEmpty ? null : colors;
        Palette = new PaletteTable(tables["CPAL"]);
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

    /// <summary>Null for a font without coloured glyphs.</summary>
    public ColrTable? Colors { get; }

    public PaletteTable Palette { get; }

    /// <param name="source">For messages.</param>
    /// <exception cref="FontFormatException">The font lacks what nothing works without, or breaks a limit.</exception>
    public static Typeface Open(byte[] file, string source) => new(FontFile.Open(file, source), source);

    /// <summary>0 when the font does not have the character.</summary>
    public ushort FindGlyph(int codePoint)
    {
        if ((uint)codePoint >= RememberedCodePoints)
        {
            return Look(codePoint);
        }

        // Zero means "not asked yet"; a race only asks twice.
        var remembered = glyphs[codePoint];
        if (remembered == 0)
        {
            remembered = Look(codePoint) + 1;
            glyphs[codePoint] = remembered;
        }

        return (ushort)(remembered - 1);
    }

    // Some characters look like others, and a font that has those has them.
    private ushort Look(int codePoint)
    {
        var glyph = Known(Characters.Find(codePoint));
        return glyph != 0 ? glyph : (ushort)(codePoint switch
        {
            NoBreakSpace => Known(Characters.Find(' ')),
            NonBreakingHyphen => Known(Characters.Find(Hyphen)) is var hyphen and not 0 ? hyphen : Known(Characters.Find('-')),
            Hyphen => Known(Characters.Find('-')),
            _ => 0,
        });
    }

    private ushort Known(ushort glyph) => glyph < Metrics.GlyphCount ? glyph : (ushort)0;
}
