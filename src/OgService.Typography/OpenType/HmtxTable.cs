namespace OgService.Typography.OpenType;

/// <summary>Advances and side bearings at the font's default place (<c>hmtx</c>).</summary>
internal sealed class HmtxTable
{
    private readonly FontData table;
    private readonly int metricCount;

    public HmtxTable(FontData table, int metricCount)
    {
        this.table = table;
        // As many as really lie there: the last one then counts for the rest.
        this.metricCount = Math.Min(metricCount, table.Length / 4);
    }

    public int Advance(int glyph) => metricCount == 0 ? 0 : table.U16(Math.Min(glyph, metricCount - 1) * 4);

    public int Bearing(int glyph) => glyph < metricCount ? table.I16((glyph * 4) + 2) : table.I16((metricCount * 4) + ((glyph - metricCount) * 2));
}
