using OgService.Imaging.WebP;
using OgService.Testing;

namespace OgService.Imaging.Tests.WebP;

public class WebPDecoderTests
{
    [Theory]
    [InlineData("-q 75")]
    [InlineData("-q 10 -m 6")]
    [InlineData("-q 95 -segments 1")]
    [InlineData("-q 60 -sharpness 5")]
    [InlineData("-q 40 -f 100 -nostrong")]
    [InlineData("-q 50 -alpha_q 40 -alpha_filter best")]
    [InlineData("-q 50 -alpha_method 0")]
    [InlineData("-lossless -z 0 -exact")]
    [InlineData("-lossless -z 9 -exact")]
    [InlineData("-near_lossless 40")]
    public void Files_of_an_unrelated_encoder_decode_as_its_decoder_says(string arguments)
    {
        foreach (var (width, height) in ((int, int)[])[(203, 117), (16, 16), (1, 1), (33, 9)])
        {
            using var pixels = Pictures.Create(width, height, (x, y) =>
                new Rgba((byte)x, (byte)(2 * y), (byte)((x * y / 7) & 0xF0), (byte)(255 - ((x + y) & 0x70))));
            AssertLikeDwebp(Tools.Run("cwebp", WebPFiles.ToPam(pixels), [.. arguments.Split(' '), "-quiet", "-o", "-", "--", "-"]), arguments);
        }
    }

    [Fact]
    public void A_picture_of_one_colour_needs_no_pixels_in_the_file()
    {
        using var pixels = WebPDecoder.Decode(WebPFiles.OneColor(300, 200));
        Assert.Equal((300, 200), (pixels.Width, pixels.Height));
        Assert.True(pixels.Pixels.IndexOfAnyExcept(PremultipliedRgba.From(new Rgba(20, 30, 10)).Packed) < 0);
    }

    [Fact]
    public void Pixels_are_premultiplied_and_the_straight_form_is_as_stored()
    {
        var file = WebPFiles.Lossless(3, 1, bits =>
        {
            bits.Write(0, 3);
            foreach (var symbol in (int[])[200, 100, 50, 128, 0])
            {
                bits.WriteSingle(symbol);
            }
        });
        using var pixels = WebPDecoder.Decode(file);
        Assert.Equal(PremultipliedRgba.From(new Rgba(100, 200, 50, 128)).Packed, pixels.Pixels[2]);
        Assert.Equal((byte[])[100, 200, 50, 128], WebPDecoder.DecodeStraight(file, out var width, out var height)[..4]);
        Assert.Equal((3, 1), (width, height));
    }

    [Fact]
    public void The_first_frame_of_an_animation_lies_on_a_transparent_canvas()
    {
        var frame = WebPFiles.LosslessData(4, 3, bits =>
        {
            bits.Write(0, 3);
            foreach (var symbol in (int[])[30, 20, 10, 255, 0])
            {
                bits.WriteSingle(symbol);
            }
        });
        var inner = WebPFiles.Riff(("VP8L", frame))[12..];
        var file = WebPFiles.Riff(
            ("VP8X", [2, 0, 0, 0, .. WebPFiles.UInt24(9), .. WebPFiles.UInt24(7)]),
            ("ANIM", [255, 255, 255, 255, 0, 0]),
            ("ANMF", [.. WebPFiles.UInt24(2), .. WebPFiles.UInt24(1), .. WebPFiles.UInt24(3), .. WebPFiles.UInt24(2), .. WebPFiles.UInt24(100), 0, .. inner]));
        using var pixels = WebPDecoder.Decode(file);
        Assert.Equal((10, 8), (pixels.Width, pixels.Height));
        var color = PremultipliedRgba.From(new Rgba(20, 30, 10)).Packed;
        for (var index = 0; index < pixels.Pixels.Length; index++)
        {
            var isInside = index % 10 is >= 4 and < 8 && index / 10 is >= 2 and < 5;
            Assert.Equal(isInside ? color : 0, pixels.Pixels[index]);
        }

        file[^(inner.Length + 16)] = 4;
        Assert.Contains("outside the canvas", Assert.Throws<ImageFormatException>(() => WebPDecoder.Decode(file)).Message);
    }

    [Fact]
    public void A_picture_of_another_size_than_stated_is_refused()
    {
        var data = WebPFiles.OneColor(5, 5)[20..];
        var file = WebPFiles.Riff(("VP8X", [0, 0, 0, 0, .. WebPFiles.UInt24(5), .. WebPFiles.UInt24(4)]), ("VP8L", data));
        Assert.Contains("not 6x5", Assert.Throws<ImageFormatException>(() => WebPDecoder.Decode(file)).Message);
    }

    [Fact]
    public void Size_is_checked_before_anything_is_allocated()
    {
        var large = WebPFiles.OneColor(16_383, 16_383);
        Assert.InRange(large.Length, 0, 50);
        var lossy = WebPFiles.Riff(("VP8 ", [0x10, 0, 0, 0x9D, 1, 0x2A, 0xFF, 0x3F, 0xFF, 0x3F, 0, 0, 0, 0]));
        var canvas = WebPFiles.Riff(("VP8X", [2, 0, 0, 0, 255, 255, 255, 255, 255, 255]), ("ANMF", [.. new byte[16], .. WebPFiles.OneColor(1, 1)[12..]]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var file in (byte[][])[large, lossy, canvas])
        {
            Assert.Contains("limits", Assert.Throws<ImageFormatException>(() => WebPDecoder.Decode(file)).Message);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Fact]
    public void A_large_picture_without_data_is_refused_before_its_pixels_are_allocated()
    {
        var file = WebPFiles.Lossless(6_000, 6_000, bits => bits.Write(0, 3));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<ImageFormatException>(() => WebPDecoder.Decode(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Fact]
    public void Decoding_is_given_up_when_asked()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => WebPDecoder.Decode(WebPFiles.OneColor(30, 20), cancellation: stop.Token));
    }

    [Fact]
    public void Every_truncation_of_files_of_the_corpora_is_refused()
    {
        foreach (var path in WebPFiles.Corpus("webp").Where(path => path.EndsWith(".webp", StringComparison.Ordinal) && new FileInfo(path).Length < 6_000))
        {
            var file = File.ReadAllBytes(path);
            for (var length = 0; length < file.Length - 1; length += 1 + (length / 200))
            {
                Assert.Throws<ImageFormatException>(() => WebPDecoder.Decode(file.AsSpan(0, length)));

                // With sizes that fit, so that the picture itself ends too early.
                if (length > 30)
                {
                    WebPFiles.TryDecode(WithSizes(file, length))?.Dispose();
                }
            }
        }
    }

    [Fact]
    public void Mutations_of_files_of_the_corpora_are_decoded_or_refused()
    {
        var guard = HangGuard.Start();
        var random = new Random(4);
        var files = WebPFiles.Corpus("webp")
            .Where(path => path.EndsWith(".webp", StringComparison.Ordinal) && new FileInfo(path).Length < 30_000)
            .Select(File.ReadAllBytes).ToArray();
        for (var round = 0; round < WebPFiles.Mutations; round++)
        {
            var file = files[round % files.Length].ToArray();
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                file[random.Next(12, Math.Min(file.Length, random.Next(13, 400)))] = (byte)random.Next(256);
            }

            WebPFiles.TryDecode(file)?.Dispose();
            guard.Check();
        }
    }

    [Fact]
    public void Fuzzing_corpora_end_in_pixels_or_in_our_exception()
    {
        foreach (var path in WebPFiles.Corpus("fuzz", "webp-go"))
        {
            WebPFiles.TryDecode(File.ReadAllBytes(path))?.Dispose();
        }
    }

    private static byte[] WithSizes(byte[] file, int length)
    {
        var cut = file[..length];
        WebPFiles.UInt32(length - 8).CopyTo(cut, 4);
        if (file[12..16].AsSpan() is [(byte)'V', (byte)'P', (byte)'8', not (byte)'X'])
        {
            WebPFiles.UInt32(length - 20).CopyTo(cut, 16);
        }

        return cut;
    }

    private static void AssertLikeDwebp(byte[] file, string what)
    {
        using var pixels = WebPDecoder.Decode(file);
        var (width, height, expected) = Tools.ReadPnm(Tools.Run("dwebp", file, "-quiet", "-nodither", "-pam", "-o", "-", "--", "-"));
        Assert.Equal((width, height), (pixels.Width, pixels.Height));
        for (var index = 0; index < expected.Length; index++)
        {
            if (PremultipliedRgba.From(expected[index]).Packed != pixels.Pixels[index])
            {
                Assert.Fail($"{what} {width}x{height}, pixel {index % width},{index / width}: expected {expected[index]}, got {pixels.Pixels[index]:x8}");
            }
        }
    }
}
