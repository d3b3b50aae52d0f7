using System.IO.Compression;
using System.Text;

namespace OgService.Imaging.Tests.Deflate;

/// <summary>Data of the kinds a compressor meets.</summary>
internal static class ZlibSamples
{
    public static TheoryData<string> Names => [.. All().Keys];

    public static Dictionary<string, byte[]> All() => new()
    {
        ["zeros"] = new byte[100_000],
        ["noise"] = Noise(100_000, 256),
        ["few values"] = Noise(150_000, 3),
        ["long noise"] = Noise(300_000, 200),
        ["text"] = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 6_000).Select(i => $"{i * 7919 % 1009} bottles, "))),
        ["runs"] = [.. Enumerable.Range(0, 900).SelectMany(i => Enumerable.Repeat((byte)(i * 31), i % 700))],
        ["rows"] = [.. Enumerable.Range(0, 200).SelectMany(y => Enumerable.Range(0, 601).Select(x => (byte)(x % 90 > 80 ? (x * y) : 7)))],
        ["far repeats"] = [.. Enumerable.Repeat(Noise(32_768, 256), 3).SelectMany(part => part)],
        ["too far repeats"] = [.. Enumerable.Repeat(Noise(32_769, 256), 3).SelectMany(part => part)],
        ["mixed"] = [.. Noise(40_000, 256), .. new byte[40_000], .. Noise(70_000, 2), .. Noise(20_000, 256)],
        ["Fibonacci counts"] = FibonacciCounts(),
    };

    public static byte[] Noise(int length, int values)
    {
        var random = new Random(length + values);
        var bytes = new byte[length];
        for (var index = 0; index < length; index++)
        {
            bytes[index] = (byte)random.Next(values);
        }

        return bytes;
    }

    public static byte[] InflateByFramework(ReadOnlySpan<byte> stream)
    {
        using var source = new ZLibStream(new MemoryStream(stream.ToArray()), CompressionMode.Decompress);
        using var target = new MemoryStream();
        source.CopyTo(target);
        return target.ToArray();
    }

    public static byte[] DeflateByFramework(ReadOnlySpan<byte> data, CompressionLevel level)
    {
        using var target = new MemoryStream();
        using (var stream = new ZLibStream(target, level))
        {
            stream.Write(data);
        }

        return target.ToArray();
    }

    // Counts whose plain Huffman code is deeper than fifteen bits, in an order without repeats worth a match.
    private static byte[] FibonacciCounts()
    {
        var bytes = new List<byte>();
        int before = 1, count = 1;
        for (var value = 0; value < 22; value++)
        {
            bytes.AddRange(Enumerable.Repeat((byte)(value * 9), count));
            (before, count) = (count, before + count);
        }

        var shuffled = bytes.ToArray();
        new Random(5).Shuffle(shuffled);
        return shuffled;
    }
}
