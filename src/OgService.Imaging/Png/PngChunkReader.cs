using System.Buffers.Binary;
using OgService.Imaging.Checksums;

namespace OgService.Imaging.Png;

/// <summary>Steps through the chunks of a file.</summary>
internal ref struct PngChunkReader
{
    private readonly ReadOnlySpan<byte> file;
    private int next;

    public PngChunkReader(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(PngSignature.Bytes))
        {
            throw new ImageFormatException("not a PNG", 0);
        }

        this.file = file;
        next = PngSignature.Bytes.Length;
    }

    /// <summary>Four ASCII letters.</summary>
    public ReadOnlySpan<byte> Type { get; private set; }

    public ReadOnlySpan<byte> Data { get; private set; }

    /// <summary>Where the data lies in the file.</summary>
    public int DataOffset { get; private set; }

    /// <summary>A decoder that does not know it must give up (PNG third edition, 5.4).</summary>
    public readonly bool IsCritical => (Type[0] & 0x20) == 0;

    public readonly bool Is(ReadOnlySpan<byte> type) => Type.SequenceEqual(type);

    /// <summary>Moves to the next chunk. Critical chunks with a wrong CRC are refused; tRNS with one is passed over, and others are not checked, since
    /// pixels do not depend on them.</summary>
    public void MoveNext()
    {
        while (!TryMoveNext())
        {
        }
    }

    private bool TryMoveNext()
    {
        if (file.Length - next < 12)
        {
            throw new ImageFormatException("the file breaks off", file.Length);
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(file[next..]);
        if (length > (uint)(file.Length - next - 12))
        {
            throw new ImageFormatException("a chunk longer than the file", next);
        }

        Type = file.Slice(next + 4, 4);
        DataOffset = next + 8;
        Data = file.Slice(DataOffset, (int)length);
        next = DataOffset + (int)length + 4;
        if (!(IsCritical || Is("tRNS"u8))
            || BinaryPrimitives.ReadUInt32BigEndian(file[(next - 4)..]) == Crc32.Compute(file[(DataOffset - 4)..(next - 4)]))
        {
            return true;
        }

        return IsCritical ? throw new ImageFormatException("a chunk with a wrong CRC", next - 4) : false;
    }
}
