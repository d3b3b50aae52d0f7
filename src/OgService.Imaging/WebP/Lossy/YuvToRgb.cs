using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OgService.Imaging.WebP.Lossy;

/// <summary>A frame as pixels: chroma brought to full size between its samples' centres, then BT.601 of limited range (RFC 6386, 9.2).</summary>
internal static class YuvToRgb
{
    /// <summary>Writes opaque ARGB.</summary>
    public static void Convert(YuvFrame frame, Span<uint> pixels, CancellationToken cancellation)
    {
        var chromaWidth = (frame.Width + 1) >> 1;
        Span<byte> u = new byte[(2 * chromaWidth) + 2];
        Span<byte> v = new byte[(2 * chromaWidth) + 2];
        var useVectors = Vector256.IsHardwareAccelerated;
        var lastRow = ((frame.Height + 1) >> 1) - 1;
        for (var y = 0; y < frame.Height; y++)
        {
            cancellation.ThrowIfCancellationRequested();

            // Each row lies a quarter of a chroma row from the nearer one; beyond the picture the last one repeats.
            var near = y >> 1;
            var far = Math.Clamp((y & 1) == 0 ? near - 1 : near + 1, 0, lastRow);
            Upsample(frame.U.Row(near)[..chromaWidth], frame.U.Row(far)[..chromaWidth], u, useVectors);
            Upsample(frame.V.Row(near)[..chromaWidth], frame.V.Row(far)[..chromaWidth], v, useVectors);
            var row = pixels.Slice(y * frame.Width, frame.Width);
            ConvertRow(frame.Y.Row(y)[..row.Length], u[..row.Length], v[..row.Length], row, useVectors);
        }
    }

    // Nine parts of the nearest sample, three of each neighbour, one of the diagonal one; in one step of rounding.
    internal static void Upsample(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, Span<byte> target, bool useVectors)
    {
        far = far[..near.Length];
        target[0] = (byte)(((3 * near[0]) + far[0] + 2) >> 2);
        var x = 1;
        for (; useVectors && x <= near.Length - 8; x += 8)
        {
            // Pairs of samples, the left one in the low byte.
            var before = Mix(near, far, x - 1);
            var current = Mix(near, far, x);
            var left = ((before * 3) + current + Vector128.Create((ushort)8)) >> 4;
            var right = ((current * 3) + before + Vector128.Create((ushort)8)) >> 4;
            (left | (right << 8)).AsByte().CopyTo(target[((2 * x) - 1)..]);
        }

        for (; x < near.Length; x++)
        {
            var before = (3 * near[x - 1]) + far[x - 1];
            var current = (3 * near[x]) + far[x];
            target[(2 * x) - 1] = (byte)(((3 * before) + current + 8) >> 4);
            target[2 * x] = (byte)(((3 * current) + before + 8) >> 4);
        }

        target[(2 * near.Length) - 1] = (byte)(((3 * near[^1]) + far[^1] + 2) >> 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Mix(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, int x) =>
        (Widen(near, x) * 3) + Widen(far, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Widen(ReadOnlySpan<byte> samples, int x) =>
        Vector128.WidenLower(Vector128.CreateScalar(BinaryPrimitives.ReadUInt64LittleEndian(samples[x..])).AsByte());

    /// <param name="useVectors">Whether sixteen pixels are converted at once, with the same result.</param>
    internal static void ConvertRow(ReadOnlySpan<byte> luma, ReadOnlySpan<byte> u, ReadOnlySpan<byte> v, Span<uint> pixels, bool useVectors)
    {
        var x = 0;
        for (; useVectors && x <= pixels.Length - 16; x += 16)
        {
            var wideLuma = Vector256.WidenLower(Vector128.Create(luma.Slice(x, 16)).ToVector256());
            var wideU = Vector256.WidenLower(Vector128.Create(u.Slice(x, 16)).ToVector256());
            var wideV = Vector256.WidenLower(Vector128.Create(v.Slice(x, 16)).ToVector256());
            ToArgb(Vector256.WidenLower(wideLuma), Vector256.WidenLower(wideU), Vector256.WidenLower(wideV)).CopyTo(pixels[x..]);
            ToArgb(Vector256.WidenUpper(wideLuma), Vector256.WidenUpper(wideU), Vector256.WidenUpper(wideV)).CopyTo(pixels[(x + 8)..]);
        }

        for (; x < pixels.Length; x++)
        {
            pixels[x] = ToArgb(luma[x], u[x], v[x]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> ToArgb(Vector256<uint> y, Vector256<uint> u, Vector256<uint> v)
    {
        var luma = ((y * 19_077) >> 8).AsInt32();
        var red = Scale(luma + ((v * 26_149) >> 8).AsInt32() - Vector256.Create(14_234));
        var green = Scale(luma - ((u * 6_419) >> 8).AsInt32() - ((v * 13_320) >> 8).AsInt32() + Vector256.Create(8_708));
        var blue = Scale(luma + ((u * 33_050) >> 8).AsInt32() - Vector256.Create(17_685));
        return Vector256.Create(0xFF00_0000) | (red << 16) | (green << 8) | blue;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Scale(Vector256<int> value) =>
        Vector256.Min(Vector256.Max(value >> 6, Vector256<int>.Zero), Vector256.Create(255)).AsUInt32();

    /// <summary>In 16384ths and with the sums that other decoders use, so that the bits are the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ToArgb(int y, int u, int v)
    {
        var luma = (y * 19_077) >> 8;
        var red = Scale(luma + ((v * 26_149) >> 8) - 14_234);
        var green = Scale(luma - ((u * 6_419) >> 8) - ((v * 13_320) >> 8) + 8_708);
        var blue = Scale(luma + ((u * 33_050) >> 8) - 17_685);
        return 0xFF00_0000 | (red << 16) | (green << 8) | blue;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Scale(int value) => Samples.Clamp(value >> 6);
}
