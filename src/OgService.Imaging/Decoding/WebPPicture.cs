using System.Buffers.Binary;
using OgService.Imaging.Colors;
using OgService.Imaging.Headers;
using OgService.Imaging.WebP;

namespace OgService.Imaging.Decoding;

/// <summary>A WebP's pixels with what its other chunks say of them: profile and orientation (RFC 9649, 2.7).</summary>
internal static class WebPPicture
{
    private const int FileHeaderLength = 12;
    private const int ChunkHeaderLength = 8;

    public static PictureTarget Decode(ReadOnlySpan<byte> file, DecodeRequest request)
    {
        using var argb = WebPDecoder.DecodePixels(file, request.Limits, request.Cancellation);
        var exif = Chunk(file, "EXIF"u8);
        var orientation = ExifOrientation.TryRead(exif, out var found) || ExifOrientation.TryReadTiff(exif, out found) ? found : 1;
        var profile = Chunk(file, "ICCP"u8);
        var colors = profile.IsEmpty ? null : IccProfile.Read(profile, profile.Length, channels: 3, request);
        if (!Chunk(file, "ANMF"u8).IsEmpty)
        {
            request.Note("animation.first-frame", "Of the animation only the first frame is used.");
        }

        var target = request.Begin(argb.Width, argb.Height, orientation, colors: colors);
        try
        {
            for (var y = 0; y < argb.Height; y++)
            {
                request.Cancellation.ThrowIfCancellationRequested();
                var row = argb.Row(y);
                foreach (ref var pixel in row)
                {
                    pixel = (pixel & 0xFF00_FF00) | ((pixel >> 16) & 255) | ((pixel & 255) << 16);
                }

                target.Write(y, row);
            }

            return target;
        }
        catch
        {
            target.Dispose();
            throw;
        }
    }

    // The first of its kind; empty without one.
    private static ReadOnlySpan<byte> Chunk(ReadOnlySpan<byte> file, ReadOnlySpan<byte> kind)
    {
        for (long at = FileHeaderLength; at + ChunkHeaderLength <= file.Length;)
        {
            var header = file.Slice((int)at, ChunkHeaderLength);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
            if (header.StartsWith(kind))
            {
                var start = (int)at + ChunkHeaderLength;
                return file.Slice(start, (int)Math.Min(length, (uint)(file.Length - start)));
            }

            // Chunks are padded to even lengths.
            at += ChunkHeaderLength + (long)length + (length & 1);
        }

        return default;
    }
}
