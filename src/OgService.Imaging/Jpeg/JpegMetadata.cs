using System.Text;

namespace OgService.Imaging.Jpeg;

/// <summary>The segments after the first: that samples are sRGB, as EXIF says it, and a comment that names the maker.</summary>
internal static class JpegMetadata
{
    // APP1 with a big-endian TIFF: one entry that leads to the EXIF directory (0x8769), and in that ColorSpace (0xA001) = 1, sRGB.
    private static ReadOnlySpan<byte> Srgb =>
    [
        0xFF, 0xE1, 0, 52, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
        0, 1, 0x87, 0x69, 0, 4, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0,
        0, 1, 0xA0, 0x01, 0, 3, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0,
    ];

    public static void Write(PictureMetadata? metadata, PooledBytes file)
    {
        file.Write(Srgb);
        if (metadata is not null)
        {
            var text = metadata.Source is null ? metadata.Software : $"{metadata.Software}; {metadata.Source}";
            file.Write([0xFF, 0xFE]);
            file.WriteUInt16BigEndian(2 + text.Length);
            file.Write(Encoding.ASCII.GetBytes(text));
        }
    }
}
