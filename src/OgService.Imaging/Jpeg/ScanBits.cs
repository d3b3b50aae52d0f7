using System.Buffers.Binary;

namespace OgService.Imaging.Jpeg;

/// <summary>The bits of a scan: zero bytes after 0xFF are taken out, and a marker ends them (ITU-T T.81, F.2.2.5). After the end come
/// zeros; whoever has taken one of them asks <see cref="HasOverrun"/>.</summary>
internal ref struct ScanBits(ReadOnlySpan<byte> file, int start)
{
    private const uint LowBits = 0x0101_0101;
    private const uint HighBits = 0x8080_8080;

    // A code and a value after it.
    private const int MostBitsAtOnce = 32;

    private readonly ReadOnlySpan<byte> file = file;
    private int next = start;
    private ulong bits;
    private int count;
    private int padding;

    /// <summary>Where in the file reading has come to, at most a few bytes on.</summary>
    public readonly int Offset => next;

    /// <summary>Whether more bits were taken than there are.</summary>
    public readonly bool HasOverrun => count < padding;

    /// <summary>At least 32 bits for a caller that keeps them itself, and how many: the next ones lie highest. Give them back with
    /// <see cref="GiveBack"/>.</summary>
    public ulong Lend(out int lent)
    {
        if (count < MostBitsAtOnce)
        {
            Refill();
        }

        lent = count;
        return bits;
    }

    /// <param name="left">How many of the bits lent are left.</param>
    public void GiveBack(int left) => count = left;

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

    /// <summary>Passes over sixteen bits that begin no code, and one more, as other decoders do, so that the same damage looks the same.</summary>
    public void SkipUnknownCode()
    {
        count -= 16;
        Take(1);
        HasUnknownCodes = true;
    }

    /// <summary>Whether bits were met that are no code.</summary>
    public bool HasUnknownCodes { get; private set; }

    /// <summary>Drops what is left before a restart marker and steps over it. A marker of one of the next two numbers stands for a lost one and is left
    /// for later; those of the two before are stepped over. Any other is taken for the one that was due.</summary>
    /// <returns>False when the interval that should begin is lost.</returns>
    public bool TryRestart(int number)
    {
        (bits, count, padding) = (0, 0, 0);
        while (true)
        {
            // No marker is ever passed over while reading bits.
            var found = next < file.Length ? file[next..].IndexOf((byte)0xFF) : -1;
            if (found < 0 || next + found + 1 >= file.Length)
            {
                next = file.Length;
                return false;
            }

            next += found;
            var marker = file[next + 1];
            if (marker is 0 or 0xFF)
            {
                next += marker == 0 ? 2 : 1;
                continue;
            }

            if (marker is < 0xD0 or > 0xD7)
            {
                return false;
            }

            var ahead = (marker - 0xD0 - number) & 7;
            if (ahead is 1 or 2)
            {
                return false;
            }

            next += 2;
            if (ahead is not (6 or 7))
            {
                return true;
            }
        }
    }

    // Called with fewer than 32 bits left, so that four bytes fit.
    private void Refill()
    {
        if (file.Length - next >= 4)
        {
            // A byte is 0xFF where its complement is zero.
            var four = BinaryPrimitives.ReadUInt32BigEndian(file.Slice(next, 4));
            if (((~four - LowBits) & four & HighBits) == 0)
            {
                bits = (bits << 32) | four;
                count += 32;
                next += 4;
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
