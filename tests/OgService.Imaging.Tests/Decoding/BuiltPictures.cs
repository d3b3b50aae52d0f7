using System.Buffers.Binary;
using System.IO.Compression;
using OgService.Imaging.Tests.WebP;

namespace OgService.Imaging.Tests.Decoding;

/// <summary>Files made to reach what chance does not: codes that are none, sizes and counts at their ends, bombs.</summary>
internal static class BuiltPictures
{
    // Made once: the bombs take a while.
    private static readonly Lazy<(string Name, byte[] File)[]> Made = new(() => [.. Jpeg(), .. Png(), .. Gif(), .. WebP(), .. BmpAndIco()]);

    public static IReadOnlyList<(string Name, byte[] File)> All => Made.Value;

    private static IEnumerable<(string Name, byte[] File)> Jpeg()
    {
        var file = PictureFiles.Jpeg();
        var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        var scan = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        var codes = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC4]);
        byte[] Segment(byte marker, params byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];
        byte[] After(params byte[] segment) => [.. file[..2], .. segment, .. file[2..]];
        yield return ("jpeg without tables", [.. file[..2], .. file[frame..(frame + 19)], .. file[scan..]]);
        yield return ("jpeg 65,535 x 65,535 in 100 bytes", With(file, (frame + 5, [255, 255, 255, 255]))[..Math.Min(file.Length, 100)]);
        yield return ("jpeg 65,535 x 65,535", With(file, (frame + 5, [255, 255, 255, 255])));
        yield return ("jpeg 1 x 65,535", With(file, (frame + 5, [255, 255, 0, 1])));
        for (var length = 1; length <= 16; length++)
        {
            var counts = new byte[16];
            counts[length - 1] = (byte)Math.Min(255, (1 << length) + 1);
            yield return (
                $"jpeg codes over-subscribed at {length} bits",
                With(file, (codes, Segment(0xC4, [0, .. counts, .. new byte[counts[length - 1]]]))));
            counts[length - 1] = 1;
            yield return (
                $"jpeg codes under-subscribed at {length} bits",
                [.. file[..scan], .. Segment(0xC4, [0, .. counts, 3]), .. Segment(0xC4, [0x10, .. counts, 0x53]), .. file[scan..]]);
        }

        foreach (var count in (byte[])[0, 2, 5, 255])
        {
            yield return ($"jpeg of {count} channels", With(file, (frame + 9, [count])));
        }

        foreach (var sampling in (byte[])[0x00, 0x01, 0x10, 0x55, 0xFF, 0x44, 0x14, 0x41, 0x33])
        {
            yield return ($"jpeg sampling {sampling:x2}", With(file, (frame + 11, [sampling])));
        }

        foreach (var tail in (byte[][])[[5, 3, 0], [0, 64, 0], [0, 63, 0xEE], [1, 63, 0x0E], [0, 0, 0xFF], [63, 63, 0x10]])
        {
            var progressive = With(file, (frame + 1, [0xC2]));
            yield return ($"jpeg progression {string.Join(' ', tail)}", With(progressive, (scan + file[scan + 3] - 1, tail)));
        }

        byte[] one = file[scan..(scan + 2 + file[scan + 3])];
        yield return ("jpeg of a channel twice in a scan", With(file, (scan + 7, [1])));
        yield return ("jpeg of 1,000 scans", [.. file[..^2], .. Repeat(one, 1_000), .. file[^2..]]);
        yield return (
            "jpeg of 1,000 progressive scans",
            [.. With(file, (frame + 1, [0xC2]))[..scan], .. Repeat(With(one, (one.Length - 3, [0, 0, 0])), 1_000), .. file[^2..]]);
        yield return ("jpeg of two frames", [.. file[..scan], .. file[frame..(frame + 19)], .. file[scan..]]);
        yield return ("jpeg with 40,000 empty segments", After(Repeat([0xFF, 0xFE, 0, 2], 40_000)));
        yield return ("jpeg with 5,000 tables of codes", After(Repeat(Segment(0xC4, [0, 1, .. new byte[15], 0]), 5_000)));
        yield return ("jpeg with 5,000 tables of steps", After(Repeat(Segment(0xDB, [0, .. new byte[64]]), 5_000)));
        yield return ("jpeg with a million fill bytes", After([.. Repeat([0xFF], 1_000_000)]));
        yield return (
            "jpeg with a storm of restarts",
            [.. file[..scan], 0xFF, 0xDD, 0, 4, 0, 1, .. one, .. Repeat([0xFF, 0xD0, 0xFF, 0xD3, 0xFF, 0xD7], 50_000)]);
        yield return (
            "jpeg with restarts in order and nothing between",
            [.. file[..scan], 0xFF, 0xDD, 0, 4, 0, 1, .. one, .. Enumerable.Range(0, 90_000).SelectMany(index => (byte[])[0xFF, (byte)(0xD0 + (index & 7))])]);
        yield return ("jpeg with a restart interval of 65,535", [.. file[..scan], 0xFF, 0xDD, 0, 4, 255, 255, .. file[scan..]]);
        yield return ("jpeg with lengths of 0 and 1", After([0xFF, 0xE3, 0, 0, 0xFF, 0xE3, 0, 1]));
        foreach (var height in (int[])[0, 1, 24, 65_535])
        {
            yield return (
                $"jpeg with a height of {height} told later",
                [.. With(file, (frame + 5, [0, 0]))[..^2], 0xFF, 0xDC, 0, 4, (byte)(height >> 8), (byte)height, 0xFF, 0xD9]);
        }

        byte[] profile = [.. "ICC_PROFILE\0"u8, 1, 255, .. new byte[200]];
        yield return ("jpeg with one part of 255 of a profile", After(Segment(0xE2, profile)));
        yield return (
            "jpeg with 255 parts of a profile",
            After([.. Enumerable.Range(1, 255).SelectMany(number => Segment(0xE2, With(profile, (12, [(byte)number]))))]));
        yield return (
            "jpeg with a profile of 16 MB",
            After([.. Enumerable.Range(1, 255).SelectMany(number => Segment(0xE2, [.. "ICC_PROFILE\0"u8, (byte)number, 255, .. new byte[65_000]]))]));
        yield return (
            "jpeg with Exif that points to itself",
            After(Segment(0xE1, [.. "Exif\0\0II*\0\u0008\0\0\0"u8, 255, 255, .. Repeat([0x12, 1, 3, 0, 255, 255, 255, 255, 8, 0, 0, 0], 50)])));
    }

    private static IEnumerable<(string Name, byte[] File)> Png()
    {
        var file = PictureFiles.Png();
        foreach (var side in (int[])[1, 2, 3, 4, 5, 8, 9, 1_000, 16_384])
        {
            foreach (var isWide in (bool[])[false, true])
            {
                var (width, height) = isWide ? (side, 1) : (1, side);
                yield return ($"png interlaced {width} x {height}", PngOf(width, height, 8, 2, interlace: 1, Zlib(new byte[20 * (side + 8)])));
            }
        }

        foreach (var type in (byte[])[0, 1, 2, 3, 4, 5, 6, 7, 255])
        {
            foreach (var depth in (byte[])[0, 1, 3, 8, 16, 255])
            {
                yield return ($"png type {type} depth {depth}", PngOf(3, 3, depth, type, 0, Zlib(new byte[100])));
            }
        }

        var bomb = Zlib(new byte[1 << 20], times: 1_024);
        yield return ("png whose rows are a gigabyte", PngOf(10, 10, 8, 6, 0, bomb));
        yield return ("png whose rows are a gigabyte, interlaced", PngOf(10, 10, 8, 6, 1, bomb));
        yield return ("png with a gigabyte of text", PictureFiles.WithPngChunk(file, "zTXt"u8, [.. "a\0\0"u8, .. bomb]));
        yield return ("png with a gigabyte of profile", PictureFiles.WithPngChunk(file, "iCCP"u8, [.. "a\0\0"u8, .. bomb]));
        yield return ("png of 20,000 x 20,000 and little data", PngOf(16_000, 2_400, 8, 6, 0, Zlib(new byte[100])));
        yield return ("png with 100,000 chunks", [.. file[..33], .. Repeat([0, 0, 0, 0, .. "abCd"u8, 0, 0, 0, 0], 100_000), .. file[33..]]);
        yield return (
            "png with 20,000 empty parts of data",
            [.. file[..33], .. Repeat([0, 0, 0, 0, .. "IDAT"u8, 0x35, 0xAF, 0x06, 0x1E], 20_000), .. file[33..]]);
        foreach (var length in (int[])[0, 1, 3, 768, 771])
        {
            yield return (
                $"png with a palette of {length} bytes",
                PictureFiles.WithPngChunk(PngOf(3, 3, 8, 3, 0, Zlib(new byte[12])), "PLTE"u8, new byte[length]));
        }

        foreach (var filter in (byte[])[5, 128, 255])
        {
            yield return ($"png with filter {filter}", PngOf(3, 3, 8, 0, 0, Zlib([.. Repeat([filter, 0, 0, 0], 3)])));
        }

        foreach (var window in (byte[])[0x08, 0x78, 0x88, 0xF8])
        {
            var stream = Zlib(new byte[12]);
            stream[0] = window;
            stream[1] = (byte)(31 - (window * 256 % 31));
            yield return ($"png with zlib header {window:x2}", PngOf(3, 3, 8, 0, 0, stream));
        }
    }

    private static IEnumerable<(string Name, byte[] File)> Gif()
    {
        var file = PictureFiles.Gif();
        var place = file.AsSpan().IndexOf((byte)0x2C);
        for (byte bits = 0; bits <= 13; bits++)
        {
            yield return (
                $"gif with codes of {bits} bits and garbage",
                [.. file[..(place + 10)], bits, 200, .. Enumerable.Range(0, 200).Select(index => (byte)(index * 37)), 0, 0x3B]);
            yield return (
                $"gif with codes of {bits} bits and ones",
                [.. file[..(place + 10)], bits, 200, .. Enumerable.Repeat((byte)255, 200), 0, 0x3B]);
        }

        yield return ("gif of 10,000 frames", [.. file[..^1], .. Repeat(file[(place - 8)..^1], 10_000), 0x3B]);
        yield return ("gif with 100,000 empty comments", [.. file[..25], .. Repeat([0x21, 0xFE, 0], 100_000), .. file[25..]]);
        yield return (
            "gif with 100,000 clear codes",
            [.. With(file, (place + 5, [200, 0, 200, 0]))[..(place + 11)], .. Repeat([255, .. Enumerable.Repeat((byte)0b0010_0100, 255)], 200), 0, 0x3B]);
        yield return ("gif of 65,535 x 65,535", With(file, (place + 5, [255, 255, 255, 255])));
        yield return ("gif at 65,535, 65,535", With(file, (place + 1, [255, 255, 255, 255])));
        yield return ("gif of 0 x 0", With(file, (6, [0, 0, 0, 0]), (place + 5, [0, 0, 0, 0])));
        yield return ("gif without any palette", [.. file[..10], 0, 0, 0, .. file[25..]]);
        yield return ("gif with a million stray bytes", [.. file[..25], .. new byte[1_000_000], .. file[25..]]);
    }

    private static IEnumerable<(string Name, byte[] File)> WebP()
    {
        var one = WebPFiles.OneColor(4, 4)[12..];
        byte[] Frame(int left) => [.. WebPFiles.UInt24(left), 0, 0, 0, 3, 0, 0, 3, 0, 0, 10, 0, 0, 0, .. one];
        (string, byte[]) canvas = ("VP8X", [2, 0, 0, 0, 99, 0, 0, 99, 0, 0]);
        yield return ("webp of 1,000 frames", WebPFiles.Riff([canvas, ("ANIM", new byte[6]), .. Enumerable.Repeat(("ANMF", Frame(1)), 1_000)]));
        yield return ("webp with a frame beyond its canvas", WebPFiles.Riff([canvas, ("ANIM", new byte[6]), ("ANMF", Frame(0xFF_FFFF))]));
        yield return (
            "webp with frames in frames",
            WebPFiles.Riff([canvas, ("ANMF", [.. Frame(0)[..16], .. WebPFiles.Riff(("ANMF", Frame(0)))[12..]])]));
        yield return (
            "webp with 50,000 chunks",
            WebPFiles.Riff([("VP8X", [0, 0, 0, 0, 3, 0, 0, 3, 0, 0]), .. Enumerable.Repeat(("JUNK", Array.Empty<byte>()), 50_000), ("VP8L", one[8..])]));
        yield return ("webp with nothing in it", WebPFiles.Riff());
        yield return ("webp with alpha alone", WebPFiles.Riff([("VP8X", [0x10, 0, 0, 0, 3, 0, 0, 3, 0, 0]), ("ALPH", [1, 2, 3])]));
        foreach (var length in (uint[])[0, 1, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF])
        {
            var file = WebPFiles.OneColor(4, 4);
            yield return ($"webp whose picture has {length} bytes", With(file, (16, BitConverter.GetBytes(length))));
            yield return ($"webp that has {length} bytes", With(file, (4, BitConverter.GetBytes(length))));
        }

        for (var kind = 0; kind < 4; kind++)
        {
            yield return ($"webp with transform {kind} five times", WebPFiles.Lossless(40, 40, bits =>
            {
                for (var index = 0; index < 5; index++)
                {
                    bits.Write(1, 1);
                    bits.Write(kind, 2);
                    bits.Write(7, 20);
                }
            }));
        }

        for (var cache = 0; cache <= 15; cache++)
        {
            yield return ($"webp with a cache of {cache} bits", WebPFiles.Lossless(9, 9, bits =>
            {
                bits.Write(0, 1);
                bits.Write(1, 1);
                bits.Write(cache, 4);
                bits.Write(0, 1);
                foreach (var symbol in (int[])[30, 20, 10, 255, 0])
                {
                    bits.WriteSingle(symbol);
                }
            }));
        }
    }

    private static IEnumerable<(string Name, byte[] File)> BmpAndIco()
    {
        var file = PictureFiles.Bmp();
        foreach (var length in (uint[])[0, 11, 12, 16, 39, 40, 56, 108, 124, 257, 0xFFFF_FFFF])
        {
            yield return ($"bmp with a header of {length} bytes", With(file, (14, BitConverter.GetBytes(length))));
        }

        foreach (var depth in (byte[])[0, 1, 2, 3, 4, 8, 16, 32, 255])
        {
            for (byte compression = 0; compression <= 6; compression++)
            {
                yield return ($"bmp of {depth} bits and compression {compression}", With(file, (28, [depth]), (30, [compression])));
            }
        }

        byte[] skips = [.. With(file, (18, [0, 4, 0, 0, 0, 4]), (28, [8]), (30, [1])), .. Repeat([0, 2, 255, 255], 5_000)];
        yield return ("bmp of skips", skips);
        yield return ("bmp with 4,294,967,295 colours", With(file, (28, [8]), (46, [255, 255, 255, 255])));
        yield return (
            "ico of 65,535 pictures",
            [0, 0, 1, 0, 255, 255, .. Repeat([1, 1, 0, 0, 1, 0, 32, 0, 255, 255, 255, 255, 0, 0, 0, 0], 65_535)]);
        var icon = PictureFiles.Ico((4, 32, PictureFiles.IconBitmap(4, 255)));
        yield return ("ico that holds itself", With(icon, (14, BitConverter.GetBytes(icon.Length)), (18, [0, 0, 0, 0])));
        yield return ("ico of 256 x 256 without pixels", With(icon, (22 + 4, [0, 1, 0, 0, 0, 2])));
    }

    private static byte[] PngOf(int width, int height, byte depth, byte type, byte interlace, byte[] data)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (depth, type, interlace);
        byte[] file =
        [
            0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. header, 0, 0, 0, 0,
            (byte)(data.Length >> 24), (byte)(data.Length >> 16), (byte)(data.Length >> 8), (byte)data.Length, .. "IDAT"u8, .. data,
            0, 0, 0, 0, 0, 0, 0, 0, .. "IEND"u8, 0, 0, 0, 0,
        ];
        PictureFiles.RepairPng(file);
        return file;
    }

    private static byte[] Zlib(byte[] data, int times = 1)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (; times > 0; times--)
            {
                zlib.Write(data);
            }
        }

        return packed.ToArray();
    }

    private static byte[] Repeat(byte[] piece, int times) => [.. Enumerable.Repeat(piece, times).SelectMany(bytes => bytes)];

    private static byte[] With(byte[] file, params (int At, byte[] Bytes)[] changes)
    {
        var changed = file.ToArray();
        foreach (var (at, bytes) in changes)
        {
            bytes.AsSpan(0, Math.Min(bytes.Length, changed.Length - at)).CopyTo(changed.AsSpan(at));
        }

        return changed;
    }
}
