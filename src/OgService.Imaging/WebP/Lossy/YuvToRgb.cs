using System.Runtime.CompilerServices;

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
        var lastRow = ((frame.Height + 1) >> 1) - 1;
        for (var y = 0; y < frame.Height; y++)
        {
            cancellation.ThrowIfCancellationRequested();

            // Each row lies a quarter of a chroma row from the nearer one; beyond the picture the last one repeats.
            var near = y >> 1;
            var far = Math.Clamp((y & 1) == 0 ? near - 1 : near + 1, 0, lastRow);
            Upsample(frame.U.Row(near)[..chromaWidth], frame.U.Row(far)[..chromaWidth], u);
            Upsample(frame.V.Row(near)[..chromaWidth], frame.V.Row(far)[..chromaWidth], v);
            var row = pixels.Slice(y * frame.Width, frame.Width);
            ConvertRow(frame.Y.Row(y)[..row.Length], u[..row.Length], v[..row.Length], row);
        }
    }

    // Nine parts of the nearest sample, three of each neighbour, one of the diagonal one; in one step of rounding.
    private static void Upsample(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, Span<byte> target)
    {
        far = far[..near.Length];
        var before = (3 * near[0]) + far[0];
        target[0] = (byte)((before + 2) >> 2);
        var at = 1;
        for (var x = 1; x < near.Length; x++, at += 2)
        {
            var current = (3 * near[x]) + far[x];
            target[at] = (byte)(((3 * before) + current + 8) >> 4);
            target[at + 1] = (byte)(((3 * current) + before + 8) >> 4);
            before = current;
        }

        target[at] = (byte)((before + 2) >> 2);
    }

    private static void ConvertRow(ReadOnlySpan<byte> luma, ReadOnlySpan<byte> u, ReadOnlySpan<byte> v, Span<uint> pixels)
    {
        for (var x = 0; x < pixels.Length; x++)
        {
            pixels[x] = ToArgb(luma[x], u[x], v[x]);
        }
    }

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
