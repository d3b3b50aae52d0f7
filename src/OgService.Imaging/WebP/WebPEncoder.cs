using System.Buffers.Binary;
using OgService.Imaging.WebP.Lossless;
using OgService.Imaging.WebP.Lossy;

namespace OgService.Imaging.WebP;

/// <summary>Writes WebP (RFC 9649).</summary>
public static class WebPEncoder
{
    /// <summary>The longest side that the format has.</summary>
    public const int MaxSide = 16_383;

    /// <summary>The same pixels and options give the same bytes on every machine.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The quality is not 0 to 100, or a side is longer than <see cref="MaxSide"/>.</exception>
    public static byte[] Encode(PixelBuffer pixels, WebPOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        options ??= WebPOptions.Default;
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Quality, 0, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Quality, 100, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pixels.Width, MaxSide, nameof(pixels));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pixels.Height, MaxSide, nameof(pixels));
        using var file = new PooledBytes(1 << 16);
        file.Write("RIFF\0\0\0\0WEBP"u8);
        var straight = ToStraight(pixels);
        if (options.Lossless)
        {
            var start = StartChunk("VP8L"u8, file);
            LosslessEncoder.Write(straight, pixels.Width, pixels.Height, options.Effort, file);
            EndChunk(start, file);
        }
        else
        {
            WriteLossy(straight, pixels.Width, pixels.Height, options, file);
        }

        BinaryPrimitives.WriteInt32LittleEndian(file.Written[4..], file.Length - 8);
        return file.ToArray();
    }

    private static void WriteLossy(uint[] pixels, int width, int height, WebPOptions options, PooledBytes file)
    {
        if (pixels.AsSpan().ContainsAnyInRange(0u, Predictors.Black - 1))
        {
            WriteAlpha(pixels, width, height, options.Effort, file);
        }

        var start = StartChunk("VP8 "u8, file);
        LossyEncoder.Write(pixels, width, height, options.Quality, options.Effort, file);
        EndChunk(start, file);
    }

    // The extended header, then alpha as the green of a lossless picture.
    private static void WriteAlpha(uint[] pixels, int width, int height, WebPEffort effort, PooledBytes file)
    {
        const byte HasAlpha = 16;
        const byte LosslessUnfiltered = 1;
        var start = StartChunk("VP8X"u8, file);
        file.Write([HasAlpha, 0, 0, 0]);
        file.Write([(byte)(width - 1), (byte)((width - 1) >> 8), 0, (byte)(height - 1), (byte)((height - 1) >> 8), 0]);
        EndChunk(start, file);
        start = StartChunk("ALPH"u8, file);
        file.WriteByte(LosslessUnfiltered);
        var alpha = Array.ConvertAll(pixels, pixel => Predictors.Black | ((pixel >> 16) & 0xFF00));
        LosslessEncoder.WriteImage(alpha, width, height, isOpaque: true, effort, new LosslessBitSink(file));
        EndChunk(start, file);
    }

    private static uint[] ToStraight(PixelBuffer pixels)
    {
        var straight = new uint[pixels.Width * pixels.Height];
        var source = pixels.Pixels;
        for (var index = 0; index < straight.Length; index++)
        {
            var rgba = StraightAlpha.From(source[index]);
            straight[index] = (rgba & 0xFF00_FF00) | ((rgba & 255) << 16) | ((rgba >> 16) & 255);
        }

        return straight;
    }

    private static int StartChunk(ReadOnlySpan<byte> name, PooledBytes file)
    {
        file.Write(name);
        file.Write([0, 0, 0, 0]);
        return file.Length;
    }

    private static void EndChunk(int start, PooledBytes file)
    {
        var length = file.Length - start;
        BinaryPrimitives.WriteInt32LittleEndian(file.Written[(start - 4)..], length);
        if ((length & 1) != 0)
        {
            file.WriteByte(0);
        }
    }
}
