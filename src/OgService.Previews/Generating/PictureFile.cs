using System.Security.Cryptography;
using OgService.Imaging;

namespace OgService.Previews.Generating;

/// <summary>Pictures on disk, known by their bytes.</summary>
internal static class PictureFile
{
    // Formats keep their size in the first few hundred bytes; a JPEG behind a large EXIF block may need more.
    private const int HeaderBytes = 256 * 1024;

    /// <summary>Hexadecimal, or null when there is no such file.</summary>
    public static string? Sha256(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Hexadecimal.</summary>
    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>False when the file is missing or no picture we know.</summary>
    public static bool TryMeasure(string path, out ImageInfo info)
    {
        info = default;
        if (!File.Exists(path))
        {
            return false;
        }

        using var stream = File.OpenRead(path);
        var start = new byte[(int)Math.Min(stream.Length, HeaderBytes)];
        stream.ReadExactly(start);
        return ImageHeader.TryRead(start, out info);
    }
}
