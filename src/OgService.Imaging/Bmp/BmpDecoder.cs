using System.Buffers.Binary;
using OgService.Imaging.Decoding;

namespace OgService.Imaging.Bmp;

/// <summary>Reads BMP: 1 to 32 bits a pixel, palettes, masks, run lengths of 4 and 8 bits, rows from either end. Without a mask for alpha the fourth byte
/// of 32 bits means nothing; an alpha that is zero everywhere is taken as not there.</summary>
internal static class BmpDecoder
{
    private const int FileHeaderLength = 14;

    /// <exception cref="ImageFormatException">Not a BMP, damaged, of an unsupported kind, or beyond the limits.</exception>
    public static PictureTarget Decode(ReadOnlySpan<byte> file, DecodeRequest request)
    {
        if (file.Length < FileHeaderLength || !file.StartsWith("BM"u8))
        {
            throw new ImageFormatException("not a BMP", 0);
        }

        var bitmap = file[FileHeaderLength..];
        var header = BmpHeader.Read(bitmap, FileHeaderLength, isIcon: false, request.Limits);
        var dataOffset = BinaryPrimitives.ReadUInt32LittleEndian(file[10..]);
        if (dataOffset < FileHeaderLength || dataOffset > file.Length)
        {
            throw new ImageFormatException("pixels outside of the file", 10);
        }

        var rows = BmpRows.Read(bitmap, header, (int)dataOffset - FileHeaderLength, FileHeaderLength, request);
        var target = request.Begin(header.Width, header.Height);
        try
        {
            var isOpaque = header.Masks[3] == 0 || !HasAlpha(bitmap, header, rows, target.Row, request.Cancellation);
            for (var y = 0; y < header.Height; y++)
            {
                request.Cancellation.ThrowIfCancellationRequested();
                var row = target.Row[..header.Width];
                rows.Read(bitmap, y, row);
                if (isOpaque)
                {
                    MakeOpaque(row);
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

    /// <summary>Whether any pixel has an alpha that is not zero.</summary>
    internal static bool HasAlpha(ReadOnlySpan<byte> bitmap, BmpHeader header, BmpRows rows, Span<uint> room, CancellationToken cancellation)
    {
        for (var y = 0; y < header.Height; y++)
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Read(bitmap, y, room[..header.Width]);
            foreach (var pixel in room[..header.Width])
            {
                if (pixel >> 24 != 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    internal static void MakeOpaque(Span<uint> row)
    {
        foreach (ref var pixel in row)
        {
            pixel |= 0xFF00_0000;
        }
    }
}
