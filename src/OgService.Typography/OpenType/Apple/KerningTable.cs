namespace OgService.Typography.OpenType.Apple;

/// <summary>Distances of pairs and positions by state machines: <c>kerx</c>, and <c>kern</c> in OpenType's form and in Apple's.</summary>
internal sealed class KerningTable
{
    private const int MaximumSubtables = 1024;

    private KerningTable(List<KerningSubtable> subtables) => Subtables = [.. subtables];

    public bool IsEmpty => Subtables.Length == 0;

    /// <summary>Those for horizontal text, in the order of application.</summary>
    public KerningSubtable[] Subtables { get; }

    /// <summary>Whether state machines decide, which may also place marks.</summary>
    public bool HasMachines => Array.Exists(Subtables, subtable => subtable.Kind != KerningKind.Pairs);

    /// <summary>Whether any moves glyphs up and down.</summary>
    public bool HasCrossStream => Array.Exists(Subtables, subtable => subtable.IsCrossStream);

    /// <summary>TrueType Reference Manual, <c>kerx</c>.</summary>
    public static KerningTable ReadKerx(FontData table)
    {
        const int headerLength = 12;
        var found = new List<KerningSubtable>();
        var rest = table.From(8);
        for (var i = Math.Min(table.U32(4), MaximumSubtables); i > 0 && table.U16(0) >= 2 && rest.Holds(0, headerLength); i--)
        {
            var length = Math.Max(headerLength, rest.U32(0));
            var coverage = rest.U8(4);
            if ((coverage & 0x80) == 0 && KerningSubtable.TryRead(rest.Slice(0, length), headerLength, rest.U8(7), isExtended: true) is { } subtable)
            {
                subtable.IsCrossStream = (coverage & 0x40) != 0;
                subtable.IsBackwards = (coverage & 0x10) != 0;
                subtable.TupleCount = (int)Math.Min(rest.U32(8), ushort.MaxValue);
                found.Add(subtable);
            }

            rest = rest.From(length);
        }

        return new KerningTable(found);
    }

    /// <summary>OpenType, "kern", version 0; TrueType Reference Manual, <c>kern</c>, version 1.</summary>
    public static KerningTable ReadKern(FontData table)
    {
        var isApple = table.U32(0) == 0x00010000;
        var headerLength = isApple ? 8 : 6;
        var found = new List<KerningSubtable>();
        var rest = table.From(isApple ? 8 : 4);
        var count = isApple ? table.U32(4) : table.U16(0) == 0 ? (uint)table.U16(2) : 0;
        for (var i = Math.Min(count, MaximumSubtables); i > 0 && rest.Holds(0, headerLength); i--)
        {
            // The length of OpenType's form has 16 bits, which long tables overflow: the last subtable goes to the end.
            var length = Math.Max(headerLength, isApple ? rest.U32(0) : (uint)rest.U16(2));
            var (coverage, format) = isApple ? (rest.U8(4), rest.U8(5)) : (rest.U8(5), rest.U8(4));
            // Apple: not vertical, not by variations. OpenType: horizontal, not minima.
            var isUsed = isApple ? (coverage & 0xA0) == 0 : (coverage & 0x03) == 1;
            if (isUsed && KerningSubtable.TryRead(i == 1 ? rest : rest.Slice(0, length), headerLength, format, isExtended: false) is { } subtable)
            {
                subtable.IsCrossStream = (coverage & (isApple ? 0x40 : 0x04)) != 0;
                found.Add(subtable);
            }

            rest = rest.From(length);
        }

        return new KerningTable(found);
    }
}
