using System.Runtime.CompilerServices;

namespace OgService.Imaging.WebP.Lossless;

/// <summary>A prefix code in a shared store of tables: where its table begins and how many bits index it first.</summary>
internal readonly record struct PrefixCode(int Start, int RootBits);

/// <summary>
/// Look-up tables of prefix codes, all in one growing array. An entry is a symbol above a length of four bits. A length beyond the root's bits stands
/// for a second table that begins so many entries after the first, indexed by the bits still missing. A table is written only after its code is known to
/// be complete, so it is exactly as large as the code needs.
/// </summary>
internal sealed class PrefixCodes
{
    public const int MaxLength = 15;

    /// <summary>Green, lengths and the largest colour cache.</summary>
    public const int MaxSymbols = 256 + 24 + 2_048;

    private const int MaxRootBits = 8;

    // 65,536 groups of five codes of a real picture take a fraction of this; only made-up ones come near it. In entries, so 48 MB.
    private const int MaxEntries = 24 * 1024 * 1024;

    private ushort[] entries = new ushort[2_048];
    private int used;

    public ReadOnlySpan<ushort> Entries => entries;

    /// <summary>For <see cref="Release"/>: what is added from here on is needed for a short time only.</summary>
    public int Mark() => used;

    /// <summary>Gives up all codes added since the mark.</summary>
    public void Release(int mark) => used = mark;

    /// <summary>Whether the code is one symbol, which takes no bits.</summary>
    public bool IsSingle(PrefixCode code) => code.RootBits == 0;

    public int FirstSymbol(PrefixCode code) => entries[code.Start] >> 4;

    /// <summary>The next symbol. The bits must have been filled: 15 are enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Read(ReadOnlySpan<ushort> entries, PrefixCode code, ref LosslessBits bits)
    {
        var peek = bits.Peek;
        int entry = entries[code.Start + (int)(peek & ((1u << code.RootBits) - 1))];
        var length = entry & 15;
        if (length > code.RootBits)
        {
            var second = (peek >> code.RootBits) & ((1u << (length - code.RootBits)) - 1);
            entry = entries[code.Start + (entry >> 4) + (int)second];
            length = entry & 15;
        }

        bits.Skip(length);
        return entry >> 4;
    }

    /// <summary>Adds the canonical code of these lengths.</summary>
    /// <returns>False when the lengths leave codes unused or use more than there are. A single symbol is a code whatever its length.</returns>
    public bool TryAdd(ReadOnlySpan<byte> lengths, long offset, out PrefixCode code)
    {
        code = default;
        Span<int> counts = stackalloc int[MaxLength + 1];
        counts.Clear();
        var only = 0;
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            counts[lengths[symbol]]++;
            only = lengths[symbol] > 0 ? symbol : only;
        }

        var symbols = lengths.Length - counts[0];
        if (symbols == 1)
        {
            code = new PrefixCode(Reserve(1, offset), 0);
            entries[code.Start] = (ushort)(only << 4);
            return true;
        }

        counts[0] = 0;
        var open = 1;
        var longest = 0;
        for (var length = 1; length <= MaxLength; length++)
        {
            open = (open << 1) - counts[length];
            if (open < 0)
            {
                return false;
            }

            longest = counts[length] > 0 ? length : longest;
        }

        if (open != 0 || longest == 0)
        {
            return false;
        }

        Write(lengths, counts, longest, offset, out code);
        return true;
    }

    // The code is complete: no entry stays unset and none lies outside.
    private void Write(ReadOnlySpan<byte> lengths, ReadOnlySpan<int> counts, int longest, long offset, out PrefixCode code)
    {
        var rootBits = Math.Min(longest, MaxRootBits);
        Span<int> next = stackalloc int[MaxLength + 2];
        next.Clear();
        for (var length = 1; length <= MaxLength; length++)
        {
            next[length + 1] = next[length] + counts[length];
        }

        Span<ushort> sorted = stackalloc ushort[MaxSymbols];
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            if (lengths[symbol] > 0)
            {
                sorted[next[lengths[symbol]]++] = (ushort)symbol;
            }
        }

        code = new PrefixCode(Reserve(1 << rootBits, offset), rootBits);
        var remaining = (stackalloc int[MaxLength + 1]);
        counts.CopyTo(remaining);
        int canonical = 0, index = 0, secondStart = 0, secondBits = 0, secondPrefix = -1;
        for (var length = 1; length <= longest; length++)
        {
            canonical <<= 1;
            for (; remaining[length] > 0; remaining[length]--, canonical++)
            {
                var entry = (ushort)((sorted[index++] << 4) | length);
                var reversed = Reverse(canonical, length);
                if (length <= rootBits)
                {
                    for (var at = reversed; at < 1 << rootBits; at += 1 << length)
                    {
                        entries[code.Start + at] = entry;
                    }

                    continue;
                }

                var prefix = reversed & ((1 << rootBits) - 1);
                if (prefix != secondPrefix)
                {
                    secondPrefix = prefix;
                    secondBits = SecondBits(remaining, length, rootBits);
                    secondStart = Reserve(1 << secondBits, offset);
                    entries[code.Start + prefix] = (ushort)(((secondStart - code.Start) << 4) | (rootBits + secondBits));
                }

                for (var at = reversed >> rootBits; at < 1 << secondBits; at += 1 << (length - rootBits))
                {
                    entries[secondStart + at] = entry;
                }
            }
        }
    }

    // How deep the codes that share this prefix go: until what is left of the lengths fills the table.
    private static int SecondBits(ReadOnlySpan<int> remaining, int length, int rootBits)
    {
        var left = 1 << (length - rootBits);
        while (length < MaxLength)
        {
            left -= remaining[length];
            if (left <= 0)
            {
                break;
            }

            length++;
            left <<= 1;
        }

        return length - rootBits;
    }

    private int Reserve(int count, long offset)
    {
        if (used + count > entries.Length)
        {
            if (used + count > MaxEntries)
            {
                throw new ImageFormatException("more prefix codes than a picture needs", offset);
            }

            Array.Resize(ref entries, Math.Min(MaxEntries, 2 * entries.Length));
        }

        var start = used;
        used += count;
        return start;
    }

    private static int Reverse(int code, int length)
    {
        var reversed = 0;
        for (var bit = 0; bit < length; bit++)
        {
            reversed = (reversed << 1) | ((code >> bit) & 1);
        }

        return reversed;
    }
}
