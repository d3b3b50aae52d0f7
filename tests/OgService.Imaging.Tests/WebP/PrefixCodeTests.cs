using OgService.Imaging.WebP;
using OgService.Imaging.WebP.Lossless;

namespace OgService.Imaging.Tests.WebP;

public class PrefixCodeTests
{
    [Fact]
    public void Complete_codes_are_read_back_symbol_by_symbol()
    {
        // Lengths 1, 2, 3 … 14, 15, 15: the deepest code there is, with every size of second table.
        var lengths = Enumerable.Range(0, 16).Select(symbol => (byte)Math.Min(symbol + 1, 15)).ToArray();
        var codes = new PrefixCodes();
        Assert.True(codes.TryAdd(lengths, 0, out var code));
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            // symbol ones, then a zero; the last is all ones.
            var bits = new LosslessBits([.. BitConverter.GetBytes(((1L << symbol) - 1) & 0x7FFF)]);
            bits.Fill();
            Assert.Equal(symbol, PrefixCodes.Read(codes.Entries, code, ref bits));
        }
    }

    [Fact]
    public void Over_and_under_subscribed_codes_are_refused()
    {
        var random = new Random(3);
        for (var round = 0; round < 2_000; round++)
        {
            var symbols = random.Next(2, 300);
            var lengths = new byte[symbols];
            foreach (ref var length in lengths.AsSpan())
            {
                length = random.Next(3) == 0 ? (byte)0 : (byte)random.Next(1, 16);
            }

            Assert.Equal(IsWhole(lengths), new PrefixCodes().TryAdd(lengths, 0, out _));
        }
    }

    [Fact]
    public void A_complete_code_with_one_length_changed_is_refused()
    {
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var lengths = RandomWhole(random, random.Next(3, 280));
            Assert.True(new PrefixCodes().TryAdd(lengths, 0, out _));
            var changed = random.Next(lengths.Length);
            lengths[changed] = (byte)(lengths[changed] == 15 ? 14 : lengths[changed] + 1);
            Assert.False(new PrefixCodes().TryAdd(lengths, 0, out _));
        }
    }

    [Fact]
    public void Tables_of_every_size_hold_random_codes()
    {
        var random = new Random(6);
        var codes = new PrefixCodes();
        for (var round = 0; round < 300; round++)
        {
            var lengths = RandomWhole(random, random.Next(2, PrefixCodes.MaxSymbols));
            Assert.True(codes.TryAdd(lengths, 0, out var code));
            var values = Canonical(lengths);
            for (var symbol = 0; symbol < lengths.Length; symbol += 1 + random.Next(7))
            {
                var bits = new LosslessBits([.. BitConverter.GetBytes((long)values[symbol] | ((long)random.Next() << lengths[symbol]))]);
                bits.Fill();
                Assert.Equal(symbol, PrefixCodes.Read(codes.Entries, code, ref bits));
            }
        }
    }

    [Fact]
    public void A_file_whose_code_is_not_complete_is_refused()
    {
        foreach (var (first, second, isWhole) in ((byte, byte, bool)[])[(1, 1, true), (1, 2, false), (2, 2, false), (15, 15, false), (3, 0, true)])
        {
            var file = WebPFiles.Lossless(1, 1, bits =>
            {
                bits.Write(0, 3);
                var lengths = new byte[280];
                (lengths[7], lengths[9]) = (first, second);
                bits.WriteLengths(lengths);
                foreach (var symbol in (int[])[1, 2, 255, 0])
                {
                    bits.WriteSingle(symbol);
                }

                bits.Write(0, 8);
            });
            using var pixels = WebPFiles.TryDecode(file);
            Assert.Equal(isWhole, pixels is not null);
        }
    }

    [Fact]
    public void Groups_without_end_are_refused_before_they_fill_the_memory()
    {
        // A picture of tiles whose number calls for 65,536 groups, and a few bytes of them.
        var file = WebPFiles.Lossless(64, 64, bits =>
        {
            bits.Write(0, 1);
            bits.Write(0, 1);
            bits.Write(1, 1);
            bits.Write(0, 3);
            bits.Write(0, 1);
            foreach (var symbol in (int[])[255, 255, 0, 0, 0])
            {
                bits.WriteSingle(symbol);
            }
        });
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<ImageFormatException>(() => WebPDecoder.Decode(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500_000);
    }

    // One symbol is whole whatever its length; else the code must use each string of bits exactly once.
    private static bool IsWhole(byte[] lengths) =>
        lengths.Count(length => length > 0) == 1 || lengths.Where(length => length > 0).Sum(length => 1 << (15 - length)) == 1 << 15;

    // Splits a random leaf until there are enough.
    private static byte[] RandomWhole(Random random, int symbols)
    {
        var lengths = new List<byte> { 1, 1 };
        while (lengths.Count < symbols)
        {
            var leaf = random.Next(lengths.Count);
            if (lengths[leaf] < 15)
            {
                lengths[leaf]++;
                lengths.Add(lengths[leaf]);
            }
        }

        return [.. lengths];
    }

    private static int[] Canonical(byte[] lengths)
    {
        var values = new int[lengths.Length];
        var code = 0;
        for (var length = 1; length <= 15; length++, code <<= 1)
        {
            for (var symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] == length)
                {
                    values[symbol] = Convert.ToInt32(new string([.. Convert.ToString(code++, 2).PadLeft(length, '0').Reverse()]), 2);
                }
            }
        }

        return values;
    }
}
