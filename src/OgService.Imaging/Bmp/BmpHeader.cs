using System.Buffers.Binary;
using System.Numerics;

namespace OgService.Imaging.Bmp;

/// <summary>A device-independent bitmap's header (Windows GDI: BITMAPCOREHEADER, BITMAPINFOHEADER and the later ones that begin like it).</summary>
/// <param name="IsTopDown">Rows from the top; else from the bottom.</param>
/// <param name="Depth">Bits a pixel: 1, 2, 4, 8, 16, 24 or 32.</param>
/// <param name="Masks">Of red, green, blue and alpha, for 16 and 32 bits; 0 for a channel that is not there.</param>
/// <param name="PaletteOffset">From where the bitmap begins.</param>
/// <param name="ColorLength">Bytes a colour of the palette.</param>
internal readonly record struct BmpHeader(
    int Width, int Height, bool IsTopDown, int Depth, BmpCompression Compression, uint[] Masks, int PaletteOffset, int PaletteCount, int ColorLength)
{
    private const int CoreLength = 12;
    private const int InfoLength = 40;
    private const int LongestHeader = 256;

    /// <summary>Bytes from a row to the next.</summary>
    public int Stride => checked((int)((((long)Width * Depth) + 31) / 32 * 4));

    /// <summary>Where the palette ends, and the pixels begin unless the file says otherwise.</summary>
    public int PaletteEnd => PaletteOffset + (PaletteCount * ColorLength);

    /// <param name="bitmap">From the header on.</param>
    /// <param name="offset">Where that is in the file.</param>
    /// <param name="isIcon">The height counts the mask's rows too.</param>
    public static BmpHeader Read(ReadOnlySpan<byte> bitmap, long offset, bool isIcon, ImageLimits limits)
    {
        var length = bitmap.Length < 4 ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(bitmap);
        if (length is not CoreLength and not (>= 16 and <= LongestHeader) || length > bitmap.Length)
        {
            throw new ImageFormatException("a bitmap header that does not exist or breaks off", offset);
        }

        var isCore = length == CoreLength;
        long width = isCore ? BinaryPrimitives.ReadUInt16LittleEndian(bitmap[4..]) : BinaryPrimitives.ReadInt32LittleEndian(bitmap[4..]);
        long height = isCore ? BinaryPrimitives.ReadUInt16LittleEndian(bitmap[6..]) : BinaryPrimitives.ReadInt32LittleEndian(bitmap[8..]);
        var isTopDown = height < 0;
        height = Math.Abs(height) / (isIcon ? 2 : 1);
        if (width <= 0 || height == 0)
        {
            throw new ImageFormatException("a picture without pixels", offset);
        }

        limits.Check(width, height, offset);
        int depth = BinaryPrimitives.ReadUInt16LittleEndian(bitmap[(isCore ? 10 : 14)..]);
        var compression = length >= 20 ? (BmpCompression)BinaryPrimitives.ReadUInt32LittleEndian(bitmap[16..]) : BmpCompression.None;
        var isKnown = (compression, depth) switch
        {
            (BmpCompression.None, 1 or 2 or 4 or 8 or 16 or 24 or 32) => true,
            (BmpCompression.RunLength8, 8) or (BmpCompression.RunLength4, 4) => !isTopDown,
            (BmpCompression.Masks or BmpCompression.MasksWithAlpha, 16 or 32) => true,
            _ => false,
        };
        if (!isKnown)
        {
            throw new ImageFormatException($"bitmaps of {depth} bits and compression {(uint)compression} are not supported", offset);
        }

        var masks = ReadMasks(bitmap, (int)length, depth, compression, offset, out var after);
        var stated = length >= 36 ? BinaryPrimitives.ReadUInt32LittleEndian(bitmap[32..]) : 0;
        var most = depth <= 8 ? 1u << depth : 0;
        var count = depth <= 8 && (stated == 0 || stated > most) ? most : stated;

        // Of files without palette the count is only a hint for old screens.
        var paletteCount = depth <= 8 ? (int)count : 0;
        return new BmpHeader((int)width, (int)height, isTopDown, depth, compression, masks, after, paletteCount, isCore ? 3 : 4);
    }

    private static uint[] ReadMasks(
        ReadOnlySpan<byte> bitmap, int length, int depth, BmpCompression compression, long offset, out int after)
    {
        after = length;
        if (compression is not (BmpCompression.Masks or BmpCompression.MasksWithAlpha))
        {
            return depth == 16 ? [0x7C00, 0x03E0, 0x001F, 0] : [0x00FF_0000, 0x0000_FF00, 0x0000_00FF, 0];
        }

        var count = length >= 56 || compression == BmpCompression.MasksWithAlpha ? 4 : 3;
        if (length <= InfoLength)
        {
            after = length + (4 * count);
        }

        if (bitmap.Length < InfoLength + (4 * count))
        {
            throw new ImageFormatException("the file breaks off in the masks", offset);
        }

        var masks = new uint[4];
        for (var index = 0; index < count; index++)
        {
            var mask = BinaryPrimitives.ReadUInt32LittleEndian(bitmap[(InfoLength + (4 * index))..]);
            var run = mask >> BitOperations.TrailingZeroCount(mask | 0x8000_0000);
            if ((run & (run + 1)) != 0)
            {
                throw new ImageFormatException("a mask with gaps", offset);
            }

            masks[index] = mask;
        }

        return masks;
    }
}
