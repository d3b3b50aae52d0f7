using System.Buffers.Binary;

namespace OgService.Imaging.Headers;

/// <summary>The orientation tag (0x0112) of the first directory of an Exif block (CIPA DC-008, 4.6).</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const ushort TypeShort = 3;

    /// <param name="segment">The data of an APP1 segment.</param>
    /// <param name="orientation">1 to 8.</param>
    public static bool TryRead(ReadOnlySpan<byte> segment, out int orientation)
    {
        orientation = 1;
        if (!segment.StartsWith("Exif\0\0"u8))
        {
            return false;
        }

        return TryReadTiff(segment[6..], out orientation);
    }

    /// <param name="tiff">The block itself, as in <c>eXIf</c>.</param>
    /// <param name="orientation">1 to 8.</param>
    public static bool TryReadTiff(ReadOnlySpan<byte> tiff, out int orientation)
    {
        orientation = 1;
        if (tiff.Length < 8)
        {
            return false;
        }

        var isLittle = tiff[0] == (byte)'I';
        if (!(isLittle ? tiff.StartsWith("II*\0"u8) : tiff.StartsWith("MM\0*"u8)))
        {
            return false;
        }

        var offset = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (offset > (uint)tiff.Length - 2)
        {
            return false;
        }

        var directory = tiff[(int)offset..];
        var count = Read16(directory, isLittle);
        for (var index = 0; index < count; index++)
        {
            var at = 2 + (12 * index);
            if (at + 12 > directory.Length)
            {
                return false;
            }

            var entry = directory[at..];
            if (Read16(entry, isLittle) == Tag)
            {
                orientation = Read16(entry[8..], isLittle);
                return Read16(entry[2..], isLittle) == TypeShort && orientation is >= 1 and <= 8;
            }
        }

        return false;
    }

    private static int Read16(ReadOnlySpan<byte> bytes, bool isLittle)
        => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
