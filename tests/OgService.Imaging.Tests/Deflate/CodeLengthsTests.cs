using OgService.Imaging.Deflate;

namespace OgService.Imaging.Tests.Deflate;

public class CodeLengthsTests
{
    [Fact]
    public void Codes_are_complete_and_within_the_limit()
    {
        var random = new Random(1);
        for (var round = 0; round < 500; round++)
        {
            var counts = new int[random.Next(2, 287)];
            for (var symbol = 0; symbol < counts.Length; symbol++)
            {
                counts[symbol] = random.Next(3) == 0 ? 0 : 1 << random.Next(0, 22);
            }

            var limit = counts.Length <= 19 && round % 2 == 0 ? 7 : 15;
            var lengths = new byte[counts.Length];
            CodeLengths.Build(counts, lengths, limit);
            Assert.Equal(1, lengths.Where(length => length > 0).Sum(length => Math.ScaleB(1, -length)));
            Assert.All(lengths, length => Assert.InRange(length, 0, limit));
        }
    }

    [Fact]
    public void Package_merge_without_need_of_a_limit_costs_what_Huffman_costs()
    {
        var random = new Random(2);
        for (var round = 0; round < 200; round++)
        {
            var counts = Enumerable.Range(0, random.Next(2, 287)).Select(_ => random.Next(1, 1_000)).ToArray();
            var byHuffman = new byte[counts.Length];
            CodeLengths.Build(counts, byHuffman, 15);
            var leaves = counts.Select((count, symbol) => ((long)count << 12) | (uint)symbol).Order().ToArray();
            var byPackages = new byte[counts.Length];
            CodeLengths.PackageMerge(leaves, byPackages, 15);
            Assert.Equal(Cost(counts, byHuffman), Cost(counts, byPackages));
        }
    }

    // All codes of five symbols within three bits, by trying.
    [Fact]
    public void Limited_codes_are_the_best_there_are()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var counts = Enumerable.Range(0, 5).Select(index => 1 + random.Next(1 << (4 * index))).ToArray();
            var best = long.MaxValue;
            for (var code = 0; code < 243; code++)
            {
                var tried = Enumerable.Range(0, 5).Select(index => (byte)(1 + (code / (int)Math.Pow(3, index) % 3))).ToArray();
                if (tried.Sum(length => Math.ScaleB(1, -length)) == 1)
                {
                    best = Math.Min(best, Cost(counts, tried));
                }
            }

            var lengths = new byte[5];
            CodeLengths.Build(counts, lengths, 3);
            Assert.Equal(best, Cost(counts, lengths));
        }
    }

    [Theory]
    [InlineData(new[] { 0, 0, 0 }, new byte[] { 1, 1, 0 })]
    [InlineData(new[] { 9, 0, 0 }, new byte[] { 1, 1, 0 })]
    [InlineData(new[] { 0, 0, 9 }, new byte[] { 1, 0, 1 })]
    public void Fewer_than_two_symbols_still_make_a_whole_code(int[] counts, byte[] expected)
    {
        var lengths = new byte[3];
        CodeLengths.Build(counts, lengths, 15);
        Assert.Equal(expected, lengths);
    }

    [Fact]
    public void The_logarithm_is_right_to_a_256th()
    {
        for (var value = 1u; value < 1_000_000; value += 1 + (value / 50))
        {
            Assert.InRange(Math.Log2(value) - (Entropy.Log2(value) / 256.0), -0.001, 0.0075);
        }
    }

    private static long Cost(int[] counts, byte[] lengths) => counts.Zip(lengths, (count, length) => (long)count * length).Sum();
}
