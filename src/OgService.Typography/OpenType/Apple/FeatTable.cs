namespace OgService.Typography.OpenType.Apple;

/// <summary>Which features of Apple's registry a font offers (TrueType Reference Manual, <c>feat</c>).</summary>
internal sealed class FeatTable(FontData table)
{
    private const int HeaderLength = 12;
    private const int RecordLength = 12;

    /// <summary>Whether the font has any setting of a feature.</summary>
    /// <param name="isExclusive">Whether only one of its settings holds at a time.</param>
    public bool Offers(int feature, out bool isExclusive)
    {
        var count = Math.Min(table.U16(4), Math.Max(0, table.Length - HeaderLength) / RecordLength);
        for (var i = 0; i < count; i++)
        {
            var record = HeaderLength + (i * RecordLength);
            if (table.U16(record) == feature)
            {
                isExclusive = (table.U16(record + 8) & 0x8000) != 0;
                return table.U16(record + 2) > 0;
            }
        }

        isExclusive = false;
        return false;
    }
}
