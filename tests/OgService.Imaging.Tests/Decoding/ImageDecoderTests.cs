using OgService.Imaging.Jpeg;
using OgService.Imaging.Png;
using OgService.Imaging.Tests.WebP;
using OgService.Imaging.WebP;
using OgService.Testing;

namespace OgService.Imaging.Tests.Decoding;

public class ImageDecoderTests
{
    [Fact]
    public void The_format_is_told_by_content()
    {
        foreach (var (file, format) in ((byte[], ImageFormat)[])
            [(PictureFiles.Png(), ImageFormat.Png), (PictureFiles.Jpeg(), ImageFormat.Jpeg), (PictureFiles.Gif(), ImageFormat.Gif),
             (PictureFiles.Bmp(), ImageFormat.Bmp), (PictureFiles.Ico((4, 32, PictureFiles.IconBitmap(4, 255))), ImageFormat.Ico)])
        {
            using var picture = ImageDecoder.Decode(file);
            Assert.Equal(format, picture.Info.Format);
            Assert.Equal((picture.Info.Width, picture.Info.Height), (picture.Pixels.Width, picture.Pixels.Height));
        }
    }

    [Theory]
    [InlineData("avif", "AVIF")]
    [InlineData("heic", "HEIC")]
    public void Formats_that_are_not_read_are_refused_by_name(string brand, string name)
    {
        byte[] file = [0, 0, 0, 24, .. "ftypmif1"u8, 0, 0, 0, 0, .. System.Text.Encoding.ASCII.GetBytes(brand), .. "miaf"u8, .. new byte[100]];
        var message = Assert.Throws<ImageFormatException>(() => ImageDecoder.Decode(file)).Message;
        Assert.StartsWith($"{name} is not supported", message);
        Assert.Contains("JPEG", message);
    }

    [Fact]
    public void Arithmetic_codes_are_refused_by_name()
    {
        var file = PictureFiles.Jpeg();
        file[file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 1] = 0xC9;
        Assert.Contains("arithmetic", Assert.Throws<ImageFormatException>(() => ImageDecoder.Decode(file)).Message);
    }

    [Theory]
    [InlineData(400, 300, 400, 300)]
    [InlineData(201, 150, 400, 300)]
    [InlineData(200, 150, 200, 150)]
    [InlineData(133, 1, 134, 100)]
    [InlineData(50, 37, 50, 38)]
    [InlineData(3, 3, 4, 3)]
    public void A_target_size_reduces_by_whole_factors_and_never_below(int targetWidth, int targetHeight, int width, int height)
    {
        using var pixels = Pictures.Gradient(400, 300);
        using var picture = ImageDecoder.Decode(PngEncoder.Encode(pixels), new DecodeOptions { TargetWidth = targetWidth, TargetHeight = targetHeight });
        Assert.Equal((width, height), (picture.Pixels.Width, picture.Pixels.Height));
        Assert.Equal((400, 300), (picture.Info.Width, picture.Info.Height));
    }

    [Theory]
    [InlineData(200, 150)]
    [InlineData(100, 75)]
    [InlineData(50, 38)]
    [InlineData(25, 19)]
    public void Jpeg_is_reduced_while_decoding_and_looks_like_its_averages(int targetWidth, int targetHeight)
    {
        using var pixels = Pictures.Create(400, 304, (x, y) => new Rgba((byte)(x / 2), (byte)(y * 3 / 4), (byte)(128 + ((x + y) / 8))));
        var file = JpegEncoder.Encode(pixels, new JpegOptions { Quality = 95 });
        using var reduced = ImageDecoder.Decode(file, new DecodeOptions { TargetWidth = targetWidth, TargetHeight = targetHeight });
        Assert.Equal((targetWidth, 304 / (400 / targetWidth)), (reduced.Pixels.Width, reduced.Pixels.Height));
        var factor = 400 / targetWidth;
        for (var y = 0; y < reduced.Pixels.Height; y++)
        {
            for (var x = 0; x < reduced.Pixels.Width; x++)
            {
                var expected = new PremultipliedRgba(pixels.Row((y * factor) + (factor / 2))[(x * factor) + (factor / 2)]);
                var got = new PremultipliedRgba(reduced.Pixels.Row(y)[x]);
                Assert.InRange(Math.Abs(expected.R - got.R) + Math.Abs(expected.G - got.G) + Math.Abs(expected.B - got.B), 0, 18);
            }
        }
    }

    [Fact]
    public void Reduced_progressive_files_are_the_same_as_sequential_ones()
    {
        using var pixels = Pictures.Card(203, 117, new Rgba(90, 18, 32));
        var sequential = Tools.Run("cjpeg", PictureFiles.ToPpm(pixels), "-dct", "int");
        var progressive = Tools.Run("cjpeg", PictureFiles.ToPpm(pixels), "-dct", "int", "-progressive");
        foreach (var factor in (int[])[1, 2, 4, 8])
        {
            var options = new DecodeOptions { TargetWidth = 203 / factor, TargetHeight = 117 / factor };
            using var first = ImageDecoder.Decode(sequential, options);
            using var second = ImageDecoder.Decode(progressive, options);
            Pictures.AssertSame(first.Pixels, second.Pixels);
        }
    }

    [Fact]
    public void Averages_are_taken_in_linear_light_and_weighted_by_alpha()
    {
        using var pixels = Pictures.Create(4, 2, (x, y) => x < 2
            ? ((x + y) % 2 == 0 ? new Rgba(255, 255, 255) : new Rgba(0, 0, 0))
            : (x == 2 ? new Rgba(200, 10, 10) : new Rgba(0, 0, 0, 0)));
        using var picture = ImageDecoder.Decode(PngEncoder.Encode(pixels), new DecodeOptions { TargetWidth = 2, TargetHeight = 1 });

        // Half of the light is level 188; half of the red with nothing is the same red, half covered.
        Assert.Equal(new Rgba(188, 188, 188), Straight(picture.Pixels.Row(0)[0]));
        var red = Straight(picture.Pixels.Row(0)[1]);
        Assert.Equal(128, red.A);
        Assert.InRange(red.R, 198, 202);
        Assert.True(picture.HasAlpha);
    }

    [Fact]
    public void Interlaced_pictures_are_reduced_like_others()
    {
        if (Repository.Corpora is null)
        {
            Assert.Skip("The corpora are not here.");
        }

        var folder = Path.Combine(Repository.Corpora, "images", "png", "pngsuite");
        foreach (var path in Directory.GetFiles(folder, "basi*.png").Order())
        {
            var options = new DecodeOptions { TargetWidth = 10, TargetHeight = 10 };
            using var interlaced = ImageDecoder.Decode(File.ReadAllBytes(path), options);
            using var plain = ImageDecoder.Decode(File.ReadAllBytes(path.Replace("basi", "basn")), options);
            Assert.Equal(11, plain.Pixels.Width);
            Pictures.AssertSame(plain.Pixels, interlaced.Pixels);
        }
    }

    [Fact]
    public void Orientation_in_png_is_applied_unless_told_otherwise()
    {
        using var pixels = Pictures.Create(6, 3, (x, _) => x == 0 ? new Rgba(1, 2, 3) : new Rgba(200, 200, 200));
        byte[] exif = [.. "MM\0*\0\0\0\u0008"u8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        var file = PictureFiles.WithPngChunk(PngEncoder.Encode(pixels), "eXIf"u8, exif);
        using var turned = ImageDecoder.Decode(file);
        Assert.Equal((3, 6), (turned.Pixels.Width, turned.Info.Height));
        Assert.Equal(new Rgba(1, 2, 3), Straight(turned.Pixels.Row(0)[2]));
        using var stored = ImageDecoder.Decode(file, new DecodeOptions { ApplyOrientation = false });
        Assert.Equal((6, 3), (stored.Info.Width, stored.Pixels.Height));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_turned_picture_is_reduced_like_one_that_lies_straight(int orientation)
    {
        using var pixels = Pictures.Gradient(41, 23);
        byte[] exif = [.. "MM\0*\0\0\0\u0008"u8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        var file = PngEncoder.Encode(pixels);
        using var straight = ImageDecoder.Decode(file, new DecodeOptions { TargetWidth = 10, TargetHeight = 5 });
        var (width, height) = orientation >= 5 ? (5, 10) : (10, 5);
        using var turned = ImageDecoder.Decode(
            PictureFiles.WithPngChunk(file, "eXIf"u8, exif), new DecodeOptions { TargetWidth = width, TargetHeight = height });
        var (right, bottom) = (straight.Pixels.Width - 1, straight.Pixels.Height - 1);
        for (var y = 0; y <= bottom; y++)
        {
            for (var x = 0; x <= right; x++)
            {
                var (tx, ty) = orientation switch
                {
                    1 => (x, y),
                    2 => (right - x, y),
                    3 => (right - x, bottom - y),
                    4 => (x, bottom - y),
                    5 => (y, x),
                    6 => (bottom - y, x),
                    7 => (bottom - y, right - x),
                    _ => (y, right - x),
                };
                Assert.Equal(straight.Pixels.Row(y)[x], turned.Pixels.Row(ty)[tx]);
            }
        }
    }

    [Fact]
    public void Every_decoder_looks_at_cancellation()
    {
        using var pixels = Pictures.Gradient(30, 20);
        byte[][] files =
        [
            PictureFiles.Png(), PictureFiles.Jpeg(), JpegEncoder.Encode(pixels, new JpegOptions { IsProgressive = true }), PictureFiles.Gif(), PictureFiles.Bmp(),
            PictureFiles.Ico((4, 32, PictureFiles.IconBitmap(4, 255))), WebPEncoder.Encode(pixels, new WebPOptions { Lossless = true }), WebPEncoder.Encode(pixels),
        ];
        foreach (var file in files)
        {
            foreach (var target in (int[])[0, 2])
            {
                var options = new DecodeOptions { TargetWidth = target, TargetHeight = target };
                Assert.Throws<OperationCanceledException>(() => ImageDecoder.Decode(file, options, new CancellationToken(canceled: true)));
            }
        }
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpeg")]
    [InlineData("progressive")]
    [InlineData("webp")]
    public async Task Decoding_stops_soon_when_it_is_cancelled_on_the_way(string kind)
    {
        using var pixels = Pictures.Create(1_200, 900, (x, y) => new Rgba((byte)(x ^ y), (byte)(x * y >> 8), (byte)y));
        var file = kind switch
        {
            "png" => PngEncoder.Encode(pixels),
            "webp" => WebPEncoder.Encode(pixels, new WebPOptions { Quality = 20 }),
            _ => JpegEncoder.Encode(pixels, new JpegOptions { Quality = 30, IsProgressive = kind == "progressive" }),
        };
        using var stop = new CancellationTokenSource();
        using var started = new ManualResetEventSlim();
        var work = Task.Run(
            () =>
            {
                // Far longer than a test may take, unless it is stopped.
                for (var round = 0; round < 1_000; round++)
                {
                    started.Set();
                    ImageDecoder.Decode(file, null, stop.Token).Dispose();
                }
            },
            TestContext.Current.CancellationToken);
        started.Wait(TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
    }

    [Fact]
    public void A_limit_on_memory_is_kept()
    {
        var limits = new ImageLimits { MaxMemory = 1_000 };
        foreach (var file in (byte[][])[PictureFiles.Png(), PictureFiles.Jpeg(), PictureFiles.Bmp(40, 40), WebPFiles.OneColor(30, 30)])
        {
            Assert.Contains("limits", Assert.Throws<ImageFormatException>(() => ImageDecoder.Decode(file, new DecodeOptions { Limits = limits })).Message);
        }
    }

    [Fact]
    public void Alpha_is_told()
    {
        using var opaque = ImageDecoder.Decode(PictureFiles.Png());
        Assert.False(opaque.HasAlpha);
        using var screen = ImageDecoder.Decode(PictureFiles.Gif());
        Assert.True(screen.HasAlpha);
    }

    [Fact]
    public void A_large_picture_is_reduced_in_little_memory()
    {
        // 36 megapixels, 144 MB as pixels.
        using var rowOfPixels = Pictures.Create(6_000, 6_000, (x, y) => new Rgba((byte)(x >> 5), (byte)(y >> 5), 0));
        var file = PngEncoder.Encode(rowOfPixels);
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var picture = ImageDecoder.Decode(file, new DecodeOptions { TargetWidth = 1_200, TargetHeight = 630 });
        Assert.Equal(1_200, picture.Pixels.Width);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32 * 1024 * 1024);
    }

    private static Rgba Straight(uint stored)
    {
        var straight = StraightAlpha.From(stored);
        return new Rgba((byte)straight, (byte)(straight >> 8), (byte)(straight >> 16), (byte)(straight >> 24));
    }
}
