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

    /// <summary>The file ends within this chunk, or where its header should be; the data is what there is.</summary>
    public bool BreaksOff { get; private set; }

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
        if (file.Length - next < 8)
        {
            (BreaksOff, DataOffset) = (true, file.Length);
            Type = Data = default;
            return true;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(file[next..]);
        Type = file.Slice(next + 4, 4);
        DataOffset = next + 8;
        if ((ulong)length + 12 > (ulong)(file.Length - next))
        {
            BreaksOff = true;
            Data = file.Slice(DataOffset, (int)Math.Min(length, (uint)(file.Length - DataOffset)));
            return true;
        }

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
