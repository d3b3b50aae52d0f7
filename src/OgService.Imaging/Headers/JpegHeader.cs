using System.Buffers.Binary;

namespace OgService.Imaging.Headers;

/// <summary>JPEG markers up to the frame header (ITU-T T.81, B.1 and B.2.2).</summary>
internal static class JpegHeader
{
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ImageInfo info)
    {
        info = default;
        if (bytes.Length < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8 || bytes[2] != 0xFF)
        {
            return false;
        }

        var orientation = 1;
        var at = 2;
        while (at + 4 <= bytes.Length)
        {
            // Bytes between segments are passed over.
            if (bytes[at] != 0xFF || bytes[at + 1] == 0)
            {
                at++;
                continue;
            }

            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                // Fill bytes may stand before any marker.
                at++;
                continue;
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += 2;
                continue;
            }

            var length = Math.Max((ushort)2, BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]));
            if (marker is 0xD9 or 0xDA)
            {
                return false;
            }

            var available = bytes[(at + 4)..Math.Min(at + 2 + length, bytes.Length)];
            if (IsFrame(marker))
            {
                return TryReadFrame(bytes, at + 4, available, orientation, out info);
            }

            if (marker == 0xE1 && ExifOrientation.TryRead(available, out var found))
            {
                orientation = found;
            }

            at += 2 + length;
        }

        return false;
    }

    // SOF0 to SOF15, among which DHT (C4), JPG (C8) and DAC (CC) are something else.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static bool TryReadFrame(ReadOnlySpan<byte> file, int offset, ReadOnlySpan<byte> frame, int orientation, out ImageInfo info)
    {
        info = default;
        if (frame.Length < 6)
        {
            return false;
        }

        int height = BinaryPrimitives.ReadUInt16BigEndian(frame[1..]);
        var width = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]);
        if (width == 0 || (height == 0 && !JpegLines.TryFind(file, offset + frame.Length, out height)))
        {
            return false;
        }

        // Orientations 5 to 8 lie on their side.
        info = orientation >= 5 ? new ImageInfo(ImageFormat.Jpeg, height, width) : new ImageInfo(ImageFormat.Jpeg, width, height);
        return true;
    }
}
