using System.Buffers.Binary;
using OgService.Imaging.Png;

namespace OgService.Conformance.Fuzzing;

/// <summary>Bitmaps of every depth, with masks and run lengths, and icons of bitmaps and of PNG.</summary>
internal static class BmpSeeds
{
    public static IEnumerable<byte[]> All()
    {
        foreach (var depth in (int[])[1, 4, 8, 16, 24, 32])
        {
            yield return File(Bitmap(19, 13, depth, 0, []), depth);
            yield return File(Bitmap(19, -13, depth, 0, []), depth);
        }

        byte[] masks = [0, 0xF8, 0, 0, 0xE0, 7, 0, 0, 0x1F, 0, 0, 0];
        yield return File(Bitmap(9, 7, 16, 3, masks), 16, masks.Length);
        yield return File(Bitmap(9, 7, 32, 3, [0, 0, 0xFF, 0, 0, 0xFF, 0, 0, 0xFF, 0, 0, 0]), 32, masks.Length);
        byte[] runs8 = [5, 1, 0, 4, 2, 3, 4, 5, 0, 0, 0, 2, 2, 1, 6, 7, 0, 0, 9, 3, 0, 1];
        byte[] runs4 = [5, 0x12, 0, 4, 0x23, 0x45, 0, 0, 0, 2, 2, 1, 6, 0x77, 0, 0, 9, 0x31, 0, 1];
        yield return File([.. Header(9, 7, 8, 1), .. Palette(8), .. runs8], 8);
        yield return File([.. Header(9, 7, 4, 2), .. Palette(4), .. runs4], 4);
        using var photo = SeedPixels.Photo(16, 16, isTranslucent: true);
        yield return Icon(PngEncoder.Encode(photo), 16);
        foreach (var depth in (int[])[1, 4, 8, 24, 32])
        {
            // Icons count the rows of their mask too.
            var bitmap = Bitmap(8, 16, depth, 0, []);
            yield return Icon(bitmap, 8);
        }
    }

    private static byte[] Bitmap(int width, int height, int depth, int compression, byte[] masks)
    {
        var pixels = new byte[((width * depth) + 31) / 32 * 4 * Math.Abs(height)];
        new Random(depth).NextBytes(pixels);
        return [.. Header(width, height, depth, compression), .. masks, .. Palette(depth), .. pixels];
    }

    private static byte[] Header(int width, int height, int depth, int compression)
    {
        var header = new byte[40];
        header[0] = 40;
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), width);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), height);
        (header[12], header[14], header[16]) = (1, (byte)depth, (byte)compression);
        return header;
    }

    private static byte[] Palette(int depth)
    {
        var palette = depth > 8 ? [] : new byte[4 << depth];
        new Random(depth).NextBytes(palette);
        return palette;
    }

    private static byte[] File(byte[] bitmap, int depth, int masks = 0)
    {
        var file = new byte[14 + bitmap.Length];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), 14 + 40 + masks + Palette(depth).Length);
        bitmap.CopyTo(file, 14);
        return file;
    }

    private static byte[] Icon(byte[] picture, int side) =>
        [0, 0, 1, 0, 1, 0, (byte)side, (byte)side, 0, 0, 1, 0, 32, 0, .. BitConverter.GetBytes(picture.Length), 22, 0, 0, 0, .. picture];
}
