using System.Buffers.Binary;

namespace OgService.Imaging.Jpeg;

/// <summary>The tables in force: quantisation steps (DQT) and Huffman codes (DHT), each replaced by the next of its number.</summary>
internal sealed class JpegTables
{
    private readonly short[]?[] steps = new short[]?[4];
    private readonly HuffmanDecoder?[] dcCodes = new HuffmanDecoder?[4];
    private readonly HuffmanDecoder?[] acCodes = new HuffmanDecoder?[4];

    /// <summary>Null for a number without table.</summary>
    public short[]? Steps(int number) => steps[number];

    public HuffmanDecoder? DcCode(int number) => number <= 3 ? dcCodes[number] : null;

    public HuffmanDecoder? AcCode(int number) => number <= 3 ? acCodes[number] : null;

    /// <summary>B.2.4.1.</summary>
    public void ReadSteps(ReadOnlySpan<byte> data, long offset)
    {
        while (!data.IsEmpty)
        {
            var wide = data[0] >> 4;
            var number = data[0] & 15;
            var length = 1 + (64 * (1 + wide));
            if (wide > 1 || number > 3 || data.Length < length)
            {
                throw new ImageFormatException("a quantisation table that does not exist or breaks off", offset);
            }

            var table = new short[64];
            for (var index = 0; index < 64; index++)
            {
                // Steps beyond 32,767 belong to samples of 12 bits.
                table[QuantizationTable.ZigZag[index]] = wide == 0
                    ? data[1 + index]
                    : (short)Math.Min((ushort)short.MaxValue, BinaryPrimitives.ReadUInt16BigEndian(data[(1 + (2 * index))..]));
            }

            steps[number] = table;
            data = data[length..];
        }
    }

    /// <summary>B.2.4.2.</summary>
    public void ReadCodes(ReadOnlySpan<byte> data, long offset)
    {
        while (!data.IsEmpty)
        {
            var count = 0;
            for (var length = 1; length <= 16 && length < data.Length; length++)
            {
                count += data[length];
            }

            if (data[0] >> 4 > 1 || (data[0] & 15) > 3 || count > 256 || data.Length < 17 + count)
            {
                throw new ImageFormatException("a Huffman table that does not exist or breaks off", offset);
            }

            var decoder = new HuffmanDecoder(data.Slice(1, 16), data.Slice(17, count), offset);
            (data[0] >> 4 == 0 ? dcCodes : acCodes)[data[0] & 15] = decoder;
            data = data[(17 + count)..];
        }
    }
}
