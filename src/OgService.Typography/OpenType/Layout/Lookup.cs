namespace OgService.Typography.OpenType.Layout;

/// <summary>One lookup of GSUB or GPOS: subtables of one kind, the first that applies counts.</summary>
internal sealed class Lookup
{
    public const int RightToLeft = 0x0001;
    public const int IgnoreBases = 0x0002;
    public const int IgnoreLigatures = 0x0004;
    public const int IgnoreMarks = 0x0008;
    public const int UseMarkFilteringSet = 0x0010;
    public const int MarkAttachmentType = 0xFF00;

    private const int MaximumSubtables = 4096;

    public Lookup(FontData table, int extensionType)
    {
        Type = table.U16(0);
        Flags = table.U16(2);
        var count = Math.Min(table.U16(4), Math.Min(MaximumSubtables, table.Length / 2));
        MarkSet = table.U16(6 + (count * 2));
        Subtables = new Subtable[count];
        var extended = Type == extensionType;
        for (var i = 0; i < count; i++)
        {
            var subtable = table.Follow16(6 + (i * 2));
            if (extended)
            {
                Type = i == 0 ? subtable.U16(2) : Type;
                // An extension of an extension, or of another kind than the first, means nothing.
                subtable = subtable.U16(2) == Type && Type != extensionType ? subtable.Follow32(4) : default;
            }

            Subtables[i] = new Subtable(subtable, Type, isSubstitution: extensionType == LayoutTable.SubstitutionExtension);
            Subtables[i].AddTo(Digest);
        }
    }

    /// <summary>The kind of its subtables, as GSUB or GPOS numbers them; never an extension.</summary>
    public int Type { get; }

    public int Flags { get; }

    /// <summary>Counts only with <see cref="UseMarkFilteringSet"/>.</summary>
    public int MarkSet { get; }

    public Subtable[] Subtables { get; }

    /// <summary>The glyphs it can start at.</summary>
    public GlyphDigest Digest { get; } = new();
}
