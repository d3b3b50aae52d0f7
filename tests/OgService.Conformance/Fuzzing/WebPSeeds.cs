using System.Buffers.Binary;
using OgService.Imaging.WebP;

namespace OgService.Conformance.Fuzzing;

/// <summary>Lossless and lossy WebP, opaque and not, and an animation.</summary>
internal static class WebPSeeds
{
    public static IEnumerable<byte[]> All()
    {
        foreach (var isTranslucent in (bool[])[false, true])
        {
            using var photo = SeedPixels.Photo(40, 30, isTranslucent);
            using var flat = SeedPixels.Flat(33, 21, isTranslucent);
            foreach (var lossless in (bool[])[true, false])
            {
                foreach (var effort in Enum.GetValues<WebPEffort>())
                {
                    yield return WebPEncoder.Encode(photo, new WebPOptions { Lossless = lossless, Quality = 60, Effort = effort });
                    yield return WebPEncoder.Encode(flat, new WebPOptions { Lossless = lossless, Quality = 90, Effort = effort });
                }
            }

            yield return Animate(WebPEncoder.Encode(flat, new WebPOptions { Lossless = true }), 33, 21);
            yield return Animate(WebPEncoder.Encode(photo, new WebPOptions { Quality = 30 }), 40, 30);
        }
    }

    // Two frames of the same picture, the second two pixels further right on a larger canvas.
    private static byte[] Animate(byte[] still, int width, int height)
    {
        var picture = PictureChunks(still);
        byte[] canvas = [.. Three(width + 1), .. Three(height - 1)];
        byte[] Frame(int left) => Chunk("ANMF"u8, [.. Three(left / 2), 0, 0, 0, .. Three(width - 1), .. Three(height - 1), 50, 0, 0, 0, .. picture]);
        byte[] body = [.. "WEBP"u8, .. Chunk("VP8X"u8, [0x12, 0, 0, 0, .. canvas]), .. Chunk("ANIM"u8, new byte[6]), .. Frame(0), .. Frame(2)];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(body.Length), .. body];
    }

    // Without the file's header, and without that of an extended file.
    private static byte[] PictureChunks(byte[] file)
        => file.AsSpan(12).StartsWith("VP8X"u8) ? file[(12 + 8 + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(16)))..] : file[12..];

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data) => [.. type, .. BitConverter.GetBytes(data.Length), .. data, .. new byte[data.Length & 1]];

    private static byte[] Three(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];
}
