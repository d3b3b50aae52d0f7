namespace OgService.Typography.OpenType.Variations;

/// <summary>Deltas of single values (OpenType, "Item Variation Store"), evaluated at one place of the design space.</summary>
internal sealed class VariationStore
{
    private readonly FontData store;
    private readonly float[] scalars;

    private VariationStore(FontData store, float[] scalars)
    {
        this.store = store;
        this.scalars = scalars;
    }

    /// <summary>The store at a place; null when there is none or the place is the default, where every delta is 0.</summary>
    public static VariationStore? At(FontData store, ReadOnlySpan<float> coordinates) =>
        store.U16(0) == 1 && coordinates.Length > 0 ? new VariationStore(store, RegionScalars(store.Follow32(2), coordinates)) : null;

    /// <summary>0 for what the store does not hold.</summary>
    public float Delta(int outer, int inner)
    {
        if (outer >= store.U16(6))
        {
            return 0;
        }

        var data = store.Follow32(8 + (outer * 4));
        if (inner >= data.U16(0))
        {
            return 0;
        }

        // The first words of a row are wide, the rest narrow; the top bit doubles both.
        var wideCount = data.U16(2) & 0x7FFF;
        var doubled = (data.U16(2) & 0x8000) != 0;
        var regionCount = data.U16(4);
        var wide = doubled ? 4 : 2;
        var narrow = wide / 2;
        var rowLength = ((long)Math.Min(wideCount, regionCount) * wide) + ((long)Math.Max(0, regionCount - wideCount) * narrow);
        var row = data.From(6 + (regionCount * 2L) + (inner * rowLength));
        if (!row.Holds(0, rowLength))
        {
            return 0;
        }

        var sum = 0f;
        var at = 0;
        for (var i = 0; i < regionCount; i++)
        {
            var isWide = i < wideCount;
            var region = data.U16(6 + (i * 2));
            var scalar = Scalar(region);
            if (scalar != 0)
            {
                sum += scalar * (isWide ? doubled ? row.I32(at) : row.I16(at) : doubled ? row.I16(at) : row.I8(at));
            }

            at += isWide ? wide : narrow;
        }

        return sum;
    }

    /// <summary>How much of a region's deltas counts here; 0 for a region the store does not hold.</summary>
    public float Scalar(int region) => region < scalars.Length ? scalars[region] : 0;

    private static float[] RegionScalars(FontData regions, ReadOnlySpan<float> coordinates)
    {
        var axisCount = regions.U16(0);
        var length = axisCount * 6L;
        var count = regions.U16(2) & 0x7FFF;
        var scalars = new float[axisCount == coordinates.Length && regions.Holds(4, count * length) ? count : 0];
        for (var i = 0; i < scalars.Length; i++)
        {
            var scalar = 1f;
            for (var axis = 0; axis < axisCount && scalar != 0; axis++)
            {
                var at = 4 + (int)(i * length) + (axis * 6);
                scalar *= Tent(coordinates[axis], regions.F2Dot14(at), regions.F2Dot14(at + 2), regions.F2Dot14(at + 4));
            }

            scalars[i] = scalar;
        }

        return scalars;
    }

    /// <summary>How much one axis lets of a delta through: 1 at the peak, straight down to 0 at both ends.</summary>
    internal static float Tent(float coordinate, float start, float peak, float end)
    {
        if (peak == 0 || coordinate == peak || start > peak || peak > end || (start < 0 && end > 0))
        {
            return 1;
        }

        if (coordinate <= start || coordinate >= end)
        {
            return 0;
        }

        return coordinate < peak ? (coordinate - start) / (peak - start) : (end - coordinate) / (end - peak);
    }
}
