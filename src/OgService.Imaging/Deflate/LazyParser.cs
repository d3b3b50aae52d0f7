using System.Numerics;
using System.Runtime.CompilerServices;

namespace OgService.Imaging.Deflate;

/// <summary>Bytes into tokens, quickly. Chains of places whose next eight bytes have the same hash lead to long repetitions after few comparisons, also
/// where four bytes occur everywhere, as in filtered gradients; shorter chains over four bytes and a table over three find what is left; a look one byte
/// ahead comes before a match is taken. Pictures drawn by program repeat themselves in two ways that need no search: the pixel to the left and the row
/// above. Both are tried first, and a repetition of any length is taken at the speed of comparing memory; its inside is not hashed.</summary>
/// <remarks>Its loops are compiled in full at once: one card is one call of them, and a site's whole run may be over before the just-in-time compiler
/// would come round to them.</remarks>
internal sealed class LazyParser
{
    private const int LongHashBits = 15;
    private const int HashBits = 15;
    private const int ShortHashBits = 13;
    private const int WindowMask = DeflateSymbols.WindowSize - 1;

    // What the hash of a long chain covers.
    private const int LongMatch = 8;

    // A search reads eight bytes at once; the last few bytes are sent as they are.
    private const int Margin = 8;

    // Candidates looked at by eight bytes, the length that ends a search, and how much of a match's inside is entered into the tables, at its end. Letters on a flat ground are found at once; the many near repetitions of
    // dithered gradients hide the long one.
    private const int IndexedChainLength = 8;
    private const int IndexedGoodLength = 96;
    private const int IndexedHashedLength = 32;
    private const int ColorChainLength = 64;
    private const int ColorGoodLength = 64;
    private const int ColorHashedLength = 128;

    // Candidates looked at by four bytes; half as many for the look ahead, here and below.
    private const int ChainLength = 4;

    // Beyond this distance a match of three is dearer than three literals.
    private const int ShortMatchReach = 8_192;

    // Positions plus one; 0 is none.
    private readonly int[] longHeads = new int[1 << LongHashBits];
    private readonly int[] longPrevious = new int[DeflateSymbols.WindowSize];
    private readonly int[] heads = new int[1 << HashBits];
    private readonly int[] previous = new int[DeflateSymbols.WindowSize];
    private readonly int[] shortHeads = new int[1 << ShortHashBits];

    private int longChainLength;
    private int goodLength;
    private int hashedLength;

    // Distances of the matches before: a pattern goes on after a pixel that broke it.
    private int recent;
    private int recentSecond;
    private int recentThird;

    /// <summary>Parses <paramref name="data"/> whole, handing tokens over whenever the buffer is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Parse(ReadOnlySpan<byte> data, PictureLayout layout, TokenBlocks blocks)
    {
        longHeads.AsSpan().Clear();
        heads.AsSpan().Clear();
        shortHeads.AsSpan().Clear();
        recent = recentSecond = recentThird = 1;
        (longChainLength, goodLength, hashedLength) = layout.IsIndexed
            ? (IndexedChainLength, IndexedGoodLength, IndexedHashedLength)
            : (ColorChainLength, ColorGoodLength, ColorHashedLength);
        var tokens = blocks.Tokens.AsSpan();
        var searchEnd = data.Length - Margin;
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

            var length = Search(data, at, layout, DeflateSymbols.MinMatch - 1, 0, out var distance);
            Insert(data, at);
            if (length < DeflateSymbols.MinMatch)
            {
                tokens[count++] = data[at++];
                continue;
            }

            while (length < goodLength && at + 1 < searchEnd && count < tokens.Length - 1)
            {
                var nextLength = Search(data, at + 1, layout, length - 1, 1, out var nextDistance);
                if (nextLength < length || !IsWorthWaiting(length, distance, nextLength, nextDistance))
                {
                    break;
                }

                tokens[count++] = data[at++];
                Insert(data, at);
                (length, distance) = (nextLength, nextDistance);
            }

            Remember(distance, layout);
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

    // The row above is tried anyway.
    private void Remember(int distance, PictureLayout layout)
    {
        if (distance != recent && distance != layout.RowLength)
        {
            recentThird = distance == recentSecond ? recentThird : recentSecond;
            recentSecond = recent;
            recent = distance;
        }
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

    private static int LongHash(ulong here) => (int)((here * 0x9E37_79B9_7F4A_7C15ul) >> (64 - LongHashBits));

    private static int Hash(ulong here) => (int)(((uint)here * 0x9E37_79B1u) >> (32 - HashBits));

    private static int ShortHash(ulong here) => (int)((((uint)here << 8) * 0x9E37_79B1u) >> (32 - ShortHashBits));

    private void Insert(ReadOnlySpan<byte> data, int at)
    {
        var here = Matching.Read64(data, at);
        ref var longHead = ref longHeads[LongHash(here)];
        longPrevious[at & WindowMask] = longHead;
        longHead = at + 1;
        ref var head = ref heads[Hash(here)];
        previous[at & WindowMask] = head;
        head = at + 1;
        shortHeads[ShortHash(here)] = at + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void InsertInside(ReadOnlySpan<byte> data, int from, int to, int searchEnd)
    {
        to = Math.Min(to, searchEnd);
        from = Math.Max(from, to - hashedLength);

        for (; from < to; from++)
        {
            Insert(data, from);
        }
    }

    // The longest match longer than minimum; of equals the nearest. Returns minimum when there is none.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Search(ReadOnlySpan<byte> data, int at, PictureLayout layout, int minimum, int halvings, out int distance)
    {
        distance = 0;
        var best = minimum;
        var longest = Math.Min(DeflateSymbols.MaxMatch, data.Length - at);
        var here = Matching.Read64(data, at);
        TryDistance(data, at, (uint)here, layout.PixelLength, longest, ref best, ref distance);
        if (layout.RowLength is > 0 and <= DeflateSymbols.WindowSize && best < goodLength)
        {
            TryDistance(data, at, (uint)here, layout.RowLength, longest, ref best, ref distance);
        }

        if (best < goodLength)
        {
            TryDistance(data, at, (uint)here, recent, longest, ref best, ref distance);
            TryDistance(data, at, (uint)here, recentSecond, longest, ref best, ref distance);
            TryDistance(data, at, (uint)here, recentThird, longest, ref best, ref distance);
        }

        if (best < goodLength)
        {
            SearchLong(data, at, here, longest, longChainLength >> halvings, ref best, ref distance);
        }

        if (best < LongMatch)
        {
            SearchMiddle(data, at, (uint)here, longest, ChainLength >> halvings, ref best, ref distance);
        }

        if (best < DeflateSymbols.MinMatch)
        {
            var candidate = shortHeads[ShortHash(here)] - 1;
            if (candidate >= Math.Max(0, at - ShortMatchReach) && ((Matching.Read32(data, candidate) ^ (uint)here) & 0xFF_FFFF) == 0)
            {
                best = DeflateSymbols.MinMatch;
                distance = at - candidate;
            }
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SearchLong(ReadOnlySpan<byte> data, int at, ulong here, int longest, int tries, ref int best, ref int distance)
    {
        var lowest = Math.Max(0, at - DeflateSymbols.WindowSize);
        var candidate = longHeads[LongHash(here)] - 1;
        for (; candidate >= lowest && tries > 0 && best < longest; tries--)
        {
            if (data[candidate + best] == data[at + best] && Matching.Read64(data, candidate) == here)
            {
                var length = Matching.Length(data, candidate, at, longest);
                if (length > best)
                {
                    best = length;
                    distance = at - candidate;
                    if (length >= goodLength)
                    {
                        break;
                    }
                }
            }

            candidate = longPrevious[candidate & WindowMask] - 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SearchMiddle(ReadOnlySpan<byte> data, int at, uint here, int longest, int tries, ref int best, ref int distance)
    {
        var lowest = Math.Max(0, at - DeflateSymbols.WindowSize);
        var candidate = heads[Hash(here)] - 1;
        for (; candidate >= lowest && tries > 0 && best < longest; tries--)
        {
            if (data[candidate + best] == data[at + best] && Matching.Read32(data, candidate) == here)
            {
                var length = Matching.Length(data, candidate, at, longest);
                if (length > best)
                {
                    best = length;
                    distance = at - candidate;
                    if (length >= LongMatch - 1)
                    {
                        break;
                    }
                }
            }

            candidate = previous[candidate & WindowMask] - 1;
        }
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
