using System.Buffers.Binary;

namespace OgService.Imaging.WebP.Lossless;

/// <summary>Writes bits from the least significant up.</summary>
internal sealed class LosslessBitSink(PooledBytes target)
{
    private ulong value;
    private int count;

    /// <param name="bits">0 to 32.</param>
    public void Write(uint number, int bits)
    {
        value |= (ulong)number << count;
        count += bits;
        if (count >= 32)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(target.Reserve(4), (uint)value);
            target.Advance(4);
            value >>= 32;
            count -= 32;
        }
    }

    public void WriteFlag(bool flag) => Write(flag ? 1u : 0u, 1);

    /// <summary>Fills the last byte with zeros.</summary>
    public void Finish()
    {
        for (; count > 0; count -= 8)
        {
            target.WriteByte((byte)value);
            value >>= 8;
        }

        count = 0;
        value = 0;
    }
}
