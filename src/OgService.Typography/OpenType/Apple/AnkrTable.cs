namespace OgService.Typography.OpenType.Apple;

/// <summary>Points of glyphs at which others are attached (TrueType Reference Manual, <c>ankr</c>).</summary>
internal sealed class AnkrTable(FontData table)
{
    private readonly FontData lookup = table.Follow32(4);
    private readonly FontData glyphs = table.Follow32(8);

    /// <summary>The origin for a point that is not there.</summary>
    public (int X, int Y) Find(int glyph, int point)
    {
        if (!AppleLookup.TryFind(lookup, glyph, width: 2, out var offset))
        {
            return (0, 0);
        }

        var points = glyphs.From(offset);
        return point < points.U32(0) ? (points.I16(4 + (point * 4)), points.I16(6 + (point * 4))) : (0, 0);
    }
}
