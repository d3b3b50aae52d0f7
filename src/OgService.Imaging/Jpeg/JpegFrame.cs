using System.Buffers.Binary;
using OgService.Imaging.Headers;

namespace OgService.Imaging.Jpeg;

/// <summary>SOF0 to SOF2 (ITU-T T.81, B.2.2): eight bits, Huffman codes, one, three or four channels.</summary>
internal sealed class JpegFrame : IDisposable
{
    public required int Width { get; init; }

    public required int Height { get; init; }

    public required bool IsProgressive { get; init; }

    public required JpegComponent[] Components { get; init; }

    public int MaxHorizontal { get; private set; }

    public int MaxVertical { get; private set; }

    public int UnitsWide { get; private set; }

    public int UnitsHigh { get; private set; }

    /// <summary>Samples a block of the finest channel has on a side: 8, or 4, 2, 1 when decoded smaller.</summary>
    public int BlockSide { get; private set; } = 8;

    /// <summary>Size at the scale decoded at.</summary>
    public int ScaledWidth => DivideUp(Width * BlockSide, 8);

    public int ScaledHeight => DivideUp(Height * BlockSide, 8);

    /// <param name="file">Every block takes at least a bit; a file too short for its blocks is refused before they are allocated.</param>
    /// <param name="offset">Where in the file the data lies.</param>
    public static JpegFrame Read(ReadOnlySpan<byte> data, bool isProgressive, ReadOnlySpan<byte> file, int offset, ImageLimits limits)
    {
        if (data.Length < 6 || data.Length != 6 + (3 * data[5]) || data[5] is not (1 or 3 or 4))
        {
            throw new ImageFormatException("a frame header must name one, three or four channels", offset);
        }

        if (data[0] != 8)
        {
            throw new ImageFormatException($"samples of {data[0]} bits are not supported", offset);
        }

        int height = BinaryPrimitives.ReadUInt16BigEndian(data[1..]);
        var width = BinaryPrimitives.ReadUInt16BigEndian(data[3..]);
        if (width == 0 || (height == 0 && !JpegLines.TryFind(file, offset + data.Length, out height)))
        {
            throw new ImageFormatException("a picture without pixels", offset);
        }

        limits.Check(width, height, offset);
        var components = new JpegComponent[data[5]];
        for (var index = 0; index < components.Length; index++)
        {
            var entry = data.Slice(6 + (3 * index), 3);
            components[index] = new JpegComponent { Id = entry[0], Horizontal = entry[1] >> 4, Vertical = entry[1] & 15, StepsNumber = entry[2] };
            if (components[index].Horizontal is < 1 or > 4 || components[index].Vertical is < 1 or > 4 || entry[2] > 3)
            {
                throw new ImageFormatException("a channel with sampling or table that does not exist", offset);
            }
        }

        var frame = new JpegFrame { Width = width, Height = height, IsProgressive = isProgressive, Components = components };
        frame.Arrange(offset, file.Length);
        return frame;
    }

    /// <summary>Chooses the scale of decoding: blocks of so many samples a side. Channels of fewer samples are reduced less, so that they need
    /// not be spread again.</summary>
    /// <param name="side">8, 4, 2 or 1.</param>
    public void ScaleTo(int side)
    {
        BlockSide = side;
        foreach (var component in Components)
        {
            component.BlockSide = side;
            while (component.BlockSide < 8
                && MaxHorizontal * side % (component.Horizontal * component.BlockSide * 2) == 0
                && MaxVertical * side % (component.Vertical * component.BlockSide * 2) == 0)
            {
                component.BlockSide *= 2;
            }

            component.SamplesWide = DivideUp(Width * component.Horizontal * component.BlockSide, 8 * MaxHorizontal);
            component.SamplesHigh = DivideUp(Height * component.Vertical * component.BlockSide, 8 * MaxVertical);
        }
    }

    public void Dispose()
    {
        foreach (var component in Components)
        {
            component.Free();
        }
    }

    private void Arrange(long offset, int fileLength)
    {
        MaxHorizontal = Components.Max(component => component.Horizontal);
        MaxVertical = Components.Max(component => component.Vertical);
        UnitsWide = DivideUp(Width, 8 * MaxHorizontal);
        UnitsHigh = DivideUp(Height, 8 * MaxVertical);
        long blocks = 0;
        foreach (var component in Components)
        {
            component.BlocksWide = DivideUp(DivideUp(Width * component.Horizontal, MaxHorizontal), 8);
            component.BlocksHigh = DivideUp(DivideUp(Height * component.Vertical, MaxVertical), 8);
            component.StoredBlocksWide = UnitsWide * component.Horizontal;
            component.StoredBlocksHigh = UnitsHigh * component.Vertical;
            blocks += (long)component.BlocksWide * component.BlocksHigh;
        }

        // A progressive file may name 32,767 empty blocks by a few bits, but no picture worth showing does.
        if (blocks / 8 > fileLength)
        {
            throw new ImageFormatException("too little compressed data for the size", offset);
        }
    }

    private static int DivideUp(int value, int divisor) => (value + divisor - 1) / divisor;
}
