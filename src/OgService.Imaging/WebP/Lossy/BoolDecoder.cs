using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace OgService.Imaging.WebP.Lossy;

/// <summary>
/// The arithmetic decoder of VP8 (RFC 6386, 7): one bit at a time, with the probability that it is 0 in 256ths. Bytes come in up to seven at once; behind
/// the end come zeros and <see cref="IsOverrun"/> tells.
/// </summary>
internal sealed class BoolDecoder(byte[] data, int start, int end)
{
    private int position = start;
    private State state = new() { RangeLessOne = 254, Count = -8 };

    /// <summary>Whether bytes were needed that the data does not have.</summary>
    public bool IsOverrun { get; private set; }

    /// <summary>What a loop over many bits keeps in locals: take it, and put it back.</summary>
    public State Current
    {
        get => state;
        set => state = value;
    }

    /// <summary>The coder's registers.</summary>
    public struct State
    {
        /// <summary>Bits not yet decided, the next eight from <see cref="Count"/> up.</summary>
        public ulong Value;

        /// <summary>127 to 254.</summary>
        public uint RangeLessOne;

        /// <summary>How many bits lie below the next eight; negative when bytes must be brought in.</summary>
        public int Count;
    }

    public bool ReadBit(int probability)
    {
        var (value, range, count) = (state.Value, state.RangeLessOne, state.Count);
        var bit = Read(this, ref value, ref range, ref count, (uint)probability);
        state = new State { Value = value, RangeLessOne = range, Count = count };
        return bit;
    }

    public bool ReadFlag() => ReadBit(128);

    /// <summary>A number without sign, its most significant bit first.</summary>
    public int ReadNumber(int bits)
    {
        var number = 0;
        while (bits-- > 0)
        {
            number = (number << 1) | (ReadFlag() ? 1 : 0);
        }

        return number;
    }

    /// <summary>Size, then sign.</summary>
    public int ReadSigned(int bits)
    {
        var size = ReadNumber(bits);
        return ReadFlag() ? -size : size;
    }

    /// <summary>A signed number if a flag says so, else 0.</summary>
    public int ReadOptionalSigned(int bits) => ReadFlag() ? ReadSigned(bits) : 0;

    /// <summary>The step itself, on registers that the caller keeps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Read(BoolDecoder source, ref ulong value, ref uint range, ref int count, uint probability)
    {
        if (count < 0)
        {
            (value, count) = source.Load(value, count);
        }

        var split = (range * probability) >> 8;
        var top = (uint)(value >> count);
        if (top > split)
        {
            range -= split + 1;
            value -= (ulong)(split + 1) << count;
        }
        else
        {
            range = split;
        }

        // From range - 1: of 126 and less at least one bit is decided.
        var shift = 7 ^ BitOperations.Log2(range + 1);
        range = ((range + 1) << shift) - 1;
        count -= shift;
        return top > split;
    }

    /// <summary>A bit as likely 0 as 1, which needs no look for how far to shift.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ReadSign(BoolDecoder source, ref ulong value, ref uint range, ref int count, int magnitude) =>
        Read(source, ref value, ref range, ref count, 128) ? -magnitude : magnitude;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (ulong Value, int Count) Load(ulong value, int count)
    {
        if (end - position >= 8)
        {
            value = (value << 56) | (BinaryPrimitives.ReadUInt64BigEndian(data.AsSpan(position)) >> 8);
            position += 7;
            return (value, count + 56);
        }

        if (position < end)
        {
            return ((value << 8) | data[position++], count + 8);
        }

        IsOverrun = true;
        return (value << 8, count + 8);
    }
}
