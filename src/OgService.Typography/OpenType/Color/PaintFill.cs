using OgService.Typography.OpenType.Variations;

namespace OgService.Typography.OpenType.Color;

/// <summary>Reads paint formats 2 to 9, which have a colour or a gradient.</summary>
internal sealed class PaintFill(ColrTable table, PaletteTable palette, VariationStore? store)
{
    // A gradient of more is refused; real ones have a handful.
    private const int MaximumStops = 1_024;

    /// <summary>Whether a fill read so far had the text's colour.</summary>
    public bool UsedTextColor { get; private set; }

    public static bool Is(int format) => format is >= 2 and <= 9;

    /// <summary>A flat colour of version 0.</summary>
    public SolidFill Solid(int paletteEntry) => new(Color(paletteEntry, 1));

    /// <summary>Null when the paint cannot be used.</summary>
    public ColorFill? Read(int format, FontData paint)
    {
        var varies = (format & 1) != 0;
        var values = new PaintValues(paint, table, store, varies ? paint.U32(VariationOffset(format)) : ColrTable.NoVariation);
        if (format is 2 or 3)
        {
            return new SolidFill(Color(paint.U16(1), values.F2Dot14(3, 0)));
        }

        var line = paint.From(paint.U24(1));
        if (ReadStops(line, varies) is not { } stops)
        {
            return null;
        }

        var extend = line.U8(0) switch
        {
            1 => FontGradientExtend.Repeat,
            2 => FontGradientExtend.Reflect,
            _ => FontGradientExtend.Pad,
        };
        return format switch
        {
            4 or 5 => Linear(values, stops, extend),
            6 or 7 => new RadialGradientFill(
                values.Units(4, 0),
                values.Units(6, 1),
                values.UnsignedUnits(8, 2),
                values.Units(10, 3),
                values.Units(12, 4),
                values.UnsignedUnits(14, 5),
                stops,
                extend),

            // Angles are stored a half turn too low, so that a full circle fits.
            _ => new SweepGradientFill(
                values.Units(4, 0), values.Units(6, 1), (values.F2Dot14(8, 2) + 1) / 2, (values.F2Dot14(10, 3) + 1) / 2, stops, extend),
        };
    }

    private static int VariationOffset(int format) => format switch
    {
        3 => 5,
        5 or 7 => 16,
        _ => 12,
    };

    // The third point says which way the bands run: the end is moved along the line so that they stand upright on it.
    private static LinearGradientFill? Linear(in PaintValues values, FontColorStop[] stops, FontGradientExtend extend)
    {
        var (x0, y0) = (values.Units(4, 0), values.Units(6, 1));
        var (x1, y1) = (values.Units(8, 2) - x0, values.Units(10, 3) - y0);
        var (x2, y2) = (values.Units(12, 4) - x0, values.Units(14, 5) - y0);
        var cross = (x1 * y2) - (y1 * x2);
        var square = (x2 * x2) + (y2 * y2);
        if (cross == 0 || square == 0)
        {
            // The bands would run along the line: nothing is drawn.
            return null;
        }

        var share = cross / square;
        return new LinearGradientFill(x0, y0, x0 + (share * y2), y0 - (share * x2), stops, extend);
    }

    private FontColorStop[]? ReadStops(FontData line, bool varies)
    {
        const int headerLength = 3;
        var recordLength = varies ? 10 : 6;
        var count = line.U16(1);
        if (count is 0 or > MaximumStops || !line.Holds(headerLength, (long)count * recordLength))
        {
            return null;
        }

        var stops = new FontColorStop[count];
        for (var i = 0; i < count; i++)
        {
            var record = line.From(headerLength + (i * recordLength));
            var values = new PaintValues(record, table, store, varies ? record.U32(6) : ColrTable.NoVariation);
            stops[i] = new FontColorStop((float)values.F2Dot14(0, 0), Color(record.U16(2), values.F2Dot14(4, 1)));
        }

        // Stable, so that equal offsets keep their order and their hard edge.
        return [.. stops.OrderBy(stop => stop.Offset)];
    }

    private FontColor Color(int paletteEntry, double alpha)
    {
        var color = palette.Find(paletteEntry, (float)alpha);
        UsedTextColor |= color.IsTextColor;
        return color;
    }
}
