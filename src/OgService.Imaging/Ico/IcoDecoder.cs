using System.Buffers.Binary;
using OgService.Imaging.Bmp;
using OgService.Imaging.Decoding;
using OgService.Imaging.Png;

namespace OgService.Imaging.Ico;

/// <summary>Reads the largest picture of an icon, of equals that with the most colours: a bitmap with a mask, or a whole PNG.</summary>
internal static class IcoDecoder
{
    private const int DirectoryStart = 6;
    private const int EntryLength = 16;

    /// <exception cref="ImageFormatException">Not an icon, damaged, or beyond the limits.</exception>
    public static PictureTarget Decode(ReadOnlySpan<byte> file, DecodeRequest request)
    {
        if (file.Length < DirectoryStart || BinaryPrimitives.ReadUInt32LittleEndian(file) != 0x0001_0000)
        {
            throw new ImageFormatException("not an icon", 0);
        }

        var best = -1;
        var bestRank = (Pixels: 0, Depth: 0);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(file[4..]);
        for (var index = 0; index < count; index++)
        {
            var at = DirectoryStart + (EntryLength * index);
            if (at + EntryLength > file.Length)
            {
                break;
            }

            var rank = (Pixels: Side(file[at]) * Side(file[at + 1]), Depth: (int)BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 6)..]));
            if (best < 0 || rank.CompareTo(bestRank) > 0)
            {
                (best, bestRank) = (at, rank);
            }
        }

        if (best < 0)
        {
            throw new ImageFormatException("an icon without pictures", file.Length);
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(best + 8)..]);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(file[(best + 12)..]);
        if (offset > file.Length || length > file.Length - offset)
        {
            throw new ImageFormatException("a picture outside of the file", best);
        }

        var picture = file.Slice((int)offset, (int)length);
        if (picture.StartsWith(PngSignature.Bytes))
        {
            return PngDecoder.Decode(picture, request);
        }

        return DecodeBitmap(picture, offset, request);
    }

    private static int Side(byte stored) => stored == 0 ? 256 : stored;

    private static PictureTarget DecodeBitmap(ReadOnlySpan<byte> bitmap, long offset, DecodeRequest request)
    {
        var header = BmpHeader.Read(bitmap, offset, isIcon: true, request.Limits);
        var rows = BmpRows.Read(bitmap, header with { Masks = WithAlpha(header) }, header.PaletteEnd, offset, request);
        var target = request.Begin(header.Width, header.Height);
        try
        {
            // Icons of 32 bits bring their alpha; older programs wrote only the mask, one bit a pixel, rows of whole 32 bits.
            var usesAlpha = header.Depth == 32 && BmpDecoder.HasAlpha(bitmap, header, rows, target.Row, request.Cancellation);
            var maskStride = (header.Width + 31) / 32 * 4;
            var mask = bitmap[Math.Min(rows.End, bitmap.Length)..];
            var hasMask = !usesAlpha && mask.Length >= (long)maskStride * header.Height;
            for (var y = 0; y < header.Height; y++)
            {
                request.Cancellation.ThrowIfCancellationRequested();
                var row = target.Row[..header.Width];
                rows.Read(bitmap, y, row);
                if (!usesAlpha)
                {
                    BmpDecoder.MakeOpaque(row);
                }

                if (hasMask)
                {
                    ApplyMask(mask.Slice((header.IsTopDown ? y : header.Height - 1 - y) * maskStride, maskStride), row);
                }

                target.Write(y, row);
            }

            return target;
        }
        catch
        {
            target.Dispose();
            throw;
        }
    }

    private static uint[] WithAlpha(BmpHeader header)
        => header.Depth == 32 && header.Compression == BmpCompression.None ? [.. header.Masks[..3], 0xFF00_0000] : header.Masks;

    private static void ApplyMask(ReadOnlySpan<byte> mask, Span<uint> row)
    {
        for (var x = 0; x < row.Length; x++)
        {
            if (((mask[x >> 3] >> (7 - (x & 7))) & 1) != 0)
            {
                row[x] = 0;
            }
        }
    }
}
