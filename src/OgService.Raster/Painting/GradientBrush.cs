using System.Runtime.CompilerServices;

namespace OgService.Raster.Painting;

/// <summary>Common to all gradients: a ramp of colours and, row by row, each pixel's place on it.</summary>
internal abstract class GradientBrush(GradientRamp ramp, bool repeats) : Brush
{
    // 32 bits after the point: over 16,384 pixels the error of a step stays below a thousandth of an entry.
    protected const int FractionBits = 32;

    // The classic 8×8 ordered pattern, as thresholds of each of four channels.
    private static readonly ulong[] Thresholds = BuildThresholds();

    public override bool IsOpaque => ramp.IsOpaque;

    protected GradientRamp Ramp => ramp;

    /// <param name="toPaint">From the picture's pixels to those the paint is in.</param>
    public static Brush From(GradientPaint paint, int spanPx, in PlaneMap toPaint)
    {
        if (paint.Stops.Count == 0)
        {
            return new SolidBrush(0);
        }

        var line = GradientLine.Of(paint);
        GradientBrush? brush = paint switch
        {
            _ when line is null => null,
            LinearGradientPaint linear => LinearGradientBrush.TryFrom(linear, line.Value, toPaint),
            RadialGradientPaint radial => RadialGradientBrush.TryFrom(radial, line.Value, toPaint),
            ConicGradientPaint conic => ConicGradientBrush.TryFrom(conic, line.Value, spanPx, toPaint),
            _ => throw new ArgumentException($"no such gradient is known: {paint.GetType().Name}", nameof(paint)),
        };
        var last = GradientRamp.From([paint.Stops[^1]], 1, fine: false).Colors[0];
        if (brush is null || (brush.Ramp.Fine is null && brush.Ramp.Colors.AsSpan().IndexOfAnyExcept(last) < 0))
        {
            return new SolidBrush(last);
        }

        return brush;
    }

    /// <summary>Colours a row whose place moves evenly, in entries of the ramp with <see cref="FractionBits"/>.</summary>
    protected void FillEvenly(int x, int y, Span<uint> pixels, long place, long step)
    {
        var colors = Ramp.Colors;
        if (repeats || Ramp.Fine is not null)
        {
            for (var i = 0; i < pixels.Length; i++)
            {
                pixels[i] = At(place >> FractionBits, x + i, y);
                place += step;
            }

            return;
        }

        var limit = (long)colors.Length << FractionBits;
        var (before, beyond) = step >= 0 ? (colors[0], colors[^1]) : (colors[^1], colors[0]);
        var start = step switch
        {
            > 0 => StepsTo(0, place, step),
            < 0 => StepsTo(1 - limit, -place, -step),
            _ => 0,
        };
        var end = step switch
        {
            > 0 => StepsTo(limit, place, step),
            < 0 => StepsTo(1, -place, -step),
            _ => 0,
        };
        if (step == 0)
        {
            pixels.Fill(colors[(int)Math.Clamp(place >> FractionBits, 0, colors.Length - 1)]);
            return;
        }

        var from = (int)Math.Min(start, pixels.Length);
        var to = (int)Math.Clamp(end, from, pixels.Length);
        pixels[..from].Fill(before);
        pixels[to..].Fill(beyond);
        place += step * from;
        var middle = pixels[from..to];
        for (var i = 0; i < middle.Length; i++)
        {
            middle[i] = colors[(int)(place >> FractionBits)];
            place += step;
        }
    }

    /// <summary>The colour of an entry, beyond the ends the end's or that of the next round; dithered if the ramp is fine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected uint At(long entry, int x, int y)
    {
        // The ramp's length is a power of two.
        var last = ramp.Colors.Length - 1;
        var index = repeats ? (int)(entry & last) : (int)Math.Clamp(entry, 0, last);
        if (ramp.Fine is not { } fine)
        {
            return ramp.Colors[index];
        }

        // Thresholds 2, 6, … 254 of 256: on average a half, so the mean colour stays; the same for every channel, so none exceeds alpha.
        // Four channels of 16 bits are rounded at once, and their upper halves moved together.
        var wide = fine[index] + Thresholds[((y & 7) * 8) + (x & 7)];
        wide = (wide >> 8) & 0x00FF_00FF_00FF_00FF;
        wide = (wide | (wide >> 8)) & 0x0000_FFFF_0000_FFFF;
        return (uint)(wide | (wide >> 16));
    }

    /// <summary>A place as a fixed-point number, far values cut off.</summary>
    protected static long Fixed(double entries) => (long)(Math.Clamp(entries, -(1 << 29), 1 << 29) * (1L << FractionBits));

    /// <summary>A step as a fixed-point number; larger ones pass the whole ramp in one pixel anyway.</summary>
    protected static long FixedStep(double entries) => (long)(Math.Clamp(entries, -(1 << 16), 1 << 16) * (1L << FractionBits));

    // How many steps until the place is at the target or beyond.
    private static long StepsTo(long target, long place, long step) => place >= target ? 0 : (target - place + step - 1) / step;

    private static ulong[] BuildThresholds()
    {
        var thresholds = new ulong[64];
        for (var i = 0; i < 64; i++)
        {
            int x = i & 7, y = i >> 3, value = 0;
            for (var bit = 0; bit < 3; bit++)
            {
                var (bx, by) = ((x >> bit) & 1, (y >> bit) & 1);
                value |= (((bx ^ by) << 1) | by) << (2 * (2 - bit));
            }

            thresholds[i] = (ulong)((value * 4) + 2) * 0x0001_0001_0001_0001;
        }

        return thresholds;
    }
}
