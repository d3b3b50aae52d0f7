namespace OgService.Typography.OpenType.Layout;

/// <summary>Pair distances of fonts older than GPOS (OpenType, <c>kern</c> version 0, format 0).</summary>
internal sealed class KernTable
{
    private readonly List<(FontData Pairs, int Count)> subtables = [];

    public KernTable(FontData table)
    {
        const int subtableHeader = 14;
        const int maximumSubtables = 64;
        var rest = table.From(4);
        for (var i = Math.Min(table.U16(2), maximumSubtables); i > 0 && table.U16(0) == 0 && !rest.IsEmpty; i--)
        {
            var coverage = rest.U16(4);
            // Horizontal, not minima, not across the line; format 0.
            if ((coverage & 0xFF07) == 1)
            {
                subtables.Add((rest.From(subtableHeader), Math.Min(rest.U16(6), (rest.Length - subtableHeader) / 6)));
            }

            rest = rest.From(Math.Max(subtableHeader, rest.U16(2)));
        }
    }

    public bool IsEmpty => subtables.Count == 0;

    /// <summary>What is added to the left glyph's advance, in font units.</summary>
    public int Find(int left, int right)
    {
        var sum = 0;
        var key = ((uint)left << 16) | (uint)right;
        foreach (var (pairs, count) in subtables)
        {
            int low = 0, high = count;
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                var found = pairs.U32(middle * 6);
                if (found == key)
                {
                    sum += pairs.I16((middle * 6) + 4);
                    break;
                }

                (low, high) = found < key ? (middle + 1, high) : (low, middle);
            }
        }

        return sum;
    }
}
