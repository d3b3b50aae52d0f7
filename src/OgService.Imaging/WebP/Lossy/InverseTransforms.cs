namespace OgService.Imaging.WebP.Lossy;

/// <summary>From coefficients to differences (RFC 6386, 14.3 and 14.4), exactly.</summary>
internal static class InverseTransforms
{
    /// <summary>The second level's sixteen coefficients become the first coefficients of the sixteen luma blocks.</summary>
    public static void WalshHadamard(ReadOnlySpan<short> second, Span<short> coefficients)
    {
        Span<int> columns = stackalloc int[16];
        for (var x = 0; x < 4; x++)
        {
            var a0 = second[x] + second[12 + x];
            var a1 = second[4 + x] + second[8 + x];
            var a2 = second[4 + x] - second[8 + x];
            var a3 = second[x] - second[12 + x];
            columns[x] = a0 + a1;
            columns[8 + x] = a0 - a1;
            columns[4 + x] = a3 + a2;
            columns[12 + x] = a3 - a2;
        }

        for (var y = 0; y < 4; y++)
        {
            var row = columns.Slice(4 * y, 4);
            var rounded = row[0] + 3;
            var a0 = rounded + row[3];
            var a1 = row[1] + row[2];
            var a2 = row[1] - row[2];
            var a3 = rounded - row[3];
            var target = coefficients[(64 * y)..];
            target[0] = (short)((a0 + a1) >> 3);
            target[16] = (short)((a3 + a2) >> 3);
            target[32] = (short)((a0 - a1) >> 3);
            target[48] = (short)((a3 - a2) >> 3);
        }
    }

    /// <summary>Adds the differences to the 4x4 prediction at <paramref name="at"/>.</summary>
    public static void AddDct(ReadOnlySpan<short> coefficients, Span<byte> samples, int at, int stride)
    {
        Span<int> columns = stackalloc int[16];
        var input = coefficients[..16];
        for (var x = 0; x < 4; x++)
        {
            var a = input[x] + input[8 + x];
            var b = input[x] - input[8 + x];
            var c = MultiplySine(input[4 + x]) - MultiplyCosine(input[12 + x]);
            var d = MultiplyCosine(input[4 + x]) + MultiplySine(input[12 + x]);
            columns[x] = a + d;
            columns[4 + x] = b + c;
            columns[8 + x] = b - c;
            columns[12 + x] = a - d;
        }

        for (var y = 0; y < 4; y++)
        {
            var row = samples.Slice(at + (y * stride), 4);
            var line = columns.Slice(4 * y, 4);
            var rounded = line[0] + 4;
            var a = rounded + line[2];
            var b = rounded - line[2];
            var c = MultiplySine(line[1]) - MultiplyCosine(line[3]);
            var d = MultiplyCosine(line[1]) + MultiplySine(line[3]);
            row[0] = Samples.Clamp(row[0] + ((a + d) >> 3));
            row[1] = Samples.Clamp(row[1] + ((b + c) >> 3));
            row[2] = Samples.Clamp(row[2] + ((b - c) >> 3));
            row[3] = Samples.Clamp(row[3] + ((a - d) >> 3));
        }
    }

    /// <summary>As <see cref="AddDct"/> when only the first coefficient is not zero.</summary>
    public static void AddDc(int dc, Span<byte> samples, int at, int stride)
    {
        var difference = (dc + 4) >> 3;
        for (var y = 0; y < 4; y++)
        {
            foreach (ref var sample in samples.Slice(at + (y * stride), 4))
            {
                sample = Samples.Clamp(sample + difference);
            }
        }
    }

    // Times sqrt(2) * cos(pi / 8) and sqrt(2) * sin(pi / 8), in 65536ths.
    private static int MultiplyCosine(int value) => value + ((value * 20_091) >> 16);

    private static int MultiplySine(int value) => (value * 35_468) >> 16;
}
