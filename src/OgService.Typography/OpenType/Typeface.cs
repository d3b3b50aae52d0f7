using OgService.Typography.OpenType.Apple;
using OgService.Typography.OpenType.Bitmaps;
using OgService.Typography.OpenType.Cff;
using OgService.Typography.OpenType.Color;
using OgService.Typography.OpenType.Layout;
using OgService.Typography.OpenType.Names;
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
    private readonly GlyphNames names;

    private Typeface(FontTables tables, string source)
    {
        Metrics = MetricsTables.Read(tables, source);
        Characters = new CmapTable(tables["cmap"]);
        Axes = new AxisTable(tables["fvar"], tables["avar"]);
        Hmtx = new HmtxTable(tables["hmtx"], Metrics.MetricCount);
        Glyf = new GlyfTable(tables["glyf"], tables["loca"], Metrics.WideOffsets);
        PrefersCff = tables.PrefersCff || Glyf.IsEmpty;
        Cff = CffTable.Read(tables, Metrics.UnitsPerEm);
        HasVariableComponents = !tables["VARC"].IsEmpty;
        names = new GlyphNames(tables["post"]);
        var gvar = new GvarTable(tables["gvar"], Axes.Count);
        Gvar = gvar.IsEmpty ? null : gvar;
        Hvar = tables["HVAR"];
        Mvar = tables["MVAR"];
        Gdef = new GdefTable(tables["GDEF"]);
        Gsub = new LayoutTable(tables["GSUB"], LayoutTable.SubstitutionExtension);
        Gpos = new LayoutTable(tables["GPOS"], LayoutTable.PositioningExtension);
        Kern = KerningTable.ReadKern(tables["kern"]);
        Kerx = KerningTable.ReadKerx(tables["kerx"]);
        Morx = new MorxTable(tables["morx"]);
        Feat = new FeatTable(tables["feat"]);
        Ankr = new AnkrTable(tables["ankr"]);
        var colors = new ColrTable(tables["COLR"]);
        Colors = colors.IsEmpty ? null : colors;
        Palette = new PaletteTable(tables["CPAL"]);
        Bitmaps = BitmapStrikes.Read(tables, Metrics.GlyphCount);
    }

    public MetricsTables Metrics { get; }

    /// <summary>Whether glyphs are put together by <c>VARC</c>, which we do not read: they are then drawn without.</summary>
    public bool HasVariableComponents { get; }

    public CmapTable Characters { get; }

    public AxisTable Axes { get; }

    public HmtxTable Hmtx { get; }

    public GlyfTable Glyf { get; }

    /// <summary>Whether <see cref="Cff"/> is what draws, if there is one: a few fonts have outlines of both kinds.</summary>
    public bool PrefersCff { get; }

    /// <summary>Null when the font has no cubic outlines.</summary>
    public CffTable? Cff { get; }

    /// <summary>Null when TrueType outlines do not vary.</summary>
    public GvarTable? Gvar { get; }

    public FontData Hvar { get; }

    public FontData Mvar { get; }

    public GdefTable Gdef { get; }

    public LayoutTable Gsub { get; }

    public LayoutTable Gpos { get; }

    public KerningTable Kern { get; }

    public KerningTable Kerx { get; }

    public MorxTable Morx { get; }

    public FeatTable Feat { get; }

    public AnkrTable Ankr { get; }

    /// <summary>Null for a font without coloured glyphs.</summary>
    public ColrTable? Colors { get; }

    public PaletteTable Palette { get; }

    /// <summary>Null for a font without pictures.</summary>
    public BitmapStrikes? Bitmaps { get; }

    /// <param name="source">For messages.</param>
    /// <param name="face">Which font of a collection, from 0 to one less than <see cref="FontFile.CountFaces(byte[])"/>.</param>
    /// <exception cref="FontFormatException">The font lacks what nothing works without, or breaks a limit.</exception>
    public static Typeface Open(byte[] file, string source, int face = 0) => Of(FontFile.Open(file, source, face), source);

    /// <param name="source">For messages.</param>
    /// <exception cref="FontFormatException">The font lacks what nothing works without, or breaks a limit.</exception>
    public static Typeface Of(FontTables tables, string source) => new(tables, source);

    /// <summary>The name the font gives a glyph (<c>post</c>, then <c>CFF</c>); null when it gives none. Names need not be unique.</summary>
    public string? GetGlyphName(ushort glyphId) => glyphId < Metrics.GlyphCount ? names.Find(glyphId) ?? Cff?.FindName(glyphId) : null;

    /// <summary>Whether the font has a glyph for a character that can be drawn: broken maps name glyphs behind the last one.</summary>
    public bool Has(int codePoint) => FindGlyph(codePoint) is > 0 and var glyph && glyph < Metrics.GlyphCount;

    /// <summary>What the font's map says; 0 when it does not have the character. A glyph that is not there is drawn as nothing, and has no advance.</summary>
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
        var glyph = Characters.Find(codePoint);
        return glyph != 0 ? glyph : (ushort)(codePoint switch
        {
            NoBreakSpace => Characters.Find(' '),
            NonBreakingHyphen => Characters.Find(Hyphen) is var hyphen and not 0 ? hyphen : Characters.Find('-'),
            Hyphen => Characters.Find('-'),
            _ => 0,
        });
    }
}
