using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace OgService.Imaging.WebP.Lossless;

/// <summary>Bits from the least significant up (RFC 9649, 3). Past the end come zeros, and <see cref="IsOverrun"/> tells.</summary>
internal ref struct LosslessBits(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private ulong value;
    private int count;
    private int next;

    // Zero bytes made up behind the end.
    private int invented;

    /// <summary>Whether bits were taken that the data does not have.</summary>
    public readonly bool IsOverrun => invented * 8 > count;

    /// <summary>The next bits; at least 56 of them count after <see cref="Fill"/>.</summary>
    public readonly uint Peek => (uint)value;

    /// <summary>Bytes read so far, whole or in part.</summary>
    public readonly int Position => Math.Min(bytes.Length, next - (count >> 3) + invented);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fill()
    {
        if (bytes.Length - next >= 8)
        {
            value |= BinaryPrimitives.ReadUInt64LittleEndian(bytes[next..]) << count;
            var whole = (63 - count) >> 3;
            next += whole;
            count += whole << 3;
        }
        else
        {
            FillNearEnd();
        }
    }

    private void FillNearEnd()
    {
        while (count <= 55)
        {
            if (next < bytes.Length)
            {
                value |= (ulong)bytes[next++] << count;
            }
            else
            {
                invented++;
            }

            count += 8;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int bits)
    {
        value >>= bits;
        count -= bits;
    }

    /// <summary>Takes bits that <see cref="Fill"/> has brought in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Take(int bits)
    {
        var taken = (int)((uint)value & ((1u << bits) - 1));
        Skip(bits);
        return taken;
    }

    /// <param name="bits">0 to 24.</param>
    public int Read(int bits)
    {
        Fill();
        return Take(bits);
    }

    public bool ReadFlag() => Read(1) != 0;
}
