using System.Buffers.Binary;

namespace OgService.Imaging.Deflate;

/// <summary>Bits into bytes, least significant first (RFC 1951, 3.1.1). The room is made by <see cref="Ensure"/>, once a block.</summary>
internal ref struct BitSink(PooledBytes output, ulong pending, int pendingCount)
{
    private Span<byte> room;
    private int at;

    /// <summary>Bits not yet written: fewer than 8 after <see cref="Flush"/>.</summary>
    public ulong Pending { get; private set; } = pending;

    public int PendingCount { get; private set; } = pendingCount;

    public void Ensure(long bits)
    {
        Flush();
        room = output.Reserve(checked((int)((bits + 7) / 8) + 16));
        at = 0;
    }

    /// <summary>Up to 48 bits; the others must be clear.</summary>
    public void Write(ulong bits, int count)
    {
        Pending |= bits << PendingCount;
        PendingCount += count;

        // Eight bytes are stored whatever their number; only whole ones are kept, so there is no branch.
        BinaryPrimitives.WriteUInt64LittleEndian(room[at..], Pending);
        at += PendingCount >> 3;
        Pending >>= PendingCount & ~7;
        PendingCount &= 7;
    }

    /// <summary>Fills the last byte with clear bits.</summary>
    public void AlignToByte()
    {
        if (PendingCount > 0)
        {
            Write(0, 8 - PendingCount);
        }
    }

    /// <summary>Copies whole bytes; only after <see cref="AlignToByte"/>.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(room[at..]);
        at += bytes.Length;
    }

    public void Flush()
    {
        output.Advance(at);
        room = [];
        at = 0;
    }
}
