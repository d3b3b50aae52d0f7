using System.Buffers.Binary;
using OgService.Imaging;

namespace OgService.Previews.Fetching;

/// <summary>Whether bytes from elsewhere are a picture that cards can draw, from its first byte to its last: by its content, whatever the answer called it.</summary>
internal static class WholePicture
{
    // Some programs write a few bytes behind the end.
    private const int Tail = 4096;

    /// <returns>Null, or a half sentence about what is wrong.</returns>
    public static string? Problem(ReadOnlySpan<byte> bytes)
    {
        if (!ImageHeader.TryRead(bytes, out var info) || info.Format is ImageFormat.Avif or ImageFormat.Heic)
        {
            return "what came is no picture that cards can draw";
        }

        var tail = bytes[Math.Max(0, bytes.Length - Tail)..];
        var isWhole = info.Format switch
        {
            ImageFormat.Png => tail.IndexOf("IEND"u8) >= 0,
            ImageFormat.Jpeg => tail.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0,
            ImageFormat.Gif => tail.IndexOf((byte)0x3B) >= 0,
            ImageFormat.WebP => BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) + 8L <= bytes.Length,
            ImageFormat.Svg => tail.IndexOf("svg>"u8) >= 0 || tail.TrimEnd(" \t\r\n"u8).EndsWith("/>"u8),
            _ => true,
        };
        return isWhole ? null : "what came breaks off";
    }
}
