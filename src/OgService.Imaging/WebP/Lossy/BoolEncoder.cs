using System.Numerics;

namespace OgService.Imaging.WebP.Lossy;

/// <summary>The arithmetic encoder of VP8 (RFC 6386, 7.3).</summary>
internal sealed class BoolEncoder(PooledBytes target)
{
    private uint range = 255;

    // The interval's lower end: eight bits, what has been shifted out of them and not yet written, and above all a carry.
    private ulong low;
    private int pending;

    /// <param name="probability">That the bit is 0, in 256ths; 1 to 255.</param>
    public void Write(bool bit, int probability)
    {
        var split = 1 + (((range - 1) * (uint)probability) >> 8);
        if (bit)
        {
            low += split;
            range -= split;
        }
        else
        {
            range = split;
        }

        var shift = BitOperations.LeadingZeroCount(range) - 24;
        range <<= shift;
        low <<= shift;
        pending += shift;
        if (pending >= 40)
        {
            WritePending();
        }
    }

    public void WriteFlag(bool flag) => Write(flag, 128);

    /// <summary>A number without sign, its most significant bit first.</summary>
    public void WriteNumber(int number, int bits)
    {
        for (var bit = bits - 1; bit >= 0; bit--)
        {
            WriteFlag(((number >> bit) & 1) != 0);
        }
    }

    /// <summary>0 as one bit, else size and sign.</summary>
    public void WriteOptionalSigned(int number, int bits)
    {
        WriteFlag(number != 0);
        if (number != 0)
        {
            WriteNumber(Math.Abs(number), bits);
            WriteFlag(number < 0);
        }
    }

    /// <summary>Writes what is left. Nothing may follow.</summary>
    public void Finish()
    {
        WritePending();
        low <<= 24;
        pending += 24;
        WritePending();
    }

    private void WritePending()
    {
        while (pending >= 8)
        {
            var top = low >> pending;
            if (top > 255)
            {
                Carry();
            }

            target.WriteByte((byte)top);
            low &= (1UL << pending) - 1;
            pending -= 8;
        }
    }

    private void Carry()
    {
        var written = target.Written;
        var at = written.Length - 1;
        while (written[at] == 255)
        {
            written[at--] = 0;
        }

        written[at]++;
    }
}
