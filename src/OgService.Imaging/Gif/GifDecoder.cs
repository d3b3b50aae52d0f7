using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using OgService.Imaging.Decoding;

namespace OgService.Imaging.Gif;

/// <summary>Reads the first frame of a GIF (87a and 89a) onto its transparent screen. Frames after it are looked at only as far as to know whether there
/// is one.</summary>
/// <remarks>As in browsers, a screen smaller than the first frame grows to hold it, and of a frame whose data ends early the pixels that are there are
/// shown; with less than a quarter of them it is refused.</remarks>
internal static class GifDecoder
{
    private const int ScreenEnd = 13;

    /// <exception cref="ImageFormatException">Not a GIF, damaged, or beyond the limits.</exception>
    public static PictureTarget Decode(ReadOnlySpan<byte> file, DecodeRequest request)
    {
        if (file.Length < ScreenEnd || !(file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8)))
        {
            throw new ImageFormatException("not a GIF, or one that breaks off", 0);
        }

        request.Limits.Check(BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..]), 6);
        var palette = GifPalette.Read(file, file[10], ScreenEnd, out var at);
        var transparent = -1;
        while (true)
        {
            var kind = at < file.Length ? file[at] : throw new ImageFormatException("no picture before the end", at);
            switch (kind)
            {
                case 0x21:
                    at = ReadExtension(file, at, ref transparent);
                    break;
                case 0x2C:
                    return DecodeFrame(file, at, palette, transparent, request);
                case 0x3B:
                    throw new ImageFormatException("no picture before the end", at);
                default:
                    // Stray bytes between blocks are passed over, as elsewhere.
                    at++;
                    break;
            }
        }
    }

    // Of the graphic control extension, the transparent colour; all others are stepped over.
    private static int ReadExtension(ReadOnlySpan<byte> file, int at, ref int transparent)
    {
        if (file.Length - at >= 8 && file[at + 1] == 0xF9 && file[at + 2] >= 4)
        {
            transparent = (file[at + 3] & 1) == 1 ? file[at + 6] : -1;
        }

        var blocks = new GifBlocks(file, at + 2);
        return blocks.TrySkip() ? blocks.Offset : throw new ImageFormatException("the file breaks off", file.Length);
    }

    private static PictureTarget DecodeFrame(ReadOnlySpan<byte> file, int at, uint[] palette, int transparent, DecodeRequest request)
    {
        if (file.Length - at < 11)
        {
            throw new ImageFormatException("the file breaks off", file.Length);
        }

        int left = BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 1)..]), top = BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 3)..]);
        int width = BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 5)..]), height = BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 7)..]);
        var flags = file[at + 9];
        var screenWidth = Math.Max(BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), left + width);
        var screenHeight = Math.Max(BinaryPrimitives.ReadUInt16LittleEndian(file[8..]), top + height);
        if (screenWidth == 0 || screenHeight == 0)
        {
            throw new ImageFormatException("a picture without pixels", at);
        }

        request.Limits.Check(screenWidth, screenHeight, at);
        var own = GifPalette.Read(file, flags, at + 10, out at);
        palette = (flags & 0x80) != 0 ? own : palette;
        var minimumBits = at < file.Length ? file[at] : 0;
        if (minimumBits is < 1 or > 11)
        {
            throw new ImageFormatException("LZW codes of a width that does not exist", at);
        }

        // A code is at least two bits and stands for at most 4,096 pixels.
        var pixels = checked(width * height);
        if (pixels / (4 * 4_096) > file.Length - at)
        {
            throw new ImageFormatException("too little compressed data for the size", at);
        }

        request.Limits.CheckMemory(pixels + (4L * screenWidth * screenHeight), at);
        var indices = ArrayPool<byte>.Shared.Rent(pixels);
        PictureTarget? target = null;
        try
        {
            var blocks = new GifBlocks(file, at + 1);
            var written = new LzwDecoder().Decode(blocks, minimumBits, indices.AsSpan(0, pixels), request.Cancellation);
            if (written < (pixels + 3) / 4)
            {
                throw new ImageFormatException($"{written} of {pixels} pixels before the data ends", at);
            }

            if (written < pixels)
            {
                var percent = ((int)(100L * written / pixels)).ToString(CultureInfo.InvariantCulture);
                request.Note("picture.incomplete", $"The file breaks off or is damaged; {percent} % of the picture are there.");
            }

            NoteAnimation(file, new GifBlocks(file, at + 1), request);
            var frame = new GifFrame(left, top, width, height, (flags & 0x40) != 0, GifPalette.WithTransparent(palette, transparent));
            target = request.Begin(screenWidth, screenHeight);
            frame.Paint(indices.AsSpan(0, written), screenWidth, screenHeight, target, request.Cancellation);
            return target;
        }
        catch
        {
            target?.Dispose();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(indices);
        }
    }

    private static void NoteAnimation(ReadOnlySpan<byte> file, GifBlocks data, DecodeRequest request)
    {
        var at = data.TrySkip() ? data.Offset : file.Length;
        var unused = -1;
        while (at < file.Length && file[at] == 0x21)
        {
            var blocks = new GifBlocks(file, at + 2);
            at = blocks.TrySkip() ? ReadExtension(file, at, ref unused) : file.Length;
        }

        if (at < file.Length && file[at] == 0x2C)
        {
            request.Note("animation.first-frame", "Of the animation only the first frame is used.");
        }
    }
}
