using System.Buffers.Binary;
using System.IO.Compression;
using OgService.Imaging.Jpeg;
using OgService.Imaging.Png;
using OgService.Testing;

namespace OgService.Imaging.Tests.Decoding;

/// <summary>Whatever the bytes are: pixels or the one exception, in bounded memory. <c>OGSERVICE_PICTURE_MUTATIONS</c> sets the mutations a decoder.</summary>
public class HostilePictureTests
{
    private static readonly int Mutations =
        int.TryParse(Environment.GetEnvironmentVariable("OGSERVICE_PICTURE_MUTATIONS"), out var count) ? count : 400;

    private static readonly DecodeOptions Small = new() { Limits = new ImageLimits { MaxPixels = 1_000_000 } };

    public static TheoryData<string> Kinds => [.. Samples().Select(sample => sample.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_truncation_is_answered(string kind)
    {
        var file = Samples().First(sample => sample.Kind == kind).File;
        for (var length = 0; length < file.Length; length++)
        {
            TryDecode(file.AsSpan(0, length));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Mutations_are_answered(string kind)
    {
        var file = Samples().First(sample => sample.Kind == kind).File;
        var random = new Random(7);
        var guard = HangGuard.Start();
        for (var round = 0; round < Mutations; round++)
        {
            var mutated = Mutate(file, random);
            if (kind.StartsWith("png", StringComparison.Ordinal))
            {
                PictureFiles.RepairPng(mutated);
            }

            TryDecode(mutated);
            guard.Check($"mutation {round} of {kind}");
        }
    }

    [Fact]
    public void Small_files_that_claim_to_be_large_pictures_take_no_memory()
    {
        var png = PictureFiles.Png();
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 6_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 6_000);
        PictureFiles.RepairPng(png);
        var jpeg = PictureFiles.Jpeg();
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteInt32BigEndian(jpeg.AsSpan(frame + 5), (6_000 << 16) | 6_000);
        var gif = PictureFiles.Gif();
        BinaryPrimitives.WriteInt32LittleEndian(gif.AsSpan(gif.AsSpan().IndexOf((byte)0x2C) + 5), (6_000 << 16) | 6_000);
        var bmp = PictureFiles.Bmp();
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(18), 6_000);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(22), 6_000);
        foreach (var file in (byte[][])[png, jpeg, gif, bmp])
        {
            AssertRefusedCheaply(file);
        }
    }

    [Fact]
    public void The_largest_sizes_that_headers_can_say_are_refused()
    {
        var jpeg = PictureFiles.Jpeg();
        BinaryPrimitives.WriteInt32BigEndian(jpeg.AsSpan(jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 5), -1);
        var gif = PictureFiles.Gif();
        BinaryPrimitives.WriteInt32LittleEndian(gif.AsSpan(6), -1);
        var bmp = PictureFiles.Bmp();
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(18), int.MaxValue);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(22), int.MinValue);
        var png = PictureFiles.Png();
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), int.MaxValue);
        PictureFiles.RepairPng(png);
        foreach (var file in (byte[][])[jpeg, gif, bmp, png])
        {
            AssertRefusedCheaply(file);
        }
    }

    [Fact]
    public void Compressed_text_of_a_gigabyte_is_not_expanded()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var index = 0; index < 64; index++)
            {
                zlib.Write(zeros);
            }
        }

        var file = PictureFiles.WithPngChunk(PictureFiles.Png(), "zTXt"u8, [.. "Comment\0\0"u8, .. packed.ToArray()]);
        var profile = PictureFiles.WithPngChunk(PictureFiles.Png(), "iCCP"u8, [.. "Comment\0\0"u8, .. packed.ToArray()]);
        foreach (var bomb in (byte[][])[file, profile])
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            using var picture = ImageDecoder.Decode(bomb);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
        }
    }

    [Fact]
    public void Of_ten_thousand_frames_only_the_first_is_decoded()
    {
        var one = PictureFiles.Gif();
        var frame = one[(one.AsSpan().IndexOf((byte)0x2C) - 8)..^1];
        byte[] file = [.. one[..^1], .. Enumerable.Repeat(frame, 10_000).SelectMany(bytes => bytes), 0x3B];
        using var picture = ImageDecoder.Decode(file);
        Assert.Contains(picture.Notes, note => note.Code == "animation.first-frame");
        Assert.Equal(3, picture.Pixels.Width);
    }

    [Fact]
    public void Ten_thousand_empty_comments_and_a_hundred_thousand_chunks_are_stepped_over()
    {
        var gif = PictureFiles.Gif();
        byte[] comment = [0x21, 0xFE, 0];
        using var first = ImageDecoder.Decode([.. gif[..25], .. Enumerable.Repeat(comment, 10_000).SelectMany(bytes => bytes), .. gif[25..]]);
        var png = PictureFiles.Png();
        byte[] chunk = [0, 0, 0, 0, .. "abCd"u8, 0, 0, 0, 0];
        using var second = ImageDecoder.Decode([.. png[..33], .. Enumerable.Repeat(chunk, 100_000).SelectMany(bytes => bytes), .. png[33..]]);
        Assert.Equal(23, second.Pixels.Width);
    }

    [Fact]
    public void Scans_are_counted()
    {
        using var pixels = Pictures.Gradient(16, 16);
        var file = Tools.Run("cjpeg", PictureFiles.ToPpm(pixels), "-progressive");
        var scan = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        var end = scan + 2 + file.AsSpan(scan + 2).IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC4]);
        byte[] many = [.. file[..end], .. Enumerable.Repeat(file[scan..end], 1_000).SelectMany(bytes => bytes), .. file[end..]];
        Assert.Contains("scans", Assert.Throws<ImageFormatException>(() => ImageDecoder.Decode(many)).Message);
    }

    [Fact]
    public void Huffman_tables_over_and_under_subscribed_are_answered()
    {
        var file = PictureFiles.Jpeg();
        var table = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC4]) + 5;
        var random = new Random(3);
        for (var round = 0; round < 500; round++)
        {
            // As many codes as before, so that the segment's length holds, but of other lengths.
            var mutated = file.ToArray();
            var count = mutated.AsSpan(table, 16).ToArray().Sum(value => value);
            mutated.AsSpan(table, 16).Clear();
            for (; count > 0; count--)
            {
                mutated[table + (round % 2 == 0 ? random.Next(16) : 15 - (int)Math.Sqrt(random.Next(256)))]++;
            }

            TryDecode(mutated);
        }

        // Three codes of one bit; none at all; 256 of sixteen bits.
        foreach (var counts in (byte[][])[[3, .. new byte[15]], new byte[16], [.. new byte[15], 255]])
        {
            TryDecode([0xFF, 0xD8, 0xFF, 0xC4, 1, 19, 0, .. counts, .. new byte[256], .. file[2..]]);
        }
    }

    [Fact]
    public void Restart_storms_are_answered()
    {
        var file = PictureFiles.Jpeg();
        var scan = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        byte[] storm = [.. file[..scan], 0xFF, 0xDD, 0, 4, 0, 1, .. file[scan..(scan + 14)], .. Enumerable.Repeat((byte[])[0xFF, 0xD0], 50_000).SelectMany(bytes => bytes)];
        TryDecode(storm);
    }

    [Fact]
    public void Icons_that_hold_icons_or_nothing_are_refused()
    {
        byte[] inner = PictureFiles.Ico((4, 32, PictureFiles.IconBitmap(4, 255)));
        foreach (var file in (byte[][])[PictureFiles.Ico((4, 32, inner)), PictureFiles.Ico((4, 32, [])), [.. inner[..6], .. new byte[16]]])
        {
            Assert.Throws<ImageFormatException>(() => ImageDecoder.Decode(file));
        }
    }

    private static (string Kind, byte[] File)[] Samples()
    {
        using var card = Pictures.Card(50, 40, new Rgba(90, 18, 32));
        using var translucent = Pictures.Noise(9, 8, 1, translucent: true);
        return
        [
            ("png", PictureFiles.Png()),
            ("png indexed", PngEncoder.Encode(card)),
            ("png translucent", PngEncoder.Encode(translucent)),
            ("jpeg", JpegEncoder.Encode(card)),
            ("jpeg by channels", PictureFiles.JoinChannels([.. Enumerable.Repeat(GrayJpeg(), 4)], adobeTransform: 2)),
            ("gif", PictureFiles.Gif()),
            ("bmp", PictureFiles.Bmp()),
            ("ico", PictureFiles.Ico((4, 32, PictureFiles.IconBitmap(4, 255)), (16, 32, PictureFiles.Png()))),
        ];
    }

    // A baseline file of one channel: a block with one code for everything.
    private static byte[] GrayJpeg() =>
    [
        0xFF, 0xD8, .. new byte[] { 0xFF, 0xE0, 0, 16 }, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0,
        0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)8, 64),
        0xFF, 0xC0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0,
        0xFF, 0xC4, 0, 21, 0, 1, 1, .. new byte[14], 0, 5,
        0xFF, 0xC4, 0, 21, 0x10, 1, 1, .. new byte[14], 0, 0x11,
        0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x95, 0x2A, 0x54, 0xA9, 0x52, 0x3F, 0xFF, 0xD9,
    ];

    private static byte[] Mutate(byte[] file, Random random)
    {
        var mutated = file.ToList();
        for (var change = random.Next(1, 5); change > 0; change--)
        {
            var at = random.Next(2, mutated.Count);
            switch (random.Next(5))
            {
                case 0:
                    mutated.RemoveRange(at, Math.Min(random.Next(1, 4), mutated.Count - at));
                    break;
                case 1:
                    mutated.InsertRange(at, mutated.GetRange(at, Math.Min(random.Next(1, 9), mutated.Count - at)));
                    break;
                case 2:
                    mutated[at] = (byte)(0xFF * random.Next(2));
                    break;
                default:
                    mutated[at] = (byte)random.Next(256);
                    break;
            }

            if (mutated.Count < 8)
            {
                break;
            }
        }

        return [.. mutated];
    }

    private static void AssertRefusedCheaply(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<ImageFormatException>(() => ImageDecoder.Decode(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    private static void TryDecode(ReadOnlySpan<byte> file)
    {
        try
        {
            ImageDecoder.Decode(file, Small).Dispose();
        }
        catch (ImageFormatException)
        {
            // The one exception there may be.
        }
    }
}
