using System.Buffers.Binary;
using System.Numerics;
using OgService.Imaging.Decoding;

namespace OgService.Imaging.Bmp;

/// <summary>Reads any row of a bitmap as straight pixels. Run lengths are expanded first.</summary>
internal sealed class BmpRows
{
    private readonly BmpHeader header;
    private readonly uint[] palette;
    private readonly byte[][] levels = new byte[4][];
    private readonly int dataOffset;
    private readonly byte[]? indices;

    private BmpRows(BmpHeader header, uint[] palette, int dataOffset, byte[]? indices)
    {
        this.header = header;
        this.palette = palette;
        this.dataOffset = dataOffset;
        this.indices = indices;
        for (var channel = 0; channel < 4; channel++)
        {
            levels[channel] = LevelsOf(header.Masks[channel]);
        }
    }

    /// <summary>Where the pixels end, from where the bitmap begins; for bitmaps without run lengths.</summary>
    public int End => dataOffset + (header.Stride * header.Height);

    /// <param name="bitmap">From the header on.</param>
    /// <param name="dataOffset">Of the pixels, from there.</param>
    /// <param name="offset">Where the bitmap is in the file.</param>
    public static BmpRows Read(ReadOnlySpan<byte> bitmap, BmpHeader header, int dataOffset, long offset, DecodeRequest request)
    {
        if (dataOffset < 0 || dataOffset > bitmap.Length)
        {
            throw new ImageFormatException("pixels outside of the file", offset);
        }

        var palette = ReadPalette(bitmap, header);
        if (header.Compression is BmpCompression.RunLength4 or BmpCompression.RunLength8)
        {
            request.Limits.CheckMemory(5L * header.Width * header.Height, offset);

            // Two bytes stand for at most 255 pixels, or skip as many rows and columns; a picture of skips is not worth its memory.
            if ((long)header.Width * header.Height / 255 / 64 > bitmap.Length - dataOffset)
            {
                throw new ImageFormatException("too little compressed data for the size", offset);
            }

            var indices = new byte[header.Width * header.Height];
            BmpRunLengths.Expand(bitmap[dataOffset..], header, indices);
            return new BmpRows(header, palette, dataOffset, indices);
        }

        if ((long)header.Stride * header.Height > bitmap.Length - dataOffset)
        {
            throw new ImageFormatException("the file breaks off", offset + bitmap.Length);
        }

        return new BmpRows(header, palette, dataOffset, indices: null);
    }

    /// <param name="y">From the top.</param>
    public void Read(ReadOnlySpan<byte> bitmap, int y, Span<uint> row)
    {
        var line = header.IsTopDown ? y : header.Height - 1 - y;
        if (indices is not null)
        {
            for (var x = 0; x < row.Length; x++)
            {
                row[x] = palette[indices[(line * header.Width) + x]];
            }

            return;
        }

        var stored = bitmap.Slice(dataOffset + (line * header.Stride), header.Stride);
        switch (header.Depth)
        {
            case 16:
                for (var x = 0; x < row.Length; x++)
                {
                    row[x] = Unpack(BinaryPrimitives.ReadUInt16LittleEndian(stored[(2 * x)..]));
                }

                break;
            case 24:
                for (var x = 0; x < row.Length; x++)
                {
                    row[x] = stored[(3 * x) + 2] | ((uint)stored[(3 * x) + 1] << 8) | ((uint)stored[3 * x] << 16) | 0xFF00_0000;
                }

                break;
            case 32:
                for (var x = 0; x < row.Length; x++)
                {
                    row[x] = Unpack(BinaryPrimitives.ReadUInt32LittleEndian(stored[(4 * x)..]));
                }

                break;
            default:
                ReadIndexed(stored, row);
                break;
        }
    }

    private static uint[] ReadPalette(ReadOnlySpan<byte> bitmap, BmpHeader header)
    {
        // Colours that the file does not hold are black.
        var palette = new uint[256];
        Array.Fill(palette, 0xFF00_0000);
        for (var index = 0; index < header.PaletteCount; index++)
        {
            var at = header.PaletteOffset + (index * header.ColorLength);
            if (at + header.ColorLength > bitmap.Length)
            {
                break;
            }

            palette[index] = bitmap[at + 2] | ((uint)bitmap[at + 1] << 8) | ((uint)bitmap[at] << 16) | 0xFF00_0000;
        }

        return palette;
    }

    // For up to eight bits a table of levels; longer masks are narrowed to their highest eight bits.
    private static byte[] LevelsOf(uint mask)
    {
        var bits = Math.Min(8, BitOperations.PopCount(mask));
        var table = new byte[1 << bits];
        var most = table.Length - 1;
        for (var value = 0; value < table.Length; value++)
        {
            table[value] = most == 0 ? (byte)0 : (byte)(((value * 255) + (most / 2)) / most);
        }

        return table;
    }

    private uint Unpack(uint packed) => Channel(packed, 0) | (Channel(packed, 1) << 8) | (Channel(packed, 2) << 16) | (Channel(packed, 3) << 24);

    private uint Channel(uint packed, int channel)
    {
        var mask = header.Masks[channel];
        if (mask == 0)
        {
            return 0;
        }

        var value = (packed & mask) >> BitOperations.TrailingZeroCount(mask);
        return levels[channel][(int)(value >> Math.Max(0, BitOperations.PopCount(mask) - 8))];
    }

    private void ReadIndexed(ReadOnlySpan<byte> stored, Span<uint> row)
    {
        var depth = header.Depth;
        var mask = (1 << depth) - 1;
        for (var x = 0; x < row.Length; x++)
        {
            var bit = x * depth;
            row[x] = palette[(stored[bit >> 3] >> (8 - depth - (bit & 7))) & mask];
        }
    }
}
