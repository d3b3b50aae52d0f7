using System.Buffers.Binary;

namespace OgService.Imaging.Headers;

/// <summary>WebP's three kinds of first chunk (RFC 9649, 2.5 to 2.7).</summary>
internal static class WebPHeader
{
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ImageInfo info)
    {
        info = default;
        if (bytes.Length < 25 || !bytes.StartsWith("RIFF"u8) || !bytes[8..12].SequenceEqual("WEBP"u8))
        {
            return false;
        }

        var kind = bytes[12..16];
        var data = bytes[20..];
        int width, height;
        if (kind.SequenceEqual("VP8 "u8) && data.Length >= 10 && data[3..6].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]))
        {
            // RFC 6386, 9.1: two bits of scaling above fourteen of size.
            width = BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF;
            height = BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF;
        }
        else if (kind.SequenceEqual("VP8L"u8) && data[0] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            width = (int)(bits & 0x3FFF) + 1;
            height = (int)((bits >> 14) & 0x3FFF) + 1;
        }
        else if (kind.SequenceEqual("VP8X"u8) && data.Length >= 10)
        {
            width = (data[4] | (data[5] << 8) | (data[6] << 16)) + 1;
            height = (data[7] | (data[8] << 8) | (data[9] << 16)) + 1;
        }
        else
        {
            return false;
        }

        info = new ImageInfo(ImageFormat.WebP, width, height);
        return width > 0 && height > 0;
    }
}
