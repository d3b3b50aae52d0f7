using System.Buffers.Binary;
using OgService.Imaging.Checksums;
using OgService.Imaging.Jpeg;
using OgService.Imaging.Png;
using OgService.Testing;

namespace OgService.Imaging.Tests;

/// <summary>Small files of every format, written here so that they need no tool.</summary>
internal static class PictureFiles
{
    public static byte[] Png()
    {
        using var pixels = Pictures.Gradient(23, 17);
        return PngEncoder.Encode(pixels);
    }

    public static byte[] Jpeg(int width = 40, int height = 24)
    {
        using var pixels = Pictures.Gradient(width, height);
        return JpegEncoder.Encode(pixels);
    }

    /// <summary>Sequential, each channel in a scan of its own: what decoders must keep until the end.</summary>
    /// <param name="channels">Baseline files of one channel with the same tables.</param>
    /// <param name="adobeTransform">Of an Adobe marker; none without.</param>
    public static byte[] JoinChannels(byte[][] channels, int? adobeTransform)
    {
        var first = channels[0];
        var frame = first.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        var scan = first.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        List<byte> file = [0xFF, 0xD8];
        if (adobeTransform is { } transform)
        {
            file.AddRange([0xFF, 0xEE, 0, 14, .. "Adobe"u8, 0, 100, 0, 0, 0, 0, (byte)transform]);
        }

        file.AddRange(first.AsSpan(20, frame - 20).ToArray());
        file.AddRange([0xFF, 0xC0, 0, (byte)(8 + (3 * channels.Length)), 8, .. first.AsSpan(frame + 5, 4), (byte)channels.Length]);
        for (var index = 0; index < channels.Length; index++)
        {
            file.AddRange([(byte)(index + 1), 0x11, 0]);
        }

        file.AddRange(first.AsSpan(frame + 13, scan - frame - 13).ToArray());
        for (var index = 0; index < channels.Length; index++)
        {
            var start = channels[index].AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]) + 10;
            file.AddRange([0xFF, 0xDA, 0, 8, 1, (byte)(index + 1), 0, 0, 63, 0]);
            file.AddRange(channels[index].AsSpan(start, channels[index].Length - start - 2).ToArray());
        }

        file.AddRange([0xFF, 0xD9]);
        return [.. file];
    }

    /// <summary>2x2 of colours 0, 1, 2, 0 (black, red, green, black) on a larger screen, colour 0 transparent.</summary>
    public static byte[] Gif() =>
    [
        .. "GIF89a"u8, 3, 0, 2, 0, 0x81, 0, 0,
        0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255,
        0x21, 0xF9, 4, 1, 0, 0, 0, 0,
        0x2C, 1, 0, 0, 0, 2, 0, 2, 0, 0,

        // From the lowest bit on, codes of three bits: clear (4), 0, 1, 2; then of four: 0, end (5).
        2, 3, 0b01_000_100, 0b0000_010_0, 0b0000_0101, 0, 0x3B,
    ];

    /// <summary>24 bits, rows from the bottom.</summary>
    public static byte[] Bmp(int width = 5, int height = 3)
    {
        var stride = ((3 * width) + 3) & ~3;
        var file = new byte[54 + (stride * height)];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), 54);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
        file[26] = 1;
        file[28] = 24;
        for (var index = 54; index < file.Length; index++)
        {
            file[index] = (byte)(7 * index);
        }

        return file;
    }

    /// <summary>The pictures of an icon, each as it lies in the file, with width and height as the directory says.</summary>
    public static byte[] Ico(params (int Side, int Depth, byte[] Picture)[] entries)
    {
        List<byte> file = [0, 0, 1, 0, (byte)entries.Length, 0];
        var offset = 6 + (16 * entries.Length);
        foreach (var (side, depth, picture) in entries)
        {
            file.AddRange([(byte)side, (byte)side, 0, 0, 1, 0, (byte)depth, 0]);
            file.AddRange(BitConverter.GetBytes(picture.Length));
            file.AddRange(BitConverter.GetBytes(offset));
            offset += picture.Length;
        }

        foreach (var (_, _, picture) in entries)
        {
            file.AddRange(picture);
        }

        return [.. file];
    }

    /// <summary>A bitmap as icons hold it: 32 bits, one colour, then a mask that hides the top row.</summary>
    public static byte[] IconBitmap(int side, byte alpha)
    {
        List<byte> bitmap = [40, 0, 0, 0, (byte)side, 0, 0, 0, (byte)(2 * side), 0, 0, 0, 1, 0, 32, 0, .. new byte[24]];
        for (var index = 0; index < side * side; index++)
        {
            bitmap.AddRange([10, 20, 30, alpha]);
        }

        for (var y = 0; y < side; y++)
        {
            bitmap.AddRange(y == side - 1 ? [0xFF, 0xFF, 0xFF, 0xFF] : [0, 0, 0, 0]);
        }

        return [.. bitmap];
    }

    /// <summary>Puts a chunk after IHDR.</summary>
    public static byte[] WithPngChunk(byte[] png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32.Compute(chunk.AsSpan(4, 4 + data.Length)));
        return [.. png[..33], .. chunk, .. png[33..]];
    }

    /// <summary>Makes all CRCs right again.</summary>
    public static void RepairPng(Span<byte> file)
    {
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12)
            {
                return;
            }

            var end = at + 8 + (int)length;
            BinaryPrimitives.WriteUInt32BigEndian(file[end..], Crc32.Compute(file[(at + 4)..end]));
            at = end + 4;
        }
    }

    public static byte[] ToPpm(PixelBuffer pixels)
    {
        List<byte> file = [.. System.Text.Encoding.ASCII.GetBytes($"P6 {pixels.Width} {pixels.Height} 255\n")];
        foreach (var pixel in pixels.Pixels)
        {
            file.AddRange([(byte)pixel, (byte)(pixel >> 8), (byte)(pixel >> 16)]);
        }

        return [.. file];
    }
}
