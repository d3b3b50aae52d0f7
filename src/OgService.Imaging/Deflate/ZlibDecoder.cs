using System.Buffers;
using System.Buffers.Binary;
using OgService.Imaging.Checksums;

namespace OgService.Imaging.Deflate;

/// <summary>Expands a zlib stream (RFC 1950, 1951) of known length, handing it on piece by piece so that it never lies in memory as a whole. Every
/// step consumes input or fills room, so the work is bounded by both.</summary>
internal ref struct ZlibDecoder
{
    /// <summary>No DEFLATE stream grows more than this: 258 bytes from two bits.</summary>
    public const int MaxExpansion = 1_032;

    // How far back a match may reach.
    private const int HistoryLength = 32_768;
    private const int RoomLength = 4 * HistoryLength;

    private readonly ReadOnlySpan<byte> file;
    private readonly ReadOnlySpan<DataPart> parts;
    private readonly Span<byte> target;
    private readonly IInflateSink? sink;
    private readonly InflateTable literals;
    private readonly InflateTable distances;
    private int nextPart;
    private ReadOnlySpan<byte> source;
    private int sourceAt;
    private int targetAt;
    private ulong bits;
    private int bitCount;

    // Where handed-on bytes end in the room, and where the room ends for now.
    private int handedOn;
    private int end;

    // Bytes wanted beyond the end of the room.
    private long further;
    private uint checksum = 1;

    // The stream holds more than there is room for. The picture is whole, so that is no error, but its checksum is of no use.
    private bool overflows;

    private ZlibDecoder(ReadOnlySpan<byte> file, ReadOnlySpan<DataPart> parts, Span<byte> target, long length, IInflateSink? sink)
    {
        this.file = file;
        this.parts = parts;
        this.target = target;
        this.sink = sink;
        end = (int)Math.Min(length, target.Length);
        further = length - end;
        literals = new InflateTable();
        distances = new InflateTable();
    }

    /// <summary>Fills <paramref name="target"/>. What the stream holds beyond it is not looked at.</summary>
    /// <returns>Null when all went well, else what is wrong.</returns>
    public static string? Decode(ReadOnlySpan<byte> source, Span<byte> target)
        => new ZlibDecoder(source, [new DataPart(0, source.Length)], target, target.Length, sink: null).RunAll();

    /// <summary>Hands <paramref name="length"/> bytes on to <paramref name="sink"/>, in order; of a damaged stream those before the damage. What the stream holds beyond them is not looked at.</summary>
    /// <param name="parts">Where in the file the stream lies.</param>
    /// <returns>Null when all went well, else what is wrong.</returns>
    public static string? Decode(ReadOnlySpan<byte> file, ReadOnlySpan<DataPart> parts, long length, IInflateSink sink)
    {
        var room = ArrayPool<byte>.Shared.Rent(RoomLength);
        try
        {
            return new ZlibDecoder(file, parts, room.AsSpan(0, RoomLength), length, sink).RunAll();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    private string? RunAll()
    {
        Refill();
        var method = Take(8);
        var flags = Take(8);
        return bitCount < 0 || (method & 15) != 8 || method >> 4 > 7 || ((method << 8) | flags) % 31 != 0 || (flags & 32) != 0 ? "no zlib stream" : Run();
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
            if (bitCount < 0)
            {
                error ??= "compressed data breaks off";
            }

            if (error is not null)
            {
                // What came before may be of use.
                HandOn();
                return error;
            }

            if (overflows || isLast)
            {
                HandOn();
                return overflows ? null : targetAt < end || further > 0 ? "too little compressed data" : CheckSum();
            }
        }
    }

    private string? CheckSum()
    {
        Take(bitCount & 7);
        Refill();
        var stored = BinaryPrimitives.ReverseEndianness(Take(32));
        return bitCount < 0 ? "compressed data breaks off" : stored == checksum ? null : "a wrong checksum of the compressed data";
    }

    private void HandOn()
    {
        var piece = target[handedOn..targetAt];
        checksum = Adler32.Append(checksum, piece);
        sink?.Write(piece);
        handedOn = targetAt;
    }

    // Called when the room is full. False when no more is wanted.
    private bool TryMakeRoom()
    {
        if (further == 0)
        {
            overflows = true;
            return false;
        }

        HandOn();
        target[(targetAt - HistoryLength)..targetAt].CopyTo(target);
        targetAt = handedOn = HistoryLength;
        end = (int)Math.Min(target.Length, targetAt + further);
        further -= end - targetAt;
        return true;
    }

    private bool TryNextPart()
    {
        while (nextPart < parts.Length)
        {
            var part = parts[nextPart++];
            source = file.Slice(part.Offset, part.Length);
            sourceAt = 0;
            if (!source.IsEmpty)
            {
                return true;
            }
        }

        return false;
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

        while (bitCount <= 55 && (sourceAt < source.Length || TryNextPart()))
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
        Refill();
        var length = Take(16);
        var confirmed = Take(16);
        if (bitCount < 0)
        {
            return "compressed data breaks off";
        }

        if ((ushort)~length != confirmed)
        {
            return "a stored block whose length is not confirmed";
        }

        // What is in the bits already, then the rest of the source, part by part.
        for (; length > 0 && bitCount >= 8; length--)
        {
            if (targetAt == end && !TryMakeRoom())
            {
                return null;
            }

            target[targetAt++] = (byte)Take(8);
        }

        while (length > 0)
        {
            if (targetAt == end && !TryMakeRoom())
            {
                return null;
            }

            if (sourceAt == source.Length && !TryNextPart())
            {
                return "compressed data breaks off";
            }

            var count = Math.Min(Math.Min((int)length, end - targetAt), source.Length - sourceAt);
            source.Slice(sourceAt, count).CopyTo(target[targetAt..]);
            sourceAt += count;
            targetAt += count;
            length -= (uint)count;
        }

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
            if (symbol == DeflateSymbols.EndOfBlock)
            {
                return null;
            }

            if (bitCount < 0)
            {
                return "compressed data breaks off";
            }

            if (targetAt == end && !TryMakeRoom())
            {
                return null;
            }

            if (symbol < DeflateSymbols.EndOfBlock)
            {
                target[targetAt++] = (byte)symbol;
                continue;
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

        while (length > 0)
        {
            if (targetAt == end && !TryMakeRoom())
            {
                return null;
            }

            var count = Math.Min(length, end - targetAt);
            CopyWithin(distance, count);
            length -= count;
        }

        return null;
    }

    private void CopyWithin(int distance, int length)
    {
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
    }
}
