namespace OgService.Imaging.Png;

/// <summary>A picture of at most 256 colours as numbers into a palette, made in one pass. Number 0 is the colour most of the picture
/// has: the filter byte at the start of each row is 0 too, so a flat ground becomes one run across rows.</summary>
internal ref struct ColorIndex(Span<uint> palette)
{
    public const int MaxColors = 256;

    private const int TableBits = 10;

    private readonly Span<uint> palette = palette;

    /// <summary>How many entries of the palette are in use.</summary>
    public int Count { get; private set; }

    /// <summary>False when there are more than 256 colours; the lines are then of no use.</summary>
    /// <param name="lines">Room for every row: a filter byte, then one byte a pixel.</param>
    public bool TryBuild(PixelBuffer pixels, Span<byte> lines)
    {
        // Number plus one by colour; 0 is a free place. At most a quarter is in use, so a search is short.
        Span<uint> keys = stackalloc uint[1 << TableBits];
        Span<ushort> numbers = stackalloc ushort[1 << TableBits];
        numbers.Clear();
        Count = 0;
        NumberOf(MostFrequentOfSample(pixels), keys, numbers);
        var lineLength = pixels.Width + 1;
        ReadOnlySpan<uint> above = [];
        for (var y = 0; y < pixels.Height; y++)
        {
            ReadOnlySpan<uint> row = pixels.Row(y);
            var line = lines.Slice(y * lineLength, lineLength);
            if (row.SequenceEqual(above))
            {
                lines.Slice((y - 1) * lineLength, lineLength).CopyTo(line);
                continue;
            }

            line[0] = 0;
            if (!TryNumberRow(row, line[1..], keys, numbers))
            {
                return false;
            }

            above = row;
        }

        return true;
    }

    // Sixty-four places on a grid; of equals the first.
    private static uint MostFrequentOfSample(PixelBuffer pixels)
    {
        const int Side = 8;
        Span<uint> sample = stackalloc uint[Side * Side];
        for (var index = 0; index < sample.Length; index++)
        {
            var x = (((2 * (index % Side)) + 1) * pixels.Width) / (2 * Side);
            var y = (((2 * (index / Side)) + 1) * pixels.Height) / (2 * Side);
            sample[index] = pixels.Row(y)[x];
        }

        var best = sample[0];
        var bestCount = 0;
        foreach (var color in sample)
        {
            var count = sample.Count(color);
            if (count > bestCount)
            {
                (best, bestCount) = (color, count);
            }
        }

        return best;
    }

    private bool TryNumberRow(ReadOnlySpan<uint> row, Span<byte> line, scoped Span<uint> keys, scoped Span<ushort> numbers)
    {
        line = line[..row.Length];
        for (var x = 0; x < row.Length;)
        {
            var color = row[x];
            var number = NumberOf(color, keys, numbers);
            if (number < 0)
            {
                return false;
            }

            line[x++] = (byte)number;
            if (x < row.Length && row[x] == color)
            {
                var run = row[x..].IndexOfAnyExcept(color);
                run = run < 0 ? row.Length - x : run;
                line.Slice(x, run).Fill((byte)number);
                x += run;
            }
        }

        return true;
    }

    // -1 when the palette is full.
    private int NumberOf(uint color, scoped Span<uint> keys, scoped Span<ushort> numbers)
    {
        var place = (int)((color * 0x9E37_79B1u) >> (32 - TableBits));
        while (numbers[place] != 0)
        {
            if (keys[place] == color)
            {
                return numbers[place] - 1;
            }

            place = (place + 1) & ((1 << TableBits) - 1);
        }

        if (Count == MaxColors)
        {
            return -1;
        }

        keys[place] = color;
        palette[Count++] = color;
        numbers[place] = (ushort)Count;
        return Count - 1;
    }
}
