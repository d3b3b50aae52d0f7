using System.Buffers.Binary;
using OgService.Imaging.Png;

namespace OgService.Conformance.Fuzzing;

/// <summary>PNG of every colour type and depth, interlaced and not, with the chunks that decoders look at.</summary>
internal static class PngSeeds
{
    public static IEnumerable<byte[]> All()
    {
        using var photo = SeedPixels.Photo(40, 30);
        using var flat = SeedPixels.Flat(33, 21);
        yield return PngEncoder.Encode(photo);
        yield return PngEncoder.Encode(flat, new PngOptions { Effort = PngEffort.Small });
        var random = new Random(5);
        foreach (var (type, depths) in ((int, int[])[])[(0, [1, 2, 4, 8, 16]), (2, [8, 16]), (3, [1, 2, 4, 8]), (4, [8, 16]), (6, [8, 16])])
        {
            foreach (var depth in depths)
            {
                yield return Create(13, 11, type, depth, isInterlaced: false, random);
                yield return Create(13, 11, type, depth, isInterlaced: true, random);
            }
        }

        yield return Create(1, 40, 2, 8, isInterlaced: true, random);
    }

    private static byte[] Create(int width, int height, int type, int depth, bool isInterlaced, Random random)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)depth, (byte)type, (byte)(isInterlaced ? 1 : 0));
        var channels = type switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        (int Left, int Top, int StepX, int StepY)[] passes = isInterlaced
            ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
            : [(0, 0, 1, 1)];
        var rows = new List<byte>();
        foreach (var (left, top, stepX, stepY) in passes)
        {
            var wide = (width - left + stepX - 1) / stepX;
            for (var y = top; y < height && wide > 0; y += stepY)
            {
                rows.Add((byte)random.Next(5));
                for (var index = ((wide * channels * depth) + 7) / 8; index > 0; index--)
                {
                    rows.Add((byte)(random.Next(4) == 0 ? random.Next(256) : 0));
                }
            }
        }

        var file = new List<byte>([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A]);
        file.AddRange(PngRepair.Chunk("IHDR", header));
        file.AddRange(PngRepair.Chunk("gAMA", [0, 0, 0x8B, 0x8F]));
        if (type is 2 or 3)
        {
            var palette = new byte[3 << Math.Min(depth, 4)];
            random.NextBytes(palette);
            file.AddRange(PngRepair.Chunk("PLTE", palette));
        }

        if (type is 0 or 2 or 3)
        {
            file.AddRange(PngRepair.Chunk("tRNS", type == 0 ? [0, 1] : type == 2 ? [0, 1, 0, 2, 0, 3] : [0, 128]));
        }

        var packed = PngRepair.Compress(rows.ToArray());
        file.AddRange(PngRepair.Chunk("tEXt", "Comment\0none"u8));
        file.AddRange(PngRepair.Chunk("IDAT", packed.AsSpan(0, packed.Length / 2)));
        file.AddRange(PngRepair.Chunk("IDAT", packed.AsSpan(packed.Length / 2)));
        file.AddRange(PngRepair.Chunk("IEND", []));
        return [.. file];
    }
}
