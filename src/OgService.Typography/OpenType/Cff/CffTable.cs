using OgService.Typography.OpenType.Names;

namespace OgService.Typography.OpenType.Cff;

/// <summary>Outlines as cubic curves (<c>CFF</c>: Adobe Technical Note 5176; <c>CFF2</c>: OpenType). Total: what is broken reads as absent.</summary>
internal sealed class CffTable
{
    // Hints that vary make private dictionaries long; beyond this nothing honest lies.
    private const int MaximumPrivateLength = 64 * 1024;

    private readonly FontData table;
    private readonly CffDict top;
    private readonly int unitsPerEm;
    private readonly CffIndex strings;
    private readonly CffCharset charset;
    private readonly CffIndex fontDicts;
    private readonly FontDictSelect select;
    private readonly bool hasFontDicts;
    private readonly CffFontDict?[] parts;

    private CffTable(FontData table, bool isVersion2, int unitsPerEm)
    {
        this.table = table;
        this.unitsPerEm = unitsPerEm;
        IsVersion2 = isVersion2;
        var rest = table.From(table.U8(2));
        if (isVersion2)
        {
            var topLength = table.U16(3);
            top = CffDict.Read(rest.Slice(0, topLength));
            GlobalSubrs = CffIndex.Read(rest.From(topLength), wide: true, out _);
        }
        else
        {
            _ = CffIndex.Read(rest, wide: false, out var end); // Names of fonts: OpenType allows one font.
            rest = rest.From(end);
            top = CffDict.Read(CffIndex.Read(rest, wide: false, out end)[0]);
            rest = rest.From(end);
            strings = CffIndex.Read(rest, wide: false, out end);
            rest = rest.From(end);
            GlobalSubrs = CffIndex.Read(rest, wide: false, out _);
        }

        CharStrings = CffIndex.Read(At(CffDict.CharStrings), isVersion2, out _);
        charset = new CffCharset(At(CffDict.Charset), top.Integer(CffDict.Charset), CharStrings.Count);
        hasFontDicts = top.Has(CffDict.FontDicts);
        fontDicts = CffIndex.Read(At(CffDict.FontDicts), isVersion2, out _);
        select = new FontDictSelect(At(CffDict.FontDictSelect));
        parts = new CffFontDict?[hasFontDicts ? Math.Min(fontDicts.Count, 0x10000) : 1];
        // Behind a length of 16 bits, which says nothing that the store does not say.
        VariationStore = At(CffDict.VariationStore).From(2);
    }

    public bool IsVersion2 { get; }

    public CffIndex CharStrings { get; }

    public CffIndex GlobalSubrs { get; }

    /// <summary>Of version 2; empty when the font does not vary.</summary>
    public FontData VariationStore { get; }

    /// <summary>Null when the font has no outlines of this kind.</summary>
    public static CffTable? Read(FontTables tables, int unitsPerEm)
    {
        var (table, isVersion2) = tables["CFF2"] is { IsEmpty: false } second ? (second, true) : (tables["CFF "], false);
        return table.U8(0) == (isVersion2 ? 2 : 1) ? new CffTable(table, isVersion2, unitsPerEm) : null;
    }

    /// <summary>What the charstring of a glyph goes by; null when the font does not say.</summary>
    public CffFontDict? FindPart(int glyph)
    {
        var index = hasFontDicts && parts.Length > 1 ? select.Find(glyph) : 0;
        if (index >= parts.Length)
        {
            return null;
        }

        var part = Volatile.Read(ref parts[index]);
        if (part is null)
        {
            part = ReadPart(index);
            Volatile.Write(ref parts[index], part);
        }

        return part;
    }

    /// <summary>The glyph of a code of the standard encoding, as <c>endchar</c> names parts of accented letters; 0 when there is none.</summary>
    public int FindStandard(int code) => StandardEncoding.NameOf(code) is > 0 and var name ? charset.GlyphOf(name) : 0;

    /// <summary>Null for a glyph without a name, and where glyphs have numbers (CID) for names.</summary>
    public string? FindName(int glyph)
    {
        if (IsVersion2 || top.Has(CffDict.Ros) || glyph >= CharStrings.Count)
        {
            return null;
        }

        var name = charset.NameOf(glyph);
        return name == 0 && glyph != 0 ? null
            : name < CffStrings.Count ? CffStrings.Find(name)
            : GlyphNames.Read(strings[name - CffStrings.Count].Span);
    }

    private FontData At(int name) => top.Integer(name) is > 0 and var offset ? table.From(offset) : default;

    private CffFontDict ReadPart(int index)
    {
        var dict = hasFontDicts ? CffDict.Read(fontDicts[index].Slice(0, MaximumPrivateLength)) : top;
        var length = Math.Min(dict.Integer(CffDict.Private), MaximumPrivateLength);
        var offset = dict.Integer(CffDict.Private, 1);
        var own = CffDict.Read(table.Slice(offset, length));
        // Local subroutines lie relative to the private dictionary that names them.
        var subrs = own.Integer(CffDict.Subrs) is > 0 and var at ? CffIndex.Read(table.From((long)offset + at), IsVersion2, out _) : default;
        var matrix = CffMatrix.Read(top[CffDict.FontMatrix], hasFontDicts ? dict[CffDict.FontMatrix] : default, unitsPerEm);
        return new CffFontDict(subrs, own.Integer(CffDict.VariationIndex), matrix);
    }
}
