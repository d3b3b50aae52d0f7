using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OgService.Raster.Blending;

/// <summary>Source-over on rows of packed premultiplied pixels, eight at a time.</summary>
/// <remarks>One rule everywhere, on every channel: <c>round((source · k + target · (255 − round(alpha · k / 255))) / 255)</c>, where
/// k is the coverage, 0 to 255. It rounds once, keeps channels at or below alpha, keeps opaque pictures opaque, and with full coverage
/// is the exactly rounded source-over. Vectors hold red and blue of a pixel in one pair of 16-bit lanes, green and alpha in another; no
/// sum leaves 16 bits. <see cref="ScalarBlend"/> is the same rule pixel by pixel.</remarks>
internal static class PixelBlend
{
    private const int Step = 8;
    /// <summary>One colour with one coverage.</summary>
    public static void Solid(Span<uint> target, uint color, byte coverage)
    {
        if (coverage == 0 || color == 0)
        {
            return;
        }

        if (coverage == 255 && color >> 24 == 255)
        {
            target.Fill(color);
            return;
        }

        var i = 0;
        if (Vector128.IsHardwareAccelerated && target.Length >= Step)
        {
            ref var first = ref MemoryMarshal.GetReference(target);
            var source = new Split(Vector256.Create(color));
            var k = Vector256.Create((ushort)coverage);
            var rest = Vector256.Create((ushort)255) - Divide(source.Alpha * k);
            var (redBlue, greenAlpha) = (source.RedBlue * k, source.GreenAlpha * k);
            for (; i <= target.Length - Step; i += Step)
            {
                var below = new Split(Vector256.LoadUnsafe(ref first, (nuint)i));
                Join(redBlue + (below.RedBlue * rest), greenAlpha + (below.GreenAlpha * rest)).StoreUnsafe(ref first, (nuint)i);
            }
        }

        for (; i < target.Length; i++)
        {
            target[i] = ScalarBlend.Over(target[i], color, coverage);
        }
    }

    /// <summary>One colour with a coverage a pixel.</summary>
    public static void Solid(Span<uint> target, ReadOnlySpan<byte> coverage, uint color)
    {
        target = target[..coverage.Length];
        var i = 0;
        if (Vector128.IsHardwareAccelerated && coverage.Length >= Step)
        {
            ref var first = ref MemoryMarshal.GetReference(target);
            i = color >> 24 == 255 ? OpaqueEights(ref first, coverage, color) : TranslucentEights(ref first, coverage, color);
        }

        for (; i < coverage.Length; i++)
        {
            target[i] = ScalarBlend.Over(target[i], color, coverage[i]);
        }
    }

    /// <summary>One colour through a mask that lies wholly within the picture.</summary>
    public static void SolidMask(Span<uint> picture, int pictureWidth, int left, int top, CoverageMask mask, uint color)
    {
        var start = (top * pictureWidth) + left;
        var coverage = mask.Coverage.AsSpan();
        for (var row = 0; row < mask.Height; row++)
        {
            // The padding covers nothing, so it may be blended over what follows in the picture, unless that ends.
            var length = Math.Min(mask.Stride, picture.Length - start);
            Solid(picture.Slice(start, length), coverage.Slice(row * mask.Stride, length), color);
            start += pictureWidth;
        }
    }

    /// <summary>A colour a pixel with one coverage.</summary>
    public static void Pixels(Span<uint> target, ReadOnlySpan<uint> source, byte coverage)
    {
        target = target[..source.Length];
        var i = 0;
        if (Vector128.IsHardwareAccelerated && source.Length >= Step)
        {
            ref var first = ref MemoryMarshal.GetReference(target);
            ref var firstSource = ref MemoryMarshal.GetReference(source);
            var k = Vector256.Create((ushort)coverage);
            for (; i <= source.Length - Step; i += Step)
            {
                Over(ref first, i, new Split(Vector256.LoadUnsafe(ref firstSource, (nuint)i)), k);
            }
        }

        for (; i < source.Length; i++)
        {
            target[i] = ScalarBlend.Over(target[i], source[i], coverage);
        }
    }

    /// <summary>A colour and a coverage a pixel.</summary>
    public static void Pixels(Span<uint> target, ReadOnlySpan<uint> source, ReadOnlySpan<byte> coverage)
    {
        target = target[..coverage.Length];
        source = source[..coverage.Length];
        var i = 0;
        if (Vector128.IsHardwareAccelerated && coverage.Length >= Step)
        {
            ref var first = ref MemoryMarshal.GetReference(target);
            ref var firstSource = ref MemoryMarshal.GetReference(source);
            for (; i <= coverage.Length - Step; i += Step)
            {
                var eight = BinaryPrimitives.ReadUInt64LittleEndian(coverage[i..]);
                if (eight != 0)
                {
                    Over(ref first, i, new Split(Vector256.LoadUnsafe(ref firstSource, (nuint)i)), Spread(eight));
                }
            }
        }

        for (; i < coverage.Length; i++)
        {
            target[i] = ScalarBlend.Over(target[i], source[i], coverage[i]);
        }
    }

    /// <summary>Multiplies each pixel by its coverage.</summary>
    public static void Fade(Span<uint> pixels, ReadOnlySpan<byte> coverage)
    {
        coverage = coverage[..pixels.Length];
        var i = 0;
        if (Vector128.IsHardwareAccelerated && pixels.Length >= Step)
        {
            ref var first = ref MemoryMarshal.GetReference(pixels);
            for (; i <= pixels.Length - Step; i += Step)
            {
                var k = Spread(BinaryPrimitives.ReadUInt64LittleEndian(coverage[i..]));
                var source = new Split(Vector256.LoadUnsafe(ref first, (nuint)i));
                Join(source.RedBlue * k, source.GreenAlpha * k).StoreUnsafe(ref first, (nuint)i);
            }
        }

        for (; i < pixels.Length; i++)
        {
            pixels[i] = ScalarBlend.Over(0, pixels[i], coverage[i]);
        }
    }

    // Whole steps only; returns where they end.
    private static int OpaqueEights(ref uint first, ReadOnlySpan<byte> coverage, uint color)
    {
        var full = Vector256.Create(color);
        var source = new Split(full);
        var i = 0;
        for (; i <= coverage.Length - Step; i += Step)
        {
            var eight = BinaryPrimitives.ReadUInt64LittleEndian(coverage[i..]);
            if (eight == 0)
            {
                continue;
            }

            if (eight == ulong.MaxValue)
            {
                full.StoreUnsafe(ref first, (nuint)i);
                continue;
            }

            // Here alpha · k / 255 is k itself.
            var k = Spread(eight);
            var rest = k ^ Vector256.Create((ushort)255);
            var below = new Split(Vector256.LoadUnsafe(ref first, (nuint)i));
            Join((source.RedBlue * k) + (below.RedBlue * rest), (source.GreenAlpha * k) + (below.GreenAlpha * rest)).StoreUnsafe(ref first, (nuint)i);
        }

        return i;
    }

    private static int TranslucentEights(ref uint first, ReadOnlySpan<byte> coverage, uint color)
    {
        var source = new Split(Vector256.Create(color));
        var i = 0;
        for (; i <= coverage.Length - Step; i += Step)
        {
            var eight = BinaryPrimitives.ReadUInt64LittleEndian(coverage[i..]);
            if (eight != 0)
            {
                Over(ref first, i, source, Spread(eight));
            }
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Over(ref uint first, int i, in Split source, Vector256<ushort> k)
    {
        var below = new Split(Vector256.LoadUnsafe(ref first, (nuint)i));
        var rest = Vector256.Create((ushort)255) - Divide(source.Alpha * k);
        Join((source.RedBlue * k) + (below.RedBlue * rest), (source.GreenAlpha * k) + (below.GreenAlpha * rest)).StoreUnsafe(ref first, (nuint)i);
    }

    // Eight bytes to eight pairs of equal 16-bit lanes; 255 as an index gives zero.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Spread(ulong eight) => Vector256.Shuffle(
        Vector256.Create(eight).AsByte(),
        Vector256.Create(
            0, 255, 0, 255, 1, 255, 1, 255, 2, 255, 2, 255, 3, 255, 3, 255, 20, 255, 20, 255, 21, 255, 21, 255, 22, 255, 22, 255, 23, 255, 23, (byte)255))
        .AsUInt16();

    // round(x / 255), exact for every x up to 65,152, the largest sum the rule can make.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Divide(Vector256<ushort> x)
    {
        x += Vector256.Create((ushort)128);
        return (x + (x >>> 8)) >>> 8;
    }

    // Divides both and puts the channels back in their places; green and alpha are there already before the last shift.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Join(Vector256<ushort> redBlue, Vector256<ushort> greenAlpha)
    {
        greenAlpha += Vector256.Create((ushort)128);
        greenAlpha += greenAlpha >>> 8;
        return Divide(redBlue).AsUInt32() | (greenAlpha.AsUInt32() & Vector256.Create(0xFF00_FF00u));
    }

    private readonly struct Split
    {
        public readonly Vector256<ushort> RedBlue;
        public readonly Vector256<ushort> GreenAlpha;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Split(Vector256<uint> pixels)
        {
            RedBlue = pixels.AsUInt16() & Vector256.Create((ushort)255);
            GreenAlpha = pixels.AsUInt16() >>> 8;
        }

        public Vector256<ushort> Alpha
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get
            {
                var alpha = GreenAlpha.AsUInt32() >>> 16;
                return (alpha | (alpha << 16)).AsUInt16();
            }
        }
    }
}
