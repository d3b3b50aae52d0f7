using System.Buffers.Binary;

namespace OgService.Imaging.Png;

/// <summary>Turns unfiltered rows into pixels, by colour type, palette and transparency (PNG third edition, 13.12 and 13.16).</summary>
internal sealed class PngColors(PngHeader header)
{
    // Packed and premultiplied. Grey of up to eight bits is a palette as well.
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

        if (paletteLength > 1 << header.Depth)
        {
            throw new ImageFormatException($"{paletteLength} colours are more than {header.Depth} bits can number", offset);
        }

        for (var index = 0; index < paletteLength; index++)
        {
            palette[index] = Pack(data[3 * index], data[(3 * index) + 1], data[(3 * index) + 2], 255);
        }
    }

    public void ReadTransparency(ReadOnlySpan<byte> data, long offset)
    {
        switch (header.ColorType)
        {
            case PngColorType.Palette when data.Length <= paletteLength:
                for (var index = 0; index < data.Length; index++)
                {
                    var color = palette[index];
                    palette[index] = Pack((byte)color, (byte)(color >> 8), (byte)(color >> 16), data[index]);
                }

                break;
            case PngColorType.Gray when data.Length == 2:
                transparentRed = BinaryPrimitives.ReadUInt16BigEndian(data);
                break;
            case PngColorType.TrueColor when data.Length == 6:
                transparentRed = BinaryPrimitives.ReadUInt16BigEndian(data);
                transparentGreen = BinaryPrimitives.ReadUInt16BigEndian(data[2..]);
                transparentBlue = BinaryPrimitives.ReadUInt16BigEndian(data[4..]);
                break;
            default:
                throw new ImageFormatException("tRNS does not fit the colour type", offset);
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
                palette[index] = index == transparentRed ? 0 : Pack(gray, gray, gray, 255);
            }
        }
    }

    /// <summary>Places a row's pixels every <paramref name="step"/> from the first of <paramref name="target"/>.</summary>
    /// <param name="offset">Where the data lies in the file, for the message about a colour that is not in the palette.</param>
    public void Convert(ReadOnlySpan<byte> row, int width, Span<uint> target, int step, long offset)
    {
        if (header.Channels == 1 && header.Depth <= 8)
        {
            ConvertIndexed(row, width, target, step, offset);
            return;
        }

        var channels = header.Channels;
        for (var x = 0; x < width; x++)
        {
            target[x * step] = header.Depth == 8
                ? Read8(row.Slice(x * channels, channels))
                : Read16(row.Slice(2 * x * channels, 2 * channels));
        }
    }

    private void ConvertIndexed(ReadOnlySpan<byte> row, int width, Span<uint> target, int step, long offset)
    {
        var depth = header.Depth;
        var mask = (1 << depth) - 1;
        for (var x = 0; x < width; x++)
        {
            var bit = x * depth;
            var index = (row[bit >> 3] >> (8 - depth - (bit & 7))) & mask;
            if (index >= paletteLength)
            {
                throw new ImageFormatException($"colour {index} of a palette of {paletteLength}", offset);
            }

            target[x * step] = palette[index];
        }
    }

    private uint Read8(ReadOnlySpan<byte> pixel) => header.ColorType switch
    {
        PngColorType.GrayAlpha => Pack(pixel[0], pixel[0], pixel[0], pixel[1]),
        PngColorType.TrueColorAlpha => Pack(pixel[0], pixel[1], pixel[2], pixel[3]),
        _ => Pack(pixel[0], pixel[1], pixel[2], IsTransparent(pixel[0], pixel[1], pixel[2]) ? (byte)0 : (byte)255),
    };

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

    private static uint Pack(byte red, byte green, byte blue, byte alpha)
        => PremultipliedRgba.From(new Rgba(red, green, blue, alpha)).Packed;
}
