using System.Numerics;

namespace OgService.Imaging.Deflate;

/// <summary>Bytes into tokens, quickly: hash chains over four bytes, a second table over three, and a look one byte ahead before a
/// match is taken. Pictures drawn by program repeat themselves in two ways that need no search: the pixel to the left and the row
/// above. Both are tried first, and a repetition of any length is taken at the speed of comparing memory; its inside is not hashed.</summary>
internal sealed class LazyParser
{
    private const int HashBits = 15;
    private const int ShortHashBits = 15;
    private const int WindowMask = DeflateSymbols.WindowSize - 1;

    // A search reads eight bytes at once; the last few bytes are sent as they are.
    private const int Margin = 8;

    // Candidates looked at; half as many for the look ahead. Pixels of several bytes have more false friends.
    private const int ChainLength = 24;
    private const int WidePixelChainLength = 64;

    // Long enough not to look ahead or further.
    private const int GoodLength = 96;

    // Inside longer matches only the beginning and the end are entered into the tables.
    private const int HashedLength = 128;

    // Beyond this distance a match of three is dearer than three literals.
    private const int ShortMatchReach = 8_192;

    // Positions plus one; 0 is none.
    private readonly int[] heads = new int[1 << HashBits];
    private readonly int[] shortHeads = new int[1 << ShortHashBits];
    private readonly int[] previous = new int[DeflateSymbols.WindowSize];

    /// <summary>Parses <paramref name="data"/> whole, handing tokens over whenever the buffer is full.</summary>
    public void Parse(ReadOnlySpan<byte> data, PictureLayout layout, TokenBlocks blocks)
    {
        heads.AsSpan().Clear();
        shortHeads.AsSpan().Clear();
        var tokens = blocks.Tokens.AsSpan();
        var searchEnd = data.Length - Margin;
        var chain = layout.PixelLength == 1 ? ChainLength : WidePixelChainLength;
        int at = 0, count = 0, flushed = 0;
        while (at < searchEnd)
        {
            if (count > tokens.Length - 8)
            {
                blocks.Flush(count, data[flushed..at], isLast: false);
                flushed = at;
                count = 0;
            }

            var repeat = LongRepeat(data, at, layout, out var repeatDistance);
            if (repeat >= DeflateSymbols.MaxMatch)
            {
                while (repeat >= DeflateSymbols.MaxMatch && count < tokens.Length)
                {
                    tokens[count++] = DeflateSymbols.MaxMatch | ((uint)repeatDistance << 16);
                    repeat -= DeflateSymbols.MaxMatch;
                    at += DeflateSymbols.MaxMatch;
                }

                continue;
            }

            var length = Search(data, at, layout, DeflateSymbols.MinMatch - 1, chain, out var distance);
            Insert(data, at);
            if (length < DeflateSymbols.MinMatch)
            {
                tokens[count++] = data[at++];
                continue;
            }

            while (length < GoodLength && at + 1 < searchEnd && count < tokens.Length - 1)
            {
                var nextLength = Search(data, at + 1, layout, length - 1, chain / 2, out var nextDistance);
                if (nextLength < length || !IsWorthWaiting(length, distance, nextLength, nextDistance))
                {
                    break;
                }

                tokens[count++] = data[at++];
                Insert(data, at);
                (length, distance) = (nextLength, nextDistance);
            }

            tokens[count++] = (uint)length | ((uint)distance << 16);
            InsertInside(data, at + 1, at + length, searchEnd);
            at += length;
        }

        for (; at < data.Length; at++)
        {
            if (count == tokens.Length)
            {
                blocks.Flush(count, data[flushed..at], isLast: false);
                flushed = at;
                count = 0;
            }

            tokens[count++] = data[at];
        }

        blocks.Flush(count, data[flushed..], isLast: true);
    }

    // How far the row above, or the pixel to the left, goes on; 0 when it is not worth a look.
    private static int LongRepeat(ReadOnlySpan<byte> data, int at, PictureLayout layout, out int distance)
    {
        distance = layout.PixelLength;
        if (at < distance)
        {
            return 0;
        }

        var here = Matching.Read64(data, at);
        if (here == Matching.Read64(data, at - distance))
        {
            var run = Matching.LongLength(data, at - distance, at);
            if (run >= DeflateSymbols.MaxMatch)
            {
                return run;
            }
        }

        distance = layout.RowLength;
        if (distance is 0 or > DeflateSymbols.WindowSize || at < distance || here != Matching.Read64(data, at - distance))
        {
            return 0;
        }

        return Matching.LongLength(data, at - distance, at);
    }

    // Whether a literal and the second match beat the first: a byte more is worth about four bits, far distances cost theirs.
    private static bool IsWorthWaiting(int length, int distance, int nextLength, int nextDistance)
        => (4 * (nextLength - length)) + BitOperations.Log2((uint)distance) - BitOperations.Log2((uint)nextDistance) > 2;

    private static int Hash(ReadOnlySpan<byte> data, int at) => (int)((Matching.Read32(data, at) * 0x9E37_79B1u) >> (32 - HashBits));

    private static int ShortHash(ReadOnlySpan<byte> data, int at)
        => (int)(((Matching.Read32(data, at) << 8) * 0x9E37_79B1u) >> (32 - ShortHashBits));

    private void Insert(ReadOnlySpan<byte> data, int at)
    {
        ref var head = ref heads[Hash(data, at)];
        previous[at & WindowMask] = head;
        head = at + 1;
        shortHeads[ShortHash(data, at)] = at + 1;
    }

    private void InsertInside(ReadOnlySpan<byte> data, int from, int to, int searchEnd)
    {
        to = Math.Min(to, searchEnd);
        if (to - from > HashedLength)
        {
            from = to - HashedLength;
        }

        for (; from < to; from++)
        {
            Insert(data, from);
        }
    }

    // The longest match longer than minimum; of equals the nearest. Returns minimum when there is none.
    private int Search(ReadOnlySpan<byte> data, int at, PictureLayout layout, int minimum, int chain, out int distance)
    {
        distance = 0;
        var best = minimum;
        var longest = Math.Min(DeflateSymbols.MaxMatch, data.Length - at);
        var here = Matching.Read32(data, at);
        TryDistance(data, at, here, layout.PixelLength, longest, ref best, ref distance);
        if (layout.RowLength is > 0 and <= DeflateSymbols.WindowSize && best < GoodLength)
        {
            TryDistance(data, at, here, layout.RowLength, longest, ref best, ref distance);
        }

        var lowest = Math.Max(0, at - DeflateSymbols.WindowSize);
        var candidate = heads[Hash(data, at)] - 1;
        while (candidate >= lowest && chain-- > 0 && best < longest)
        {
            if (data[candidate + best] == data[at + best] && Matching.Read32(data, candidate) == here)
            {
                var length = Matching.Length(data, candidate, at, longest);
                if (length > best)
                {
                    best = length;
                    distance = at - candidate;
                    if (length >= GoodLength)
                    {
                        break;
                    }
                }
            }

            candidate = previous[candidate & WindowMask] - 1;
        }

        if (best < DeflateSymbols.MinMatch)
        {
            candidate = shortHeads[ShortHash(data, at)] - 1;
            if (candidate >= Math.Max(0, at - ShortMatchReach) && ((Matching.Read32(data, candidate) ^ here) & 0xFF_FFFF) == 0)
            {
                best = DeflateSymbols.MinMatch;
                distance = at - candidate;
            }
        }

        return best;
    }

    private static void TryDistance(
        ReadOnlySpan<byte> data, int at, uint here, int tried, int longest, ref int best, ref int distance)
    {
        if (at < tried || Matching.Read32(data, at - tried) != here)
        {
            return;
        }

        var length = Matching.Length(data, at - tried, at, longest);
        if (length > best)
        {
            best = length;
            distance = tried;
        }
    }
}
