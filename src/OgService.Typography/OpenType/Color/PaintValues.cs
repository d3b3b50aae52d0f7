using OgService.Typography.OpenType.Variations;

namespace OgService.Typography.OpenType.Color;

/// <summary>The numbers of one paint, with what the font's place in its design space adds to each.</summary>
/// <param name="variation">Index of the first value's delta; the others follow it.</param>
internal readonly struct PaintValues(FontData paint, ColrTable table, VariationStore? store, uint variation)
{
    /// <summary>Font units. <paramref name="value"/> is the value's number among those of the paint that vary.</summary>
    public double Units(int at, int value) => paint.I16(at) + Delta(value);

    public double UnsignedUnits(int at, int value) => Math.Max(0, paint.U16(at) + Delta(value));

    public double F2Dot14(int at, int value) => (paint.I16(at) + Delta(value)) / 16384.0;

    public double Fixed(int at, int value) => (paint.I32(at) + Delta(value)) / 65536.0;

    private double Delta(int value)
    {
        if (store is null || variation == ColrTable.NoVariation || variation > ColrTable.NoVariation - (uint)value)
        {
            return 0;
        }

        var (outer, inner) = table.VariationIndex(variation + (uint)value);
        return store.Delta(outer, inner);
    }
}
