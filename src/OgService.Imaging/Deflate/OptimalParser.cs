using System.Runtime.InteropServices;

namespace OgService.Imaging.Deflate;

/// <summary>Bytes into tokens, thoroughly: all useful matches at every byte are gathered, then the cheapest way through a stretch is found by
/// dynamic programming, several times, each time with the costs that the way before would have had. The method is the known one for
/// small DEFLATE streams (shortest path over matches with costs learnt by iteration).</summary>
internal sealed class OptimalParser
{
    private const int SegmentLength = 1 << 16;
    private const int Iterations = 4;
    private const int HashBits = 15;
    private const int WindowMask = DeflateSymbols.WindowSize - 1;
    private const int ChainLength = 160;

    // A match so long ends the search, and its inside is not searched.
    private const int SkippedLength = DeflateSymbols.MaxMatch;

    // Of the inside of a skipped match only the end is entered into the tables.
    private const int HashedLength = 32;

    private readonly int[] heads = new int[1 << HashBits];
    private readonly int[] previous = new int[DeflateSymbols.WindowSize];
    private readonly SymbolCosts costs = new();
    private readonly SymbolCounts counts = new();

    // Matches of all positions of a segment, each position's by growing length: length | distance << 16.
    private readonly List<uint> matches = [];
    private readonly int[] matchStarts = new int[SegmentLength + 1];
    private readonly int[] reached = new int[SegmentLength + 1];
    private readonly uint[] arrivals = new uint[SegmentLength + 1];
    private readonly uint[] way = new uint[SegmentLength];

    public void Parse(ReadOnlySpan<byte> data, PictureLayout layout, TokenBlocks blocks)
    {
        heads.AsSpan().Clear();
        costs.Guess();
        int flushed = 0, tokenCount = 0;
        for (var start = 0; start < data.Length; start += SegmentLength)
        {
            var end = Math.Min(start + SegmentLength, data.Length);
            FindMatches(data, start, end, layout);
            var wayLength = 0;
            for (var iteration = 0; iteration < Iterations; iteration++)
            {
                wayLength = FindCheapestWay(data[start..end]);
                counts.Count(way.AsSpan(0, wayLength));
                costs.Learn(counts);
            }

            if (tokenCount + wayLength > blocks.Tokens.Length)
            {
                blocks.Flush(tokenCount, data[flushed..start], isLast: false);
                flushed = start;
                tokenCount = 0;
            }

            // The way was traced from its end.
            var tokens = way.AsSpan(0, wayLength);
            tokens.Reverse();
            tokens.CopyTo(blocks.Tokens.AsSpan(tokenCount));
            tokenCount += wayLength;
        }

        blocks.Flush(tokenCount, data[flushed..], isLast: true);
    }

    private static int Hash(ReadOnlySpan<byte> data, int at)
        => (int)(((uint)(data[at] | (data[at + 1] << 8) | (data[at + 2] << 16)) * 0x9E37_79B1u) >> (32 - HashBits));

    private void FindMatches(ReadOnlySpan<byte> data, int start, int end, PictureLayout layout)
    {
        matches.Clear();
        var skipUntil = start;
        for (var at = start; at < end; at++)
        {
            matchStarts[at - start] = matches.Count;
            if (end - at < DeflateSymbols.MinMatch)
            {
                continue;
            }

            if (at < skipUntil)
            {
                if (skipUntil - at <= HashedLength)
                {
                    Insert(data, at);
                }

                continue;
            }

            if (Search(data, at, Math.Min(DeflateSymbols.MaxMatch, end - at), layout) >= SkippedLength)
            {
                skipUntil = at + SkippedLength;
            }

            Insert(data, at);
        }

        matchStarts[end - start] = matches.Count;
    }

    private void Insert(ReadOnlySpan<byte> data, int at)
    {
        ref var head = ref heads[Hash(data, at)];
        previous[at & WindowMask] = head;
        head = at + 1;
    }

    // Adds every match that is longer than all nearer ones. The pixel to the left and the row above come first: they are cheap to try, and a
    // whole run found there saves the search.
    private int Search(ReadOnlySpan<byte> data, int at, int longest, PictureLayout layout)
    {
        var left = LengthAt(data, at, layout.PixelLength, longest);
        if (left == DeflateSymbols.MaxMatch)
        {
            matches.Add((uint)left | ((uint)layout.PixelLength << 16));
            return left;
        }

        var above = LengthAt(data, at, layout.RowLength, longest);
        if (above == DeflateSymbols.MaxMatch)
        {
            if (left >= DeflateSymbols.MinMatch)
            {
                matches.Add((uint)left | ((uint)layout.PixelLength << 16));
            }

            matches.Add((uint)above | ((uint)layout.RowLength << 16));
            return above;
        }

        var best = DeflateSymbols.MinMatch - 1;
        var lowest = Math.Max(0, at - DeflateSymbols.WindowSize);
        var candidate = heads[Hash(data, at)] - 1;
        for (var tries = ChainLength; candidate >= lowest && tries > 0 && best < longest; tries--)
        {
            if (data[candidate + best] == data[at + best])
            {
                var length = Matching.Length(data, candidate, at, longest);
                if (length > best)
                {
                    best = length;
                    matches.Add((uint)length | ((uint)(at - candidate) << 16));
                }
            }

            candidate = previous[candidate & WindowMask] - 1;
        }

        // The chain may have been too long to get as far as the row above.
        if (above > best)
        {
            best = above;
            matches.Add((uint)above | ((uint)layout.RowLength << 16));
        }

        return best;
    }

    private static int LengthAt(ReadOnlySpan<byte> data, int at, int distance, int longest)
        => distance is > 0 and <= DeflateSymbols.WindowSize && at >= distance ? Matching.Length(data, at - distance, at, longest) : 0;

    // Tokens from the last to the first.
    private int FindCheapestWay(ReadOnlySpan<byte> segment)
    {
        reached.AsSpan(0, segment.Length + 1).Fill(int.MaxValue);
        reached[0] = 0;
        var lengthCosts = costs.Lengths;
        var gathered = CollectionsMarshal.AsSpan(matches);
        for (var at = 0; at < segment.Length; at++)
        {
            var here = reached[at];
            var asLiteral = here + costs.Literals[segment[at]];
            if (asLiteral < reached[at + 1])
            {
                reached[at + 1] = asLiteral;
                arrivals[at + 1] = segment[at];
            }

            var length = DeflateSymbols.MinMatch;
            foreach (var match in gathered[matchStarts[at]..matchStarts[at + 1]])
            {
                var distance = match & 0xFFFF_0000;
                var withDistance = here + costs.Distances[DeflateSymbols.OfDistance((int)(match >> 16))];
                for (var longest = (int)(match & 0xFFFF); length <= longest; length++)
                {
                    var cost = withDistance + lengthCosts[length];
                    if (cost < reached[at + length])
                    {
                        reached[at + length] = cost;
                        arrivals[at + length] = (uint)length | distance;
                    }
                }
            }
        }

        var count = 0;
        for (var at = segment.Length; at > 0;)
        {
            var token = arrivals[at];
            way[count++] = token;
            at -= token >> 16 == 0 ? 1 : (int)(token & 0xFFFF);
        }

        return count;
    }
}
