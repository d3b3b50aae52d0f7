using OgService.Imaging.Jpeg;

namespace OgService.Conformance.Fuzzing;

/// <summary>JPEG by our encoder, sequential and progressive, and such as it never writes: four channels, odd samplings, restart markers, a scan for each
/// channel, the height after the scan.</summary>
internal static class JpegSeeds
{
    private const byte Side = 37;

    // Of each channel, across and down.
    private static readonly byte[][] Samplings =
    [
        [0x11], [0x22],
        [0x11, 0x11, 0x11], [0x22, 0x11, 0x11], [0x41, 0x11, 0x21], [0x12, 0x11, 0x12], [0x11, 0x22, 0x11], [0x31, 0x21, 0x11],
        [0x11, 0x11, 0x11, 0x11], [0x22, 0x11, 0x11, 0x22],
    ];

    public static IEnumerable<byte[]> All()
    {
        using var photo = SeedPixels.Photo(40, 30);
        foreach (var sampling in Enum.GetValues<ChromaSampling>())
        {
            yield return JpegEncoder.Encode(photo, new JpegOptions { Sampling = sampling, Quality = 70 });
            yield return JpegEncoder.Encode(photo, new JpegOptions { Sampling = sampling, IsProgressive = true });
        }

        foreach (var samplings in Samplings)
        {
            yield return Create(samplings, restartInterval: 0, isJoined: true);
            yield return Create(samplings, restartInterval: 2, isJoined: true);
            yield return Create(samplings, restartInterval: 1, isJoined: false);
        }

        var file = Create([0x11, 0x11, 0x11], restartInterval: 0, isJoined: true);
        var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        (file[frame + 5], file[frame + 6]) = (0, 0);
        yield return [.. file[..^2], 0xFF, 0xDC, 0, 4, 0, Side, .. file[^2..]];
    }

    private static byte[] Create(byte[] samplings, int restartInterval, bool isJoined)
    {
        var count = samplings.Length;
        List<byte> file =
        [
            0xFF, 0xD8, 0xFF, 0xEE, 0, 14, .. "Adobe"u8, 0, 100, 0, 0, 0, 0, (byte)(count == 4 ? 2 : 1),
            0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)9, 64),
            0xFF, 0xC0, 0, (byte)(8 + (3 * count)), 8, 0, Side, 0, Side, (byte)count,
            .. samplings.SelectMany((sampling, index) => (byte[])[(byte)(index + 1), sampling, 0]),

            // First coefficients of up to seven bits by codes of four; of the others eight kinds by codes of four.
            0xFF, 0xC4, 0, 27, 0, 0, 0, 0, 8, .. new byte[12], 0, 1, 2, 3, 4, 5, 6, 7,
            0xFF, 0xC4, 0, 27, 0x10, 0, 0, 0, 8, .. new byte[12], 0, 0x01, 0x11, 0x02, 0x31, 0x53, 0xF0, 0x05,
            0xFF, 0xDD, 0, 4, 0, (byte)restartInterval,
        ];
        var most = (Wide: samplings.Max(sampling => sampling >> 4), High: samplings.Max(sampling => sampling & 15));
        int[][] scans = isJoined ? [[.. Enumerable.Range(0, count)]] : [.. Enumerable.Range(0, count).Select(index => (int[])[index])];
        foreach (var scan in scans)
        {
            file.AddRange([0xFF, 0xDA, 0, (byte)(6 + (2 * scan.Length)), (byte)scan.Length]);
            file.AddRange([.. scan.SelectMany(index => (byte[])[(byte)(index + 1), 0]), 0, 63, 0]);
            var first = samplings[scan[0]];
            var isSingle = scan.Length == 1;
            var units = isSingle
                ? Blocks(DivideUp(Side * (first >> 4), most.Wide)) * Blocks(DivideUp(Side * (first & 15), most.High))
                : DivideUp(Side, 8 * most.Wide) * DivideUp(Side, 8 * most.High);
            var blocks = isSingle ? 1 : scan.Sum(index => (samplings[index] >> 4) * (samplings[index] & 15));
            WriteUnits(file, units, blocks, restartInterval);
        }

        return [.. file, 0xFF, 0xD9];
    }

    private static void WriteUnits(List<byte> file, int units, int blocks, int restartInterval)
    {
        var random = new Random(units);
        uint held = 0;
        var bits = 0;
        for (var unit = 0; unit < units; unit++)
        {
            if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0)
            {
                Flush();
                file.AddRange([0xFF, (byte)(0xD0 + (((unit / restartInterval) - 1) & 7))]);
            }

            for (var block = 0; block < blocks; block++)
            {
                WriteBlock();
            }
        }

        Flush();

        void WriteBlock()
        {
            var size = random.Next(6);
            Put(size, 4);
            Put(random.Next(1 << size), size);
            for (var index = random.Next(4); index > 0; index--)
            {
                var kind = random.Next(1, 4);
                Put(kind, 4);
                Put(random.Next(kind == 3 ? 4 : 2), kind == 3 ? 2 : 1);
            }

            Put(0, 4);
        }

        void Put(int value, int count)
        {
            held = (held << count) | (uint)value;
            for (bits += count; bits >= 8; bits -= 8)
            {
                var whole = (byte)(held >> (bits - 8));
                file.Add(whole);
                if (whole == 0xFF)
                {
                    file.Add(0);
                }
            }
        }

        void Flush() => Put((1 << ((8 - bits) & 7)) - 1, (8 - bits) & 7);
    }

    private static int Blocks(int samples) => DivideUp(samples, 8);

    private static int DivideUp(int value, int divisor) => (value + divisor - 1) / divisor;
}
