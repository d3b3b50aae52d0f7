using System.Buffers.Binary;
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
    private const uint Pair = 0x0001_0001;

    private static readonly Vector256<uint> LowBytes = Vector256.Create(0x00FF_00FFu);

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
                Join(Divide(redBlue + (below.RedBlue * rest)), Divide(greenAlpha + (below.GreenAlpha * rest))).StoreUnsafe(ref first, (nuint)i);
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
            var source = new Split(Vector256.Create(color));
            var opaque = color >> 24 == 255;
            for (; i <= coverage.Length - Step; i += Step)
            {
                var eight = BinaryPrimitives.ReadUInt64LittleEndian(coverage[i..]);
                if (eight == 0)
                {
                    continue;
                }

                if (eight == ulong.MaxValue && opaque)
                {
                    Vector256.Create(color).StoreUnsafe(ref first, (nuint)i);
                    continue;
                }

                Over(ref first, i, source, Spread(eight));
            }
        }

        for (; i < coverage.Length; i++)
        {
            target[i] = ScalarBlend.Over(target[i], color, coverage[i]);
        }
    }

    /// <summary>One colour through a mask that lies wholly within the picture.</summary>
    public static void SolidMask(Span<uint> picture, int pictureWidth, int left, int top, CoverageMask mask, uint color)
    {
        for (var row = 0; row < mask.Height; row++)
        {
            // The padding covers nothing, so it may be blended over what follows in the picture, unless that ends.
            var target = picture[(((top + row) * pictureWidth) + left)..];
            var length = Math.Min(mask.Stride, target.Length);
            Solid(target[..length], mask.Coverage.AsSpan(row * mask.Stride, length), color);
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

    private static void Over(ref uint first, int i, Split source, Vector256<ushort> k)
    {
        var below = new Split(Vector256.LoadUnsafe(ref first, (nuint)i));
        var rest = Vector256.Create((ushort)255) - Divide(source.Alpha * k);
        var redBlue = Divide((source.RedBlue * k) + (below.RedBlue * rest));
        var greenAlpha = Divide((source.GreenAlpha * k) + (below.GreenAlpha * rest));
        Join(redBlue, greenAlpha).StoreUnsafe(ref first, (nuint)i);
    }

    // Eight bytes to eight pairs of equal 16-bit lanes.
    private static Vector256<ushort> Spread(ulong eight)
    {
        var words = Vector128.WidenLower(Vector128.CreateScalar(eight).AsByte());
        return (Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)) * Pair).AsUInt16();
    }

    // round(x / 255), exact for every x up to 65,152, the largest sum the rule can make.
    private static Vector256<ushort> Divide(Vector256<ushort> x)
    {
        x += Vector256.Create((ushort)128);
        return (x + (x >>> 8)) >>> 8;
    }

    private static Vector256<uint> Join(Vector256<ushort> redBlue, Vector256<ushort> greenAlpha) => redBlue.AsUInt32() | (greenAlpha.AsUInt32() << 8);

    private readonly struct Split(Vector256<uint> pixels)
    {
        public readonly Vector256<ushort> RedBlue = (pixels & LowBytes).AsUInt16();
        public readonly Vector256<ushort> GreenAlpha = ((pixels >>> 8) & LowBytes).AsUInt16();
        public readonly Vector256<ushort> Alpha = ((pixels >>> 24) * Pair).AsUInt16();
    }
}
