namespace OgService.Typography.OpenType.Variations;

/// <summary>The axes of a variable font (<c>fvar</c>) and how its designer bent them (<c>avar</c>, versions 1 and 2).</summary>
internal sealed class AxisTable
{
    private const int MaximumAxes = 64;

    private readonly Axis[] axes;
    private readonly FontData avar;

    public AxisTable(FontData fvar, FontData avar)
    {
        var records = fvar.From(fvar.U16(4));
        var size = fvar.U16(10);
        var count = size >= 20 ? Math.Min(fvar.U16(8), records.Length / size) : 0;
        axes = new Axis[count <= MaximumAxes ? count : 0];
        for (var i = 0; i < axes.Length; i++)
        {
            var at = i * size;
            var start = records.Fixed(at + 8);
            axes[i] = new Axis(
                new Tag(records.U32(at)), Math.Min(records.Fixed(at + 4), start), start, Math.Max(records.Fixed(at + 12), start));
        }

        // Version 2 may leave out the lines of version 1; what it adds moves axes by each other.
        this.avar = avar.U16(0) is 1 or 2 && avar.U16(6) == axes.Length ? avar : default;
    }

    /// <summary>0 for a font that does not vary.</summary>
    public int Count => axes.Length;

    /// <summary>An axis by name, or null.</summary>
    public Axis? Find(Tag tag)
    {
        foreach (var axis in axes)
        {
            if (axis.Tag == tag)
            {
                return axis;
            }
        }

        return null;
    }

    /// <summary>Places in the design space, in the axes' units by name, as normalised coordinates: -1 to 1 with 14 bits behind the point.</summary>
    /// <returns>Empty when every axis stands at its default.</returns>
    public float[] Normalize(ReadOnlySpan<(Tag Tag, double Value)> settings)
    {
        var coordinates = new float[axes.Length];
        var varies = false;
        var map = avar.From(8);
        for (var i = 0; i < axes.Length; i++)
        {
            var value = axes[i].Default;
            foreach (var setting in settings)
            {
                value = setting.Tag == axes[i].Tag ? setting.Value : value;
            }

            coordinates[i] = ToF2Dot14(ToFixed(Bend(ref map, ToFixed(axes[i].Normalize(value)))));
        }

        if (avar.U16(0) == 2)
        {
            Move(coordinates, map);
        }

        foreach (var coordinate in coordinates)
        {
            varies |= coordinate != 0;
        }

        return varies ? coordinates : [];
    }

    // avar version 2: behind the lines, a map and a store; each axis moves by its row, seen from where all of them stood.
    private void Move(float[] coordinates, FontData behindLines)
    {
        if (VariationStore.At(avar.From(behindLines.U32(4)), coordinates) is not { } store || behindLines.U32(4) == 0)
        {
            return;
        }

        var rows = new DeltaSetIndexMap(behindLines.U32(0) is > 0 and var offset ? avar.From(offset) : default);
        var moved = new float[coordinates.Length];
        for (var i = 0; i < moved.Length; i++)
        {
            var (outer, inner) = rows.Find(i);
            moved[i] = Math.Clamp(ToF2Dot14(coordinates[i] + (store.Delta(outer, inner) / 16384d)), -1, 1);
        }

        moved.CopyTo(coordinates, 0);
    }

    private static float ToF2Dot14(double value) => (float)(Math.Floor((value * 16384) + 0.5) / 16384);

    // 16.16: what OpenType calculates with before the last step to 2.14.
    private static double ToFixed(double value) => Math.Floor((value * 65536) + 0.5) / 65536;

    // avar: straight lines between the pairs of one axis; then on to the map of the next.
    private static double Bend(ref FontData map, double value)
    {
        var count = map.U16(0);
        var pairs = map.From(2);
        map = map.From(2 + (count * 4));
        if (count == 0 || !pairs.Holds(0, count * 4))
        {
            return value;
        }

        for (var i = 0; i < count; i++)
        {
            double to = pairs.F2Dot14(i * 4);
            double result = pairs.F2Dot14((i * 4) + 2);
            if (value <= to)
            {
                if (value == to || i == 0)
                {
                    return value == to ? result : value - to + result;
                }

                double from = pairs.F2Dot14((i * 4) - 4);
                double start = pairs.F2Dot14((i * 4) - 2);
                return to == from ? result : start + ((value - from) * (result - start) / (to - from));
            }
        }

        return value - pairs.F2Dot14((count * 4) - 4) + pairs.F2Dot14((count * 4) - 2);
    }
}
