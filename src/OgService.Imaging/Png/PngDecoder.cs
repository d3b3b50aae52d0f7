using System.Buffers;
using OgService.Imaging.Deflate;

namespace OgService.Imaging.Png;

/// <summary>Reads PNG (third edition): all colour types and depths, interlaced or not. Of an animation the still picture. Samples of 16
/// bits become 8. Chunks about gamma, profiles and text are passed over.</summary>
public static class PngDecoder
{
    /// <exception cref="ImageFormatException">Not a PNG, damaged, or beyond the limits.</exception>
    public static PixelBuffer Decode(ReadOnlySpan<byte> bytes, ImageLimits? limits = null)
    {
        var reader = new PngChunkReader(bytes);
        reader.MoveNext();
        if (!reader.Is("IHDR"u8))
        {
            throw new ImageFormatException("IHDR must come first", reader.DataOffset);
        }

        var header = PngHeader.Read(reader.Data, reader.DataOffset, limits ?? ImageLimits.Default);
        var colors = new PngColors(header);
        using var gathered = new PooledBytes(0);
        var compressed = ReadChunks(ref reader, header, colors, gathered, out var dataOffset);
        return DecodePixels(compressed, header, colors, dataOffset);
    }

    /// <summary>Reads up to IEND. Returns the compressed data: where it lies in the file when it is one chunk, else copied together.</summary>
    private static ReadOnlySpan<byte> ReadChunks(
        ref PngChunkReader reader, PngHeader header, PngColors colors, PooledBytes gathered, out int dataOffset)
    {
        ReadOnlySpan<byte> compressed = default;
        dataOffset = 0;
        var dataChunks = 0;
        var dataEnded = false;
        var hasTransparency = false;
        while (true)
        {
            reader.MoveNext();
            if (reader.Is("IDAT"u8))
            {
                if (dataEnded)
                {
                    throw new ImageFormatException("IDAT chunks must follow one another", reader.DataOffset);
                }

                dataOffset = dataChunks == 0 ? reader.DataOffset : dataOffset;
                if (dataChunks == 1)
                {
                    gathered.Write(compressed);
                }

                dataChunks++;
                if (dataChunks == 1)
                {
                    compressed = reader.Data;
                }
                else
                {
                    gathered.Write(reader.Data);
                }

                continue;
            }

            dataEnded = dataChunks > 0;
            if (reader.Is("IEND"u8))
            {
                break;
            }

            if (reader.Is("PLTE"u8))
            {
                if (dataEnded || colors.HasPalette || hasTransparency)
                {
                    throw new ImageFormatException("PLTE must come once, before tRNS and IDAT", reader.DataOffset);
                }

                if (header.ColorType is not (PngColorType.Gray or PngColorType.GrayAlpha))
                {
                    colors.ReadPalette(reader.Data, reader.DataOffset);
                }
            }
            else if (reader.Is("tRNS"u8) && !dataEnded)
            {
                if (hasTransparency)
                {
                    throw new ImageFormatException("tRNS must come once", reader.DataOffset);
                }

                hasTransparency = true;
                colors.ReadTransparency(reader.Data, reader.DataOffset);
            }
            else if (reader.IsCritical)
            {
                throw new ImageFormatException("a critical chunk we do not know", reader.DataOffset - 4);
            }
        }

        if (dataChunks == 0)
        {
            throw new ImageFormatException("no IDAT", reader.DataOffset);
        }

        colors.Prepare(dataOffset);
        return dataChunks == 1 ? compressed : gathered.Written;
    }

    private static PixelBuffer DecodePixels(ReadOnlySpan<byte> compressed, PngHeader header, PngColors colors, long offset)
    {
        long length = 0;
        foreach (var pass in PngPass.Of(header))
        {
            length += (long)pass.HeightOf(header) * (1 + header.RowLength(pass.WidthOf(header)));
        }

        // Nothing is allocated for a small file that claims to be a large picture.
        if (length > Array.MaxLength || length / ZlibDecoder.MaxExpansion > compressed.Length)
        {
            throw new ImageFormatException("too little compressed data for the size", offset);
        }

        var rented = ArrayPool<byte>.Shared.Rent((int)length);
        PixelBuffer? pixels = null;
        try
        {
            var lines = rented.AsSpan(0, (int)length);
            if (ZlibDecoder.Decode(compressed, lines) is { } error)
            {
                throw new ImageFormatException(error, offset);
            }

            pixels = PixelBuffer.CreateUninitialized(header.Width, header.Height);
            foreach (var pass in PngPass.Of(header))
            {
                lines = DecodePass(lines, pass, header, colors, pixels, offset);
            }

            var whole = pixels;
            pixels = null;
            return whole;
        }
        finally
        {
            pixels?.Dispose();
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static Span<byte> DecodePass(
        Span<byte> lines, PngPass pass, PngHeader header, PngColors colors, PixelBuffer pixels, long offset)
    {
        var width = pass.WidthOf(header);
        var rowLength = header.RowLength(width);
        var rows = pass.HeightOf(header);
        var zeros = ArrayPool<byte>.Shared.Rent(rowLength + 1);
        zeros.AsSpan().Clear();
        ReadOnlySpan<byte> above = zeros.AsSpan(0, rowLength);
        try
        {
            for (var y = 0; y < rows; y++)
            {
                var row = lines.Slice(1, rowLength);
                if (!RowUnfiltering.TryUnfilter(lines[0], row, above, header.PixelLength))
                {
                    throw new ImageFormatException($"filter {lines[0]} does not exist", offset);
                }

                colors.Convert(row, width, pixels.Row(pass.Top + (y * pass.StepY))[pass.Left..], pass.StepX, offset);
                above = row;
                lines = lines[(rowLength + 1)..];
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(zeros);
        }

        return lines;
    }
}
