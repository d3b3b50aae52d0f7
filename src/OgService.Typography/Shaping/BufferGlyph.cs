using OgService.Typography.OpenType.Layout;

namespace OgService.Typography.Shaping;

/// <summary>What shaping remembers of where a glyph comes from.</summary>
[Flags]
internal enum GlyphOrigins : ushort
{
    None = 0,

    /// <summary>A default ignorable character: not drawn unless a substitution made something of it, and passed over when matching.</summary>
    Ignorable = 1,
    ZeroWidthNonJoiner = 2,
    ZeroWidthJoiner = 4,

    /// <summary>General_Category Mn, for fonts that do not class their glyphs.</summary>
    NonspacingMark = 8,
    Substituted = 16,
    Ligated = 32,

    /// <summary>One of several glyphs that stand for one.</summary>
    Multiplied = 64,

    /// <summary>Ignorable, but lookups see it: combining grapheme joiner, tags.</summary>
    Seen = 128,

    /// <summary>General_Category M.</summary>
    Mark = 256,

    /// <summary>Belongs to the grapheme before.</summary>
    Continues = 512,

    /// <summary>In a right-to-left run, and not mirrored by its character.</summary>
    NeedsMirror = 1024,

    /// <summary>Taken out by Apple's tables, but holding its place until they have done.</summary>
    Deleted = 2048,
}

/// <summary>A glyph at work.</summary>
internal struct BufferGlyph
{
    public ushort Id;
    public GlyphClass Class;
    public GlyphOrigins Origins;

    /// <summary>The combining class by which marks are ordered: see <see cref="Scripts.CombiningClasses"/>.</summary>
    public byte CombiningClass;

    /// <summary>Which stretch of the text that scripts treat as one this belongs to; 0 for none. Set and used by script shapers.</summary>
    public byte Syllable;

    /// <summary>For the script shaper at work: what kind of character this is.</summary>
    public byte Category;

    /// <summary>For the script shaper at work: where in the syllable this stands.</summary>
    public byte Position;

    /// <summary>For the script shaper at work.</summary>
    public byte Auxiliary;

    /// <summary>What width a space has that the font lacks.</summary>
    public SpaceKind Space;

    /// <summary>Which features apply: see <see cref="Plans.ShapePlan.MaskOf"/>.</summary>
    public uint Mask;
    public int CodePoint;
    public int Cluster;

    /// <summary>Of the ligature this is, or belongs to; 0 for none.</summary>
    public int LigatureId;

    /// <summary>Which part of the ligature a mark belongs to, from 1; of a multiplied glyph, from 0.</summary>
    public int LigatureComponent;

    /// <summary>How many parts a ligature has; 0 for other glyphs.</summary>
    public int LigatureSize;

    public float AdvanceX;
    public float OffsetX;
    public float OffsetY;

    /// <summary>Distance in the buffer to the glyph this one hangs on; 0 for none.</summary>
    public int AttachedTo;

    /// <summary>Hangs in a cursive chain, not as a mark.</summary>
    public bool IsCursive;

    public readonly int ComponentCount => LigatureSize > 0 && Class == GlyphClass.Ligature ? LigatureSize : 1;

    /// <summary>Whether nothing is drawn for it, and lookups look past it.</summary>
    public readonly bool IsPassedOver => (Origins & (GlyphOrigins.Ignorable | GlyphOrigins.Substituted)) == GlyphOrigins.Ignorable || Has(GlyphOrigins.Deleted);

    public readonly bool Has(GlyphOrigins origins) => (Origins & origins) == origins;
}
