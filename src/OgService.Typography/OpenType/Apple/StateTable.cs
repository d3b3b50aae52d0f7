namespace OgService.Typography.OpenType.Apple;

/// <summary>A finite state machine over the glyphs of a run (TrueType Reference Manual, "State tables": extended ones, and those of <c>kern</c>).</summary>
internal readonly struct StateTable
{
    /// <summary>An index that points to nothing.</summary>
    public const int Nothing = 0xFFFF;

    /// <summary>A glyph that was taken out, but still holds its place.</summary>
    public const int DeletedGlyph = 0xFFFF;

    public const int EndOfText = 0;
    private const int OutOfBounds = 1;
    private const int Deleted = 2;

    private readonly FontData table;
    private readonly FontData classes;
    private readonly FontData entries;
    private readonly long classCount;
    private readonly long statesAt;
    private readonly int entryLength;
    private readonly bool isExtended;

    private StateTable(bool isExtended, FontData table, FontData classes, FontData entries, long classCount, long statesAt, int entryLength)
    {
        this.isExtended = isExtended;
        this.table = table;
        this.classes = classes;
        this.entries = entries;
        this.classCount = classCount;
        this.statesAt = statesAt;
        this.entryLength = entryLength;
    }

    /// <param name="table">From the header of the state table on.</param>
    /// <param name="numbers">How many 16-bit numbers an entry has behind its flags.</param>
    public static StateTable Extended(FontData table, int numbers) => new(
        isExtended: true, table, table.Follow32(4), table.Follow32(12), table.U32(0), table.U32(8), 4 + (numbers * 2));

    /// <summary>The older form, with states as offsets and classes of one byte.</summary>
    public static StateTable Compact(FontData table) => new(
        isExtended: false, table, table.Follow16(2), table.Follow16(6), table.U16(0), table.U16(4), entryLength: 4);

    public int ClassOf(int glyph)
    {
        if (glyph == DeletedGlyph)
        {
            return Deleted;
        }

        if (isExtended)
        {
            return AppleLookup.TryFind(classes, glyph, width: 2, out var found) ? (int)found : OutOfBounds;
        }

        var index = glyph - classes.U16(0);
        return index >= 0 && index < classes.U16(2) && classes.Holds(4 + index, 1) ? classes.U8(4 + index) : OutOfBounds;
    }

    /// <summary>What lies outside the table does nothing, and goes back to the start.</summary>
    public StateEntry Find(int state, int glyphClass)
    {
        var column = glyphClass < classCount ? glyphClass : OutOfBounds;
        var width = isExtended ? 2 : 1;
        var cell = statesAt + (((state * classCount) + column) * width);
        if (column >= classCount || !table.Holds(cell, width))
        {
            return new StateEntry(0, 0, Nothing, Nothing);
        }

        var entry = (isExtended ? table.U16((int)cell) : table.U8((int)cell)) * entryLength;
        if (!entries.Holds(entry, entryLength))
        {
            return new StateEntry(0, 0, Nothing, Nothing);
        }

        // Offsets of states can lie before the first one: some tables of kern begin in the middle.
        var next = isExtended ? entries.U16(entry) : (int)((entries.U16(entry) - statesAt) / classCount);
        return new StateEntry(
            next, entries.U16(entry + 2), entryLength > 4 ? entries.U16(entry + 4) : Nothing, entryLength > 6 ? entries.U16(entry + 6) : Nothing);
    }
}
