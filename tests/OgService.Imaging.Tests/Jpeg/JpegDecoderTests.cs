using OgService.Imaging.Jpeg;
using OgService.Testing;

namespace OgService.Imaging.Tests.Jpeg;

public class JpegDecoderTests
{
    [Theory]
    [InlineData("-sample 1x1")]
    [InlineData("-sample 2x2")]
    [InlineData("-sample 2x1 -restart 1")]
    [InlineData("-sample 1x2 -optimize")]
    [InlineData("-sample 4x1")]
    [InlineData("-sample 2x2,1x2,2x1")]
    [InlineData("-progressive")]
    [InlineData("-progressive -sample 1x1 -restart 3B")]
    [InlineData("-grayscale")]
    [InlineData("-grayscale -progressive")]
    [InlineData("-rgb")]
    [InlineData("-quality 5")]
    [InlineData("-quality 100")]
    public void Files_of_an_unrelated_encoder_decode_as_its_decoder_says(string arguments)
    {
        foreach (var (width, height) in ((int, int)[])[(203, 117), (16, 16), (1, 1), (33, 9)])
        {
            using var pixels = Pictures.Create(width, height, (x, y) =>
                new Rgba((byte)x, (byte)(2 * y), (byte)((x * y / 7) & 0xF0)));
            AssertLikeDjpeg(Tools.Run("cjpeg", ToPpm(pixels), ["-dct", "int", .. arguments.Split(' ')]), arguments);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(2)]
    public void Four_channels_are_inks_as_an_unrelated_decoder_has_them(int? adobeTransform)
    {
        byte[][] channels = [.. Enumerable.Range(1, 4).Select(channel =>
        {
            using var pixels = Pictures.Create(37, 21, (x, y) =>
            {
                var level = (byte)((x * channel * 2) + (y * (5 - channel)) + (40 * channel));
                return new Rgba(level, level, level);
            });
            return Tools.Run("cjpeg", PictureFiles.ToPpm(pixels), "-grayscale", "-dct", "int");
        })];
        AssertLikeDjpeg(PictureFiles.JoinChannels(channels, adobeTransform), $"transform {adobeTransform}");
        AssertLikeDjpeg(PictureFiles.JoinChannels(channels[..3], adobeTransform is 2 ? 1 : adobeTransform), $"transform {adobeTransform} of three");
    }

    [Theory]
    [InlineData("0;1;2;")]
    [InlineData("0,1;2;")]
    [InlineData("0,1,2: 0-0,0,1; 0: 1-63,0,2; 1: 1-63,0,0; 2: 1-63,0,0; 0,1,2: 0-0,1,0; 0: 1-63,2,1; 0: 1-63,1,0;")]
    public void Scans_in_any_order_decode_as_an_unrelated_decoder_says(string scans)
    {
        using var pixels = Pictures.Gradient(45, 31);
        var script = Path.GetTempFileName();
        try
        {
            File.WriteAllText(script, scans.Replace(";", ";\n"));
            foreach (var sampling in (string[])["1x1", "2x2", "2x1"])
            {
                AssertLikeDjpeg(Tools.Run("cjpeg", PictureFiles.ToPpm(pixels), "-scans", script, "-sample", sampling, "-restart", "2"), $"{scans} {sampling}");
            }
        }
        finally
        {
            File.Delete(script);
        }
    }

    [Fact]
    public void Vector_and_scalar_colours_are_the_same()
    {
        var random = new Random(4);
        byte[][] planes = [new byte[1_003], new byte[1_003], new byte[1_003]];
        Array.ForEach(planes, random.NextBytes);
        var row = new uint[1_003];
        JpegColors.FromYCbCr(planes[0], planes[1], planes[2], row);
        for (var x = 0; x < row.Length; x++)
        {
            Assert.Equal(JpegColors.FromYCbCr(planes[0][x], planes[1][x], planes[2][x]), row[x]);
        }
    }

    [Fact]
    public void Our_own_files_come_back_nearly_the_same()
    {
        using var card = Pictures.Card(301, 203, new Rgba(11, 18, 32));
        using var read = JpegDecoder.Decode(JpegEncoder.Encode(card, new JpegOptions { Quality = 95 }));
        double squares = 0;
        for (var index = 0; index < card.Pixels.Length; index++)
        {
            squares += Math.Pow(new PremultipliedRgba(card.Pixels[index]).G - new PremultipliedRgba(read.Pixels[index]).G, 2);
        }

        Assert.InRange(Math.Sqrt(squares / card.Pixels.Length), 0, 2);
    }

    [Fact]
    public void Files_of_the_corpora_decode_as_an_unrelated_decoder_says()
    {
        foreach (var path in CorpusFiles(Path.Combine("wuffs", "jpeg")).Concat(CorpusFiles("jpeg"))
            .Where(path => Path.GetFileName(path) is "testorig.jpg" or "testimgint.jpg"))
        {
            AssertLikeDjpeg(File.ReadAllBytes(path), path);
        }
    }

    [Fact]
    public void Fuzzing_corpora_end_in_pixels_or_in_our_exception()
    {
        foreach (var path in CorpusFiles("fuzz").Where(path => path.Contains("jpeg")).Concat(CorpusFiles("wuffs")).Concat(CorpusFiles("jpeg")))
        {
            TryDecode(File.ReadAllBytes(path));
        }
    }

    [Fact]
    public void Every_truncation_and_every_mutation_is_answered()
    {
        using var pixels = Pictures.Card(50, 40, new Rgba(90, 18, 32));
        var sequential = JpegEncoder.Encode(pixels);
        var random = new Random(1);
        foreach (var file in (byte[][])[sequential, Tools.Run("cjpeg", ToPpm(pixels), "-progressive", "-restart", "1")])
        {
            for (var length = 0; length < file.Length - 2; length++)
            {
                TryDecode(file[..length]);
            }

            for (var round = 0; round < 1_500; round++)
            {
                var mutated = file.ToArray();
                for (var change = random.Next(1, 4); change > 0; change--)
                {
                    mutated[random.Next(2, mutated.Length)] = (byte)random.Next(256);
                }

                TryDecode(mutated);
            }
        }
    }

    [Fact]
    public void Orientation_is_applied()
    {
        using var pixels = Pictures.Create(16, 8, (x, y) => x < 8 ? new Rgba(250, 250, 250) : new Rgba(5, 5, 5));
        var file = JpegEncoder.Encode(pixels);
        foreach (var (orientation, lightX, lightY, width) in ((byte, int, int, int)[])
            [(1, 2, 4, 16), (2, 13, 4, 16), (3, 13, 4, 16), (4, 2, 4, 16), (5, 4, 2, 8), (6, 4, 2, 8), (7, 4, 13, 8), (8, 4, 13, 8)])
        {
            byte[] exif = [0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*\0\0\0\u0008"u8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
            using var read = JpegDecoder.Decode([.. file[..2], .. exif, .. file[2..]]);
            Assert.Equal(width, read.Width);
            Assert.InRange(new PremultipliedRgba(read.Row(lightY)[lightX]).G, 240, 255);
            Assert.InRange(new PremultipliedRgba(read.Row(read.Height - 1 - lightY)[read.Width - 1 - lightX]).G, 0, 255);
        }
    }

    [Fact]
    public void Size_is_checked_before_anything_is_allocated()
    {
        using var one = Pictures.Create(8, 8, (_, _) => new Rgba(1, 2, 3));
        var file = JpegEncoder.Encode(one);
        var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        (file[frame + 5], file[frame + 7]) = (0x17, 0x17);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("too little", Assert.Throws<ImageFormatException>(() => JpegDecoder.Decode(file)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
        Assert.Throws<ImageFormatException>(() => JpegDecoder.Decode(file, new ImageLimits { MaxSide = 100 }));
    }

    [Fact]
    public void Scans_of_some_bytes_each_do_not_go_through_a_large_picture_without_end()
    {
        // 8192x4096: 524,288 blocks, 32 runs of 16,384 empty ones, which are 15 zero bits each.
        List<byte> file = [0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)1, 64)];
        file.AddRange([0xFF, 0xC2, 0, 17, 8, 0x10, 0, 0x20, 0, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
        file.AddRange([0xFF, 0xC4, 0, 20, 0x00, 1, .. new byte[15], 0]);
        file.AddRange([0xFF, 0xC4, 0, 20, 0x10, 1, .. new byte[15], 0xE0]);
        file.AddRange([0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 0, 0, .. new byte[524_288 * 3 / 8]]);
        for (byte channel = 1; channel <= 3; channel++)
        {
            for (var low = 13; low >= 0; low--)
            {
                foreach (var (first, last) in ((byte, byte)[])[(1, 31), (32, 63)])
                {
                    file.AddRange([0xFF, 0xDA, 0, 8, 1, channel, 0, first, last, (byte)(((low == 13 ? 0 : low + 1) << 4) | low), .. new byte[60]]);
                }
            }
        }

        var refusal = Assert.Throws<ImageFormatException>(() => ImageDecoder.Decode([.. file, 0xFF, 0xD9], new DecodeOptions { TargetWidth = 64, TargetHeight = 64 }));
        Assert.Contains("40000000 blocks", refusal.Message, StringComparison.Ordinal);
    }

    private static void AssertLikeDjpeg(byte[] file, string what)
    {
        using var pixels = JpegDecoder.Decode(file);
        var (width, height, expected) = Tools.ReadPnm(Tools.Run("djpeg", file, "-dct", "int"));
        Assert.Equal((width, height), (pixels.Width, pixels.Height));
        for (var index = 0; index < expected.Length; index++)
        {
            var pixel = new PremultipliedRgba(pixels.Pixels[index]);
            var worst = Math.Max(
                Math.Max(Math.Abs(pixel.R - expected[index].R), Math.Abs(pixel.G - expected[index].G)),
                Math.Abs(pixel.B - expected[index].B));
            if (worst > 0)
            {
                Assert.Fail($"{what} {width}x{height}, pixel {index % width},{index / width}: expected {expected[index]}, got {pixels.Pixels[index]:x8}");
            }
        }
    }

    private static byte[] ToPpm(PixelBuffer pixels)
    {
        List<byte> file = [.. System.Text.Encoding.ASCII.GetBytes($"P6 {pixels.Width} {pixels.Height} 255\n")];
        foreach (var pixel in pixels.Pixels)
        {
            file.AddRange([(byte)pixel, (byte)(pixel >> 8), (byte)(pixel >> 16)]);
        }

        return [.. file];
    }

    private static void TryDecode(byte[] file)
    {
        try
        {
            JpegDecoder.Decode(file, new ImageLimits { MaxPixels = 4_000_000 }).Dispose();
        }
        catch (ImageFormatException)
        {
            // The one exception there may be.
        }
    }

    private static IEnumerable<string> CorpusFiles(string folder)
    {
        if (Repository.Corpora is null)
        {
            Assert.Skip("The corpora are not here.");
        }

        return Directory.GetFiles(Path.Combine(Repository.Corpora, "images", folder), "*", SearchOption.AllDirectories).Order();
    }
}
