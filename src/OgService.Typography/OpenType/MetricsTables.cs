namespace OgService.Typography.OpenType;

/// <summary>The measures a font states for itself (<c>head</c>, <c>maxp</c>, <c>hhea</c>, <c>OS/2</c>), before variations.</summary>
internal sealed class MetricsTables
{
    private MetricsTables(FontTables tables)
    {
        var head = tables["head"];
        UnitsPerEm = head.U16(18);
        WideOffsets = tables.HasRestoredLoca || head.I16(50) != 0;
        GlyphCount = tables["maxp"].U16(4);
        var hhea = tables["hhea"];
        MetricCount = hhea.U16(34);
        (Ascent, Descent, LineGap) = (hhea.I16(4), -hhea.I16(6), hhea.I16(8));

        // OS/2: fsSelection bit 7 says that the typographic measures are the ones to use; they also serve when hhea is blank.
        var os2 = tables["OS/2"];
        var useTypographic = (os2.U16(62) & 0x80) != 0;
        if ((useTypographic || (Ascent == 0 && Descent == 0)) && os2.Length >= 78)
        {
            (Ascent, Descent, LineGap) = (os2.I16(68), -os2.I16(70), os2.I16(72));
            if (Ascent == 0 && Descent == 0)
            {
                (Ascent, Descent, LineGap) = (os2.U16(74), os2.U16(76), 0);
            }
        }

        var post = tables["post"];
        (UnderlinePosition, UnderlineThickness) = (post.I16(8), post.I16(10));
        (StrikeoutPosition, StrikeoutThickness) = (os2.I16(28), os2.I16(26));
        if (os2.U16(0) >= 2)
        {
            (XHeight, CapHeight) = (os2.I16(86), os2.I16(88));
        }
    }

    public int UnitsPerEm { get; }

    /// <summary>Whether <c>loca</c> holds 32-bit offsets.</summary>
    public bool WideOffsets { get; }

    public int GlyphCount { get; }

    /// <summary>How many glyphs have an advance of their own in <c>hmtx</c>; the rest share the last.</summary>
    public int MetricCount { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int LineGap { get; }

    /// <summary>Of the underline, upwards (<c>post</c>); 0 when the font does not say, as with all four.</summary>
    public int UnderlinePosition { get; }

    public int UnderlineThickness { get; }

    /// <summary>Of the line's top, upwards (<c>OS/2</c>).</summary>
    public int StrikeoutPosition { get; }

    public int StrikeoutThickness { get; }

    public int XHeight { get; }

    public int CapHeight { get; }

    /// <exception cref="FontFormatException">No scale, or no glyphs.</exception>
    public static MetricsTables Read(FontTables tables, string source)
    {
        var read = new MetricsTables(tables);
        if (read.UnitsPerEm is < 16 or > 16_384)
        {
            throw new FontFormatException(source, $"units per em must be 16 to 16,384; got {read.UnitsPerEm}.");
        }

        return read.GlyphCount == 0 ? throw new FontFormatException(source, "the font has no glyphs.") : read;
    }
}
