using System.Buffers.Binary;
using System.IO.Compression;
using OgService.Testing;
using OgService.Typography.OpenType;

namespace OgService.Typography.Tests.OpenType;

/// <summary>One good font of each kind, small, for tests that damage them.</summary>
internal static class GoodFonts
{
    /// <summary>Name and file; without the public suites three of the five.</summary>
    public static IEnumerable<(string Kind, byte[] File)> All()
    {
        yield return ("TrueType variable", Unpack("noto-sans-hebrew", "noto-sans-hebrew-hebrew-wght-normal.woff2"));
        yield return ("COLR", Unpack("noto-color-emoji", "noto-color-emoji-10-400-normal.woff"));
        yield return ("WOFF2", Read("noto-sans-lisu", "noto-sans-lisu-lisu-wght-normal.woff2"));
        if (Repository.Corpora is { } corpora)
        {
            var folder = Path.Combine(corpora, "text", "shaping", "text-rendering-tests", "fonts");
            yield return ("CFF", File.ReadAllBytes(Path.Combine(folder, "TestCFFThree.otf")));
            yield return ("CFF2", File.ReadAllBytes(Path.Combine(folder, "AdobeVFPrototype-Subset.otf")));
        }
    }

    /// <summary>A WOFF2 file with what is packed in it changed.</summary>
    public static byte[] Repack(byte[] woff2, Action<byte[]> change)
    {
        // The packed tables are the last part of the file, filled up to four bytes.
        var length = BinaryPrimitives.ReadInt32BigEndian(woff2.AsSpan(20));
        var start = 0;
        byte[]? unpacked = null;
        for (var padding = 0; padding < 4 && unpacked is null; padding++)
        {
            start = woff2.Length - padding - length;
            unpacked = Decompress(woff2.AsSpan(start, length));
        }

        change(unpacked!);
        var packed = new byte[unpacked!.Length + 1024];
        Assert.True(BrotliEncoder.TryCompress(unpacked, packed, out var written, quality: 1, window: 20));
        byte[] file = [.. woff2.AsSpan(0, start), .. packed.AsSpan(0, written), .. new byte[-(start + written) & 3]];
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(8), file.Length);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), written);
        return file;
    }

    private static byte[]? Decompress(ReadOnlySpan<byte> packed)
    {
        var unpacked = new byte[1 << 20];
        return BrotliDecoder.TryDecompress(packed, unpacked, out var written) ? unpacked[..written] : null;
    }

    private static byte[] Read(string folder, string name) => File.ReadAllBytes(Repository.PathTo("fonts", folder, name));

    private static byte[] Unpack(string folder, string name) => Sfnt.Write(FontFile.Open(Read(folder, name), name));
}
