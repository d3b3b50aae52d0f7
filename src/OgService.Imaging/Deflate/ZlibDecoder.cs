using System.Buffers.Binary;
using OgService.Imaging.Checksums;

namespace OgService.Imaging.Deflate;

/// <summary>Expands a zlib stream (RFC 1950, 1951) into room of a known size. Never writes beyond it; every step consumes input or fills
/// room, so the work is bounded by both.</summary>
internal ref struct ZlibDecoder
{
    /// <summary>No DEFLATE stream grows more than this: 258 bytes from two bits.</summary>
    public const int MaxExpansion = 1_032;

    private readonly ReadOnlySpan<byte> source;
    private readonly Span<byte> target;
    private readonly InflateTable literals;
    private readonly InflateTable distances;
    private int sourceAt;
    private int targetAt;
    private ulong bits;
    private int bitCount;

    // The stream holds more than there is room for. The picture is whole, so that is no error, but its checksum is of no use.
    private bool overflows;

    private ZlibDecoder(ReadOnlySpan<byte> source, Span<byte> target)
    {
        this.source = source;
        this.target = target;
        literals = new InflateTable();
        distances = new InflateTable();
    }

    /// <summary>Fills <paramref name="target"/>. What the stream holds beyond it is not looked at.</summary>
    /// <returns>Null when all went well, else what is wrong.</returns>
    public static string? Decode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        if (source.Length < 2 || (source[0] & 15) != 8 || source[0] >> 4 > 7 || ((source[0] << 8) | source[1]) % 31 != 0 || (source[1] & 32) != 0)
        {
            return "no zlib stream";
        }

        var decoder = new ZlibDecoder(source[2..], target);
        return decoder.Run();
    }

    private string? Run()
    {
        while (true)
        {
            Refill();
            var isLast = Take(1) == 1;
            var error = Take(2) switch
            {
                0 => CopyStored(),
                1 => BuildFixed() ?? Expand(),
                2 => BuildDynamic() ?? Expand(),
                _ => "a block type that does not exist",
            };
            if (error is not null)
            {
                return error;
            }

            if (bitCount < 0)
            {
                return "compressed data breaks off";
            }

            if (overflows)
            {
                return null;
            }

            if (isLast)
            {
                return targetAt < target.Length ? "too little compressed data" : CheckSum();
            }
        }
    }

    private string? CheckSum()
    {
        var whole = sourceAt - (bitCount >> 3);
        if (source.Length - whole < 4)
        {
            return "compressed data breaks off";
        }

        return BinaryPrimitives.ReadUInt32BigEndian(source[whole..]) == Adler32.Compute(target) ? null : "a wrong checksum of the compressed data";
    }

    // At least 56 bits, as long as there is input; zeros follow its end, and a count below zero tells that they were taken.
    private void Refill()
    {
        if (source.Length - sourceAt >= 8)
        {
            var room = (63 - bitCount) >> 3;
            bits |= BinaryPrimitives.ReadUInt64LittleEndian(source[sourceAt..]) << bitCount;
            sourceAt += room;
            bitCount += 8 * room;
            bits &= (1UL << bitCount) - 1;
            return;
        }

        while (bitCount <= 56 && sourceAt < source.Length)
        {
            bits |= (ulong)source[sourceAt++] << bitCount;
            bitCount += 8;
        }
    }

    private uint Take(int count)
    {
        var value = (uint)(bits & ((1UL << count) - 1));
        bits >>= count;
        bitCount -= count;
        return value;
    }

    private string? CopyStored()
    {
        Take(bitCount & 7);
        if (bitCount < 0)
        {
            return "compressed data breaks off";
        }

        sourceAt -= bitCount >> 3;
        bits = 0;
        bitCount = 0;
        if (source.Length - sourceAt < 4)
        {
            return "compressed data breaks off";
        }

        var length = BinaryPrimitives.ReadUInt16LittleEndian(source[sourceAt..]);
        if ((ushort)~length != BinaryPrimitives.ReadUInt16LittleEndian(source[(sourceAt + 2)..]))
        {
            return "a stored block whose length is not confirmed";
        }

        sourceAt += 4;
        var wanted = Math.Min(length, target.Length - targetAt);
        overflows = wanted < length;
        if (source.Length - sourceAt < wanted)
        {
            return "compressed data breaks off";
        }

        source.Slice(sourceAt, wanted).CopyTo(target[targetAt..]);
        sourceAt += wanted;
        targetAt += wanted;
        return null;
    }

    private readonly string? BuildFixed()
    {
        Span<byte> lengths = stackalloc byte[288];
        lengths[..144].Fill(8);
        lengths[144..256].Fill(9);
        lengths[256..280].Fill(7);
        lengths[280..].Fill(8);
        literals.TryBuild(lengths, mayBeIncomplete: false);
        lengths[..32].Fill(5);
        distances.TryBuild(lengths[..32], mayBeIncomplete: false);
        return null;
    }

    private string? BuildDynamic()
    {
        Refill();
        var literalCount = (int)Take(5) + 257;
        var distanceCount = (int)Take(5) + 1;
        var sentLengths = (int)Take(4) + 4;
        if (literalCount > DeflateSymbols.LiteralCount || distanceCount > DeflateSymbols.DistanceCount)
        {
            return "more codes than the alphabet has";
        }

        Span<byte> lengths = stackalloc byte[DeflateSymbols.LiteralCount + DeflateSymbols.DistanceCount];
        lengths.Clear();
        for (var index = 0; index < sentLengths; index++)
        {
            Refill();
            lengths[DeflateSymbols.CodeLengthOrder[index]] = (byte)Take(3);
        }

        if (!literals.TryBuild(lengths[..19], mayBeIncomplete: false))
        {
            return "code lengths that make no code";
        }

        lengths.Clear();
        if (!TryReadLengths(lengths[..(literalCount + distanceCount)]) || bitCount < 0)
        {
            return "code lengths that make no code";
        }

        return lengths[DeflateSymbols.EndOfBlock] != 0
            && literals.TryBuild(lengths[..literalCount], mayBeIncomplete: false)
            && distances.TryBuild(lengths.Slice(literalCount, distanceCount), mayBeIncomplete: true)
            ? null
            : "code lengths that make no code";
    }

    private bool TryReadLengths(scoped Span<byte> lengths)
    {
        for (var at = 0; at < lengths.Length;)
        {
            Refill();
            var symbol = literals.Decode((uint)bits, out var codeLength);
            if (symbol < 0)
            {
                return false;
            }

            Take(codeLength);
            if (symbol < 16)
            {
                lengths[at++] = (byte)symbol;
                continue;
            }

            if (symbol == 16 && at == 0)
            {
                return false;
            }

            var value = symbol == 16 ? lengths[at - 1] : (byte)0;
            var run = symbol switch { 16 => 3 + Take(2), 17 => 3 + Take(3), _ => 11 + Take(7) };
            if (run > (uint)(lengths.Length - at))
            {
                return false;
            }

            lengths.Slice(at, (int)run).Fill(value);
            at += (int)run;
        }

        return true;
    }

    private string? Expand()
    {
        while (true)
        {
            Refill();
            var symbol = literals.Decode((uint)bits, out var codeLength);
            if (symbol < 0)
            {
                return "bits that are no code";
            }

            Take(codeLength);
            if (symbol < DeflateSymbols.EndOfBlock)
            {
                if (bitCount < 0)
                {
                    return "compressed data breaks off";
                }

                if (targetAt == target.Length)
                {
                    overflows = true;
                    return null;
                }

                target[targetAt++] = (byte)symbol;
                continue;
            }

            if (symbol == DeflateSymbols.EndOfBlock)
            {
                return null;
            }

            if (targetAt == target.Length)
            {
                overflows = true;
                return null;
            }

            if (CopyMatch(symbol - DeflateSymbols.FirstLength) is { } error)
            {
                return error;
            }

            if (overflows)
            {
                return null;
            }
        }
    }

    private string? CopyMatch(int lengthSymbol)
    {
        if (lengthSymbol >= DeflateSymbols.LengthBase.Length)
        {
            return "a length that does not exist";
        }

        var length = DeflateSymbols.LengthBase[lengthSymbol] + (int)Take(DeflateSymbols.LengthExtraBits[lengthSymbol]);
        var symbol = distances.Decode((uint)bits, out var codeLength);
        if (symbol is < 0 or >= DeflateSymbols.DistanceCount)
        {
            return "a distance that does not exist";
        }

        Take(codeLength);
        var distance = DeflateSymbols.DistanceBase[symbol] + (int)Take(DeflateSymbols.DistanceExtraBits[symbol]);
        if (bitCount < 0)
        {
            return "compressed data breaks off";
        }

        if (distance > targetAt)
        {
            return "a distance before the beginning";
        }

        overflows = length > target.Length - targetAt;
        length = Math.Min(length, target.Length - targetAt);
        if (distance >= length)
        {
            target.Slice(targetAt - distance, length).CopyTo(target[targetAt..]);
        }
        else if (distance == 1)
        {
            target.Slice(targetAt, length).Fill(target[targetAt - 1]);
        }
        else
        {
            for (var at = targetAt; at < targetAt + length; at++)
            {
                target[at] = target[at - distance];
            }
        }

        targetAt += length;
        return null;
    }
}
