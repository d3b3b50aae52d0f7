using System.Buffers.Binary;

namespace OgService.Imaging.Png;

/// <summary>Turns unfiltered rows into pixels, by colour type, palette and transparency (PNG third edition, 13.12 and 13.16).</summary>
internal sealed class PngColors(PngHeader header)
{
    // Packed, with straight alpha. Grey of up to eight bits is a palette as well.
    private readonly uint[] palette = new uint[256];
    private int paletteLength;

    // The one colour that is transparent, by channel at the file's depth; -1 is none.
    private int transparentRed = -1;
    private int transparentGreen = -1;
    private int transparentBlue = -1;

    public bool HasPalette => paletteLength > 0;

    public void ReadPalette(ReadOnlySpan<byte> data, long offset)
    {
        if (data.Length % 3 != 0 || data.Length is 0 or > 768)
        {
            throw new ImageFormatException($"PLTE must hold 3 to 768 bytes, three a colour; it has {data.Length}", offset);
        }

        paletteLength = data.Length / 3;
        if (header.ColorType != PngColorType.Palette)
        {
            return;
        }

        // Entries that no pixel can name are left out; so is what the file does not define, which is black.
        paletteLength = Math.Min(paletteLength, 1 << header.Depth);
        palette.AsSpan().Fill(0xFF00_0000);
        for (var index = 0; index < paletteLength; index++)
        {
            palette[index] = Pack(data[3 * index], data[(3 * index) + 1], data[(3 * index) + 2], 255);
        }
    }

    /// <summary>False when the data does not fit the colour type; it is not used then.</summary>
    public bool TryReadTransparency(ReadOnlySpan<byte> data)
    {
        switch (header.ColorType)
        {
            case PngColorType.Palette when data.Length <= paletteLength:
                for (var index = 0; index < data.Length; index++)
                {
                    palette[index] = (palette[index] & 0x00FF_FFFF) | ((uint)data[index] << 24);
                }

                return true;
            case PngColorType.Gray when data.Length == 2:
                transparentRed = BinaryPrimitives.ReadUInt16BigEndian(data);
                return true;
            case PngColorType.TrueColor when data.Length == 6:
                transparentRed = BinaryPrimitives.ReadUInt16BigEndian(data);
                transparentGreen = BinaryPrimitives.ReadUInt16BigEndian(data[2..]);
                transparentBlue = BinaryPrimitives.ReadUInt16BigEndian(data[4..]);
                return true;
            default:
                return false;
        }
    }

    /// <summary>After all chunks that describe colours.</summary>
    public void Prepare(long offset)
    {
        if (header.ColorType == PngColorType.Palette && paletteLength == 0)
        {
            throw new ImageFormatException("an indexed picture without PLTE", offset);
        }

        if (header.ColorType == PngColorType.Gray && header.Depth <= 8)
        {
            paletteLength = 1 << header.Depth;
            for (var index = 0; index < paletteLength; index++)
            {
                var gray = (byte)(index * 255 / (paletteLength - 1));
                palette[index] = Pack(gray, gray, gray, index == transparentRed ? (byte)0 : (byte)255);
            }
        }
    }

    /// <summary>Turns a row's samples into as many straight pixels as the target holds.</summary>
    public void Convert(ReadOnlySpan<byte> row, Span<uint> pixels)
    {
        if (header.Channels == 1 && header.Depth <= 8)
        {
            ConvertIndexed(row, pixels);
        }
        else if (header.Depth == 8)
        {
            Convert8(row, pixels);
        }
        else
        {
            var length = 2 * header.Channels;
            for (var x = 0; x < pixels.Length; x++)
            {
                pixels[x] = Read16(row.Slice(length * x, length));
            }
        }
    }

    private void ConvertIndexed(ReadOnlySpan<byte> row, Span<uint> pixels)
    {
        // Colours that the palette does not have are black, as elsewhere.
        ReadOnlySpan<uint> all = palette;
        var depth = header.Depth;
        if (depth == 8)
        {
            row = row[..pixels.Length];
            for (var x = 0; x < row.Length; x++)
            {
                pixels[x] = all[row[x]];
            }

            return;
        }

        var mask = (1 << depth) - 1;
        for (var x = 0; x < pixels.Length; x++)
        {
            var bit = x * depth;
            pixels[x] = all[(row[bit >> 3] >> (8 - depth - (bit & 7))) & mask];
        }
    }

    private void Convert8(ReadOnlySpan<byte> row, Span<uint> pixels)
    {
        switch (header.ColorType)
        {
            case PngColorType.GrayAlpha:
                for (var x = 0; x < pixels.Length; x++, row = row[2..])
                {
                    pixels[x] = (row[0] * 0x0001_0101u) | ((uint)row[1] << 24);
                }

                break;
            case PngColorType.TrueColorAlpha:
                for (var x = 0; x < pixels.Length; x++)
                {
                    pixels[x] = BinaryPrimitives.ReadUInt32LittleEndian(row.Slice(4 * x, 4));
                }

                break;
            default:
                ConvertTrueColor(row, pixels);
                break;
        }
    }

    private void ConvertTrueColor(ReadOnlySpan<byte> row, Span<uint> pixels)
    {
        var last = pixels.Length - 1;
        for (var x = 0; x < last; x++)
        {
            pixels[x] = BinaryPrimitives.ReadUInt32LittleEndian(row.Slice(3 * x, 4)) | 0xFF00_0000;
        }

        pixels[last] = Pack(row[3 * last], row[(3 * last) + 1], row[(3 * last) + 2], 255);
        if (transparentRed < 0)
        {
            return;
        }

        foreach (ref var pixel in pixels)
        {
            if (IsTransparent((int)(pixel & 255), (int)((pixel >> 8) & 255), (int)((pixel >> 16) & 255)))
            {
                pixel &= 0x00FF_FFFF;
            }
        }
    }

    private uint Read16(ReadOnlySpan<byte> pixel)
    {
        var first = BinaryPrimitives.ReadUInt16BigEndian(pixel);
        var gray = Narrow(first);
        switch (header.ColorType)
        {
            case PngColorType.Gray:
                return Pack(gray, gray, gray, first == transparentRed ? (byte)0 : (byte)255);
            case PngColorType.GrayAlpha:
                return Pack(gray, gray, gray, Narrow(BinaryPrimitives.ReadUInt16BigEndian(pixel[2..])));
            default:
                var green = BinaryPrimitives.ReadUInt16BigEndian(pixel[2..]);
                var blue = BinaryPrimitives.ReadUInt16BigEndian(pixel[4..]);
                var alpha = header.ColorType == PngColorType.TrueColorAlpha
                    ? Narrow(BinaryPrimitives.ReadUInt16BigEndian(pixel[6..]))
                    : IsTransparent(first, green, blue) ? (byte)0 : (byte)255;
                return Pack(gray, Narrow(green), Narrow(blue), alpha);
        }
    }

    private bool IsTransparent(int red, int green, int blue)
        => red == transparentRed && green == transparentGreen && blue == transparentBlue;

    // To the nearest.
    private static byte Narrow(int value) => (byte)(((value * 255) + 32_767) / 65_535);

    private static uint Pack(byte red, byte green, byte blue, byte alpha) => red | ((uint)green << 8) | ((uint)blue << 16) | ((uint)alpha << 24);
}
