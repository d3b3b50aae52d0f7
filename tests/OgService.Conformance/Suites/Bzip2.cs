namespace OgService.Conformance;

/// <summary>Reads the bzip2 files among the suites, which .NET cannot. Checksums are not looked at.</summary>
internal static class Bzip2
{
    private const long BlockMagic = 0x314159265359;
    private const int MaximumCodeLength = 20;

    public static byte[] Decompress(byte[] data)
    {
        if (data.Length < 4 || data[0] != 'B' || data[1] != 'Z' || data[2] != 'h' || data[3] is < (byte)'1' or > (byte)'9')
        {
            throw new InvalidDataException("Not a bzip2 file.");
        }

        var bits = new BitReader(data, 4);
        var output = new MemoryStream();
        var block = new byte[(data[3] - '0') * 100_000];
        while (bits.Read(48) == BlockMagic)
        {
            bits.Read(32); // checksum
            ReadBlock(bits, block, output);
        }

        return output.ToArray();
    }

    private static void ReadBlock(BitReader bits, byte[] block, MemoryStream output)
    {
        if (bits.Read(1) != 0)
        {
            throw new InvalidDataException("Randomised blocks are not read.");
        }

        var origin = (int)bits.Read(24);
        var symbols = ReadSymbols(bits);
        var treeCount = (int)bits.Read(3);
        var selectors = ReadSelectors(bits, treeCount);
        var trees = new PrefixCode[treeCount];
        for (var tree = 0; tree < treeCount; tree++)
        {
            trees[tree] = ReadTree(bits, symbols.Count + 2);
        }

        var length = ReadMoveToFront(bits, block, symbols, selectors, trees);
        Write(block.AsSpan(0, length), origin, output);
    }

    private static List<byte> ReadSymbols(BitReader bits)
    {
        var groups = bits.Read(16);
        var symbols = new List<byte>();
        for (var group = 0; group < 16; group++)
        {
            if ((groups >> (15 - group) & 1) == 0)
            {
                continue;
            }

            var used = bits.Read(16);
            for (var symbol = 0; symbol < 16; symbol++)
            {
                if ((used >> (15 - symbol) & 1) != 0)
                {
                    symbols.Add((byte)((group * 16) + symbol));
                }
            }
        }

        return symbols;
    }

    private static byte[] ReadSelectors(BitReader bits, int treeCount)
    {
        var selectors = new byte[bits.Read(15)];
        var order = Enumerable.Range(0, treeCount).Select(tree => (byte)tree).ToList();
        for (var index = 0; index < selectors.Length; index++)
        {
            var place = 0;
            while (bits.Read(1) != 0)
            {
                place++;
            }

            var tree = order[place];
            order.RemoveAt(place);
            order.Insert(0, tree);
            selectors[index] = tree;
        }

        return selectors;
    }

    private static PrefixCode ReadTree(BitReader bits, int symbolCount)
    {
        var lengths = new int[symbolCount];
        var length = (int)bits.Read(5);
        for (var symbol = 0; symbol < symbolCount; symbol++)
        {
            while (bits.Read(1) != 0)
            {
                length += bits.Read(1) == 0 ? 1 : -1;
            }

            lengths[symbol] = length is >= 1 and <= MaximumCodeLength
                ? length
                : throw new InvalidDataException("A code length is out of range.");
        }

        return new PrefixCode(lengths);
    }

    private static int ReadMoveToFront(BitReader bits, byte[] block, List<byte> symbols, byte[] selectors, PrefixCode[] trees)
    {
        const int symbolsPerTree = 50;
        var end = symbols.Count + 1;
        var length = 0;
        var (run, weight) = (0, 1);
        for (var read = 0; ; read++)
        {
            var symbol = trees[selectors[read / symbolsPerTree]].Read(bits);
            if (symbol <= 1)
            {
                run += weight << symbol;
                weight <<= 1;
                continue;
            }

            block.AsSpan(length, run).Fill(symbols[0]);
            length += run;
            (run, weight) = (0, 1);
            if (symbol == end)
            {
                return length;
            }

            var value = symbols[symbol - 1];
            symbols.RemoveAt(symbol - 1);
            symbols.Insert(0, value);
            block[length++] = value;
        }
    }

    // Undoes the Burrows-Wheeler transform, then the first run-length code: four equal bytes are followed by a count of more.
    private static void Write(ReadOnlySpan<byte> block, int origin, MemoryStream output)
    {
        Span<int> starts = stackalloc int[257];
        starts.Clear();
        foreach (var value in block)
        {
            starts[value + 1]++;
        }

        for (var value = 1; value < starts.Length; value++)
        {
            starts[value] += starts[value - 1];
        }

        var follows = new int[block.Length];
        for (var index = 0; index < block.Length; index++)
        {
            follows[starts[block[index]]++] = index;
        }

        var (place, equal, last) = (follows[origin], 0, -1);
        for (var count = 0; count < block.Length; count++, place = follows[place])
        {
            var value = block[place];
            if (equal == 4)
            {
                for (var repeat = 0; repeat < value; repeat++)
                {
                    output.WriteByte((byte)last);
                }

                (equal, last) = (0, -1);
                continue;
            }

            equal = value == last ? equal + 1 : 1;
            last = value;
            output.WriteByte(value);
        }
    }

    private sealed class BitReader(byte[] data, int start)
    {
        private long _position = start * 8L;

        public long Read(int count)
        {
            long value = 0;
            for (; count > 0; count--, _position++)
            {
                value = (value << 1) | (long)((data[_position >> 3] >> (int)(7 - (_position & 7))) & 1);
            }

            return value;
        }
    }

    private sealed class PrefixCode
    {
        private readonly int[] _counts = new int[MaximumCodeLength + 1];
        private readonly int[] _symbols;

        public PrefixCode(int[] lengths)
        {
            foreach (var length in lengths)
            {
                _counts[length]++;
            }

            _symbols = [.. Enumerable.Range(0, lengths.Length).OrderBy(symbol => lengths[symbol]).ThenBy(symbol => symbol)];
        }

        public int Read(BitReader bits)
        {
            var (code, first, index) = (0, 0, 0);
            for (var length = 1; length <= MaximumCodeLength; length++)
            {
                code |= (int)bits.Read(1);
                if (code - first < _counts[length])
                {
                    return _symbols[index + code - first];
                }

                index += _counts[length];
                first = (first + _counts[length]) << 1;
                code <<= 1;
            }

            throw new InvalidDataException("There is no such code.");
        }
    }
}
