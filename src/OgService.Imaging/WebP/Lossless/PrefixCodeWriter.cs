using System.Numerics;
using OgService.Imaging.Deflate;

namespace OgService.Imaging.WebP.Lossless;

/// <summary>A prefix code made for counts, written as RFC 9649, 6.2.1 has it.</summary>
internal sealed class PrefixCodeWriter
{
    private const int LengthLimit = 7;
    private const int LengthSymbols = 19;

    private readonly byte[] lengths;
    private readonly ushort[] codes;

    public PrefixCodeWriter(ReadOnlySpan<int> counts, LosslessBitSink sink)
    {
        lengths = new byte[counts.Length];
        codes = new ushort[counts.Length];
        int used = 0, first = 0, last = 0;
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            if (counts[symbol] > 0)
            {
                first = used == 0 ? symbol : first;
                last = symbol;
                used++;
            }
        }

        if (used <= 2 && last < PrefixGroup.LiteralSymbols)
        {
            WriteSimple(first, last, used, sink);
            return;
        }

        if (used == 1)
        {
            lengths[last] = 1;
            WriteLengths(sink);
            lengths[last] = 0;
            return;
        }

        CodeLengths.Build(counts, lengths, PrefixCodes.MaxLength);
        HuffmanCode.Assign(lengths, codes);
        WriteLengths(sink);
    }

    public void Write(int symbol, LosslessBitSink sink) => sink.Write(codes[symbol], lengths[symbol]);

    private void WriteSimple(int first, int last, int used, LosslessBitSink sink)
    {
        sink.WriteFlag(true);
        sink.WriteFlag(used == 2);
        sink.WriteFlag(first > 1);
        sink.Write((uint)first, first > 1 ? 8 : 1);
        if (used == 2)
        {
            sink.Write((uint)last, 8);
            lengths[first] = lengths[last] = 1;
            codes[last] = 1;
        }
    }

    private void WriteLengths(LosslessBitSink sink)
    {
        // Each a symbol with its extra bits from bit 8.
        Span<ushort> items = new ushort[lengths.Length];
        Span<int> counts = stackalloc int[LengthSymbols];
        counts.Clear();
        var end = lengths.AsSpan().LastIndexOfAnyExcept((byte)0) + 1;
        var count = 0;
        var previous = 8;
        for (var at = 0; at < end;)
        {
            var length = lengths[at];
            var run = lengths.AsSpan(at, end - at).IndexOfAnyExcept(length);
            run = run < 0 ? end - at : run;
            at += run;
            AddRun(length, run, ref previous, items, ref count, counts);
        }

        Span<byte> itemLengths = stackalloc byte[LengthSymbols];
        Span<ushort> itemCodes = stackalloc ushort[LengthSymbols];
        itemLengths.Clear();
        itemCodes.Clear();

        // A lone symbol takes no bits, but its length must be there to be read.
        var isLone = counts[(int)items[0] & 255] == count;
        if (isLone)
        {
            itemLengths[items[0] & 255] = 1;
        }
        else
        {
            CodeLengths.Build(counts, itemLengths, LengthLimit);
            HuffmanCode.Assign(itemLengths, itemCodes);
        }

        sink.WriteFlag(false);
        var sent = LengthSymbols;
        while (sent > 4 && itemLengths[PrefixCodeReader.LengthOrder[sent - 1]] == 0)
        {
            sent--;
        }

        sink.Write((uint)(sent - 4), 4);
        foreach (var symbol in PrefixCodeReader.LengthOrder[..sent])
        {
            sink.Write(itemLengths[symbol], 3);
        }

        WriteCount(count, isWhole: end == lengths.Length, sink);
        foreach (var item in items[..count])
        {
            var symbol = item & 255;
            sink.Write(itemCodes[symbol], isLone ? 0 : itemLengths[symbol]);
            sink.Write((uint)(item >> 8), ExtraBits(symbol));
        }
    }

    // How many items there are, unless they reach the last symbol; at least two can be said.
    private static void WriteCount(int count, bool isWhole, LosslessBitSink sink)
    {
        sink.WriteFlag(!isWhole);
        if (!isWhole)
        {
            var pairs = (BitOperations.Log2((uint)Math.Max(1, count - 2)) / 2) + 1;
            sink.Write((uint)(pairs - 1), 3);
            sink.Write((uint)(count - 2), 2 * pairs);
        }
    }

    private static int ExtraBits(int symbol) => symbol switch { 16 => 2, 17 => 3, 18 => 7, _ => 0 };

    private static void AddRun(int length, int run, ref int previous, Span<ushort> items, ref int count, Span<int> counts)
    {
        if (length != 0 && length != previous)
        {
            items[count++] = (ushort)length;
            counts[length]++;
            previous = length;
            run--;
        }

        while (run >= 3)
        {
            var (symbol, least, most) = length != 0 ? (16, 3, 6) : run <= 10 ? (17, 3, 10) : (18, 11, 138);
            var taken = Math.Min(run, most);
            items[count++] = (ushort)(symbol | ((taken - least) << 8));
            counts[symbol]++;
            run -= taken;
        }

        for (; run > 0; run--)
        {
            items[count++] = (ushort)length;
            counts[length]++;
        }
    }
}
