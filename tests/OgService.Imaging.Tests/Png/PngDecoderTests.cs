using System.Buffers.Binary;
using OgService.Imaging.Png;
using OgService.Testing;

namespace OgService.Imaging.Tests.Png;

public class PngDecoderTests
{
    [Fact]
    public void PngSuite_decodes_as_an_unrelated_decoder_says()
    {
        var tested = 0;
        foreach (var path in SuiteFiles().Where(path => !Path.GetFileName(path).StartsWith('x')))
        {
            var file = File.ReadAllBytes(path);
            using var pixels = PngDecoder.Decode(file);
            var (width, height, expected) = Tools.ReadPnm(Tools.Run("pngtopnm", file, "-alphapam"));
            Assert.Equal((width, height), (pixels.Width, pixels.Height));

            // pngtopnm misses the one transparent colour in files of true colour or of 16 bits; other decoders see it.
            var missesTransparency = (file[24] == 16 || file[25] == 2) && file.AsSpan().IndexOf("tRNS"u8) >= 0;
            for (var index = 0; index < expected.Length; index++)
            {
                if (missesTransparency && pixels.Pixels[index] == 0)
                {
                    continue;
                }

                if (PremultipliedRgba.From(expected[index]).Packed != pixels.Pixels[index])
                {
                    Assert.Fail($"{Path.GetFileName(path)}, pixel {index}: expected {expected[index]}, got {pixels.Pixels[index]:x8}");
                }
            }

            tested++;
        }

        Assert.InRange(tested, 150, 1_000);
    }

    [Fact]
    public void The_broken_files_of_PngSuite_are_refused()
    {
        var broken = SuiteFiles().Where(path => Path.GetFileName(path).StartsWith('x')).ToList();
        Assert.NotEmpty(broken);
        Assert.All(broken, path => Assert.Throws<ImageFormatException>(() => PngDecoder.Decode(File.ReadAllBytes(path))));
    }

    [Fact]
    public void Fuzzing_corpora_end_in_pixels_or_in_our_exception()
    {
        var files = CorpusFiles("fuzz", "*png*").Concat(CorpusFiles("png", "more")).Concat(CorpusFiles("wuffs", "png")).ToList();
        Assert.NotEmpty(files);
        foreach (var path in files)
        {
            TryDecode(File.ReadAllBytes(path));
        }
    }

    [Fact]
    public void Every_truncation_is_answered()
    {
        foreach (var file in Samples())
        {
            for (var length = 0; length < file.Length; length++)
            {
                TryDecode(file[..length]);
            }
        }
    }

    [Fact]
    public void Mutations_with_good_checksums_end_in_pixels_or_in_our_exception()
    {
        var random = new Random(1);
        var samples = Samples();
        var decoded = 0;
        for (var round = 0; round < 4_000; round++)
        {
            var file = samples[round % samples.Length].ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                file[random.Next(8, file.Length)] = (byte)random.Next(256);
            }

            PictureFiles.RepairPng(file);
            decoded += TryDecode(file) ? 1 : 0;
        }

        Assert.InRange(decoded, 1, 3_999);
    }

    [Fact]
    public void Size_is_checked_before_anything_is_allocated()
    {
        using var one = Pictures.Create(1, 1, (_, _) => new Rgba(1, 2, 3));
        var file = PngEncoder.Encode(one);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), 16_385);
        PictureFiles.RepairPng(file);
        Assert.Contains("limits", Assert.Throws<ImageFormatException>(() => PngDecoder.Decode(file)).Message);

        // Within the limits, but the data cannot hold it.
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), 6_000);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), 6_000);
        PictureFiles.RepairPng(file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("too little", Assert.Throws<ImageFormatException>(() => PngDecoder.Decode(file)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Fact]
    public void A_smaller_limit_is_kept()
    {
        using var pixels = Pictures.Noise(20, 10, 1);
        var file = PngEncoder.Encode(pixels);
        using var whole = PngDecoder.Decode(file, new ImageLimits { MaxPixels = 200 });
        Assert.Throws<ImageFormatException>(() => PngDecoder.Decode(file, new ImageLimits { MaxPixels = 199 }));
        Assert.Throws<ImageFormatException>(() => PngDecoder.Decode(file, new ImageLimits { MaxSide = 19 }));
    }

    private static byte[][] Samples()
    {
        using var indexed = Pictures.Card(60, 40, new Rgba(1, 2, 3, 90));
        using var gradient = Pictures.Gradient(30, 20);
        using var noise = Pictures.Noise(20, 20, 1, translucent: true);
        return [PngEncoder.Encode(indexed), PngEncoder.Encode(gradient), PngEncoder.Encode(noise)];
    }

    private static IEnumerable<string> SuiteFiles()
        => CorpusFiles("png", "pngsuite").Concat(CorpusFiles("png", "pngsuite-extra")).Where(path => path.EndsWith(".png")).Order();

    private static IEnumerable<string> CorpusFiles(string folder, string pattern)
    {
        if (Repository.Corpora is null)
        {
            Assert.Skip("The corpora are not here.");
        }

        return Directory.GetDirectories(Path.Combine(Repository.Corpora, "images", folder), pattern)
            .SelectMany(found => Directory.GetFiles(found, "*", SearchOption.AllDirectories));
    }

    private static bool TryDecode(byte[] file)
    {
        try
        {
            PngDecoder.Decode(file, new ImageLimits { MaxPixels = 4_000_000 }).Dispose();
            return true;
        }
        catch (ImageFormatException)
        {
            return false;
        }
    }
}
