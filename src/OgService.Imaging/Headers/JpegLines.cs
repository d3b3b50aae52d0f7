using System.Buffers.Binary;

namespace OgService.Imaging.Headers;

/// <summary>The height of a picture whose frame header says 0: it follows the first scan, in DNL (ITU-T T.81, B.2.5).</summary>
internal static class JpegLines
{
    /// <param name="from">After the frame header. Within a scan's data the marker cannot occur by chance.</param>
    /// <param name="height">In pixels, at least 1.</param>
    public static bool TryFind(ReadOnlySpan<byte> file, int from, out int height)
    {
        height = 0;
        var at = file[from..].IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDC, 0, 4]);
        if (at < 0 || file.Length - from - at < 6)
        {
            return false;
        }

        height = BinaryPrimitives.ReadUInt16BigEndian(file[(from + at + 4)..]);
        return height > 0;
    }
}
