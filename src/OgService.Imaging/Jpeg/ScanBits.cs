using System.Buffers.Binary;

namespace OgService.Imaging.Jpeg;

/// <summary>The bits of a scan: zero bytes after 0xFF are taken out, and a marker ends them (ITU-T T.81, F.2.2.5). After the end come
/// zeros; whoever has taken one of them asks <see cref="HasOverrun"/>.</summary>
internal ref struct ScanBits(ReadOnlySpan<byte> file, int start)
{
    private const ulong LowBits = 0x0101_0101_0101;
    private const ulong HighBits = 0x8080_8080_8080;

    private readonly ReadOnlySpan<byte> file = file;
    private int next = start;
    private ulong bits;
    private int count;
    private int padding;

    /// <summary>Where in the file reading has come to, at most a few bytes on.</summary>
    public readonly int Offset => next;

    /// <summary>Whether more bits were taken than there are.</summary>
    public readonly bool HasOverrun => count < padding;

    public int Peek16()
    {
        if (count < 16)
        {
            Refill();
        }

        return (int)(bits >> (count - 16)) & 0xFFFF;
    }

    public void Skip(int length) => count -= length;

    /// <param name="length">0 to 16.</param>
    public int Take(int length)
    {
        var value = Peek16() >> (16 - length);
        count -= length;
        return value;
    }

    /// <summary>A value of so many bits, those below half its range being negative (ITU-T T.81, F.2.2.1).</summary>
    public int TakeSigned(int length)
    {
        if (length == 0)
        {
            return 0;
        }

        var value = Take(length);
        return value < 1 << (length - 1) ? value - (1 << length) + 1 : value;
    }

    /// <summary>Drops what is left before a restart marker and steps over it.</summary>
    public bool TryRestart(int number)
    {
        (bits, count, padding) = (0, 0, 0);
        while (next + 1 < file.Length && file[next] == 0xFF && file[next + 1] == 0xFF)
        {
            next++;
        }

        if (next + 1 >= file.Length || file[next] != 0xFF || file[next + 1] != 0xD0 + number)
        {
            return false;
        }

        next += 2;
        return true;
    }

    // Called with fewer than 16 bits left, so that six bytes fit.
    private void Refill()
    {
        if (file.Length - next >= 8)
        {
            // A byte is 0xFF where its complement is zero.
            var six = BinaryPrimitives.ReadUInt64BigEndian(file.Slice(next, 8)) >> 16;
            var complement = six ^ 0xFFFF_FFFF_FFFF;
            if (((complement - LowBits) & six & HighBits) == 0)
            {
                bits = (bits << 48) | six;
                count += 48;
                next += 6;
                return;
            }
        }

        while (count <= 48)
        {
            uint value = 0;
            if (next < file.Length && (file[next] != 0xFF || (next + 1 < file.Length && file[next + 1] == 0)))
            {
                value = file[next];
                next += value == 0xFF ? 2 : 1;
            }
            else
            {
                padding += 8;
            }

            bits = (bits << 8) | value;
            count += 8;
        }
    }
}
