using System.Numerics;

namespace OgService.Raster.Blending;

/// <summary>Products of coverages, rounded exactly.</summary>
internal static class CoverageBlend
{
    /// <summary><c>coverage = round(coverage · by / 255)</c>.</summary>
    public static void Multiply(Span<byte> coverage, ReadOnlySpan<byte> by) => Multiply(coverage, by, 0);

    /// <summary><c>coverage = round(coverage · (255 − by) / 255)</c>.</summary>
    public static void MultiplyInverse(Span<byte> coverage, ReadOnlySpan<byte> by) => Multiply(coverage, by, 255);

    public static void Multiply(Span<byte> coverage, byte by)
    {
        if (by == 255)
        {
            return;
        }

        foreach (ref var value in coverage)
        {
            value = (byte)ScalarBlend.Divide((uint)value * by);
        }
    }

    private static void Multiply(Span<byte> coverage, ReadOnlySpan<byte> by, byte flip)
    {
        by = by[..coverage.Length];
        var i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            for (; i <= coverage.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            {
                Vector.Widen(new Vector<byte>(coverage[i..]), out var low, out var high);
                Vector.Widen(new Vector<byte>(by[i..]) ^ new Vector<byte>(flip), out var byLow, out var byHigh);
                Vector.Narrow(Divide(low * byLow), Divide(high * byHigh)).CopyTo(coverage[i..]);
            }
        }

        for (; i < coverage.Length; i++)
        {
            coverage[i] = (byte)ScalarBlend.Divide((uint)coverage[i] * (uint)(by[i] ^ flip));
        }
    }

    private static Vector<ushort> Divide(Vector<ushort> x)
    {
        x += new Vector<ushort>(128);
        return (x + Vector.ShiftRightLogical(x, 8)) >>> 8;
    }
}
