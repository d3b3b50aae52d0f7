using System.Buffers.Binary;

namespace OgService.Imaging.Png;

/// <summary>IHDR (PNG third edition, 11.2.1). A value is valid: sizes within the limits, depth and colour type a pair that exists.</summary>
internal readonly record struct PngHeader(int Width, int Height, int Depth, PngColorType ColorType, bool IsInterlaced)
{
    public int Channels => ColorType switch
    {
        PngColorType.TrueColor => 3,
        PngColorType.GrayAlpha => 2,
        PngColorType.TrueColorAlpha => 4,
        _ => 1,
    };

    /// <summary>Bytes from a pixel to the next for filters; at least 1.</summary>
    public int PixelLength => Math.Max(1, Channels * Depth / 8);

    /// <summary>Bytes in a row, without its filter byte.</summary>
    public int RowLength(int width) => checked((int)((((long)width * Channels * Depth) + 7) / 8));

    /// <param name="data">The chunk's data.</param>
    /// <param name="offset">Where the data lies in the file.</param>
    public static PngHeader Read(ReadOnlySpan<byte> data, long offset, ImageLimits limits)
    {
        if (data.Length != 13)
        {
            throw new ImageFormatException($"IHDR must hold 13 bytes; it has {data.Length}", offset);
        }

        var width = BinaryPrimitives.ReadUInt32BigEndian(data);
        var height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        if (width == 0 || height == 0)
        {
            throw new ImageFormatException("a picture without pixels", offset);
        }

        limits.Check(width, height, offset);
        var header = new PngHeader((int)width, (int)height, data[8], (PngColorType)data[9], data[12] == 1);
        ReadOnlySpan<byte> depthsOfType = header.ColorType switch
        {
            PngColorType.Gray => [1, 2, 4, 8, 16],
            PngColorType.Palette => [1, 2, 4, 8],
            PngColorType.TrueColor or PngColorType.GrayAlpha or PngColorType.TrueColorAlpha => [8, 16],
            _ => [],
        };
        if (!depthsOfType.Contains(data[8]))
        {
            throw new ImageFormatException($"colour type {data[9]} with depth {data[8]} does not exist", offset + 8);
        }

        if (data[10] != 0 || data[11] != 0 || data[12] > 1)
        {
            throw new ImageFormatException("an unknown compression, filter or interlace method", offset + 10);
        }

        return header;
    }
}
