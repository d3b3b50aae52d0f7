using System.Buffers;
using System.Buffers.Binary;
using OgService.Imaging.Deflate;
using OgService.Imaging.Png.Quantizing;

namespace OgService.Imaging.Png;

/// <summary>Writes PNG (third edition): palette, grey or true colour, whichever is smallest without loss.</summary>
public static class PngEncoder
{
    /// <summary>The same pixels and options give the same bytes on every machine.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The error allowed, the number of colours or the dithering is out of its range.</exception>
    public static byte[] Encode(PixelBuffer pixels, PngOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        options ??= PngOptions.Default;
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxChannelError, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxChannelError, 255, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.PaletteColors, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.PaletteColors, ColorIndex.MaxColors, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Dithering, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Dithering, 256, nameof(options));
        var effort = options.Effort == PngEffort.Small ? DeflateEffort.Small : DeflateEffort.Fast;
        using var file = new PooledBytes(1 << 16);
        if (!TryWriteIndexed(pixels, options, effort, file))
        {
            WriteTrueColor(pixels, options, effort, file);
        }

        PngChunk.Write(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static bool TryWriteIndexed(PixelBuffer pixels, PngOptions options, DeflateEffort effort, PooledBytes file)
    {
        Span<uint> palette = stackalloc uint[ColorIndex.MaxColors];
        var index = new ColorIndex(palette);
        var lineLength = pixels.Width + 1;
        var scratch = ArrayPool<byte>.Shared.Rent(checked(lineLength * pixels.Height));
        var lines = scratch.AsSpan(0, lineLength * pixels.Height);
        var fits = index.TryBuild(pixels, lines);
        var count = index.Count;
        if (!fits && options.MaxChannelError > 0)
        {
            fits = ColorReduction.TryReduce(pixels, options.MaxChannelError, palette, lines, out count);
        }

        if (options.PaletteColors > 0 && (!fits || count > options.PaletteColors) && TrueColorImage.IsOpaque(pixels.Pixels))
        {
            fits = true;
            count = Quantize(pixels, options, palette, lines);
        }

        if (fits)
        {
            palette = palette[..count];
            var translucentCount = PaletteImage.MoveTranslucentFirst(palette, lines, lineLength);
            var depth = PaletteImage.DepthFor(palette.Length);
            WriteStart(pixels, options, file, depth, PngColorType.Palette);
            WritePalette(palette, translucentCount, file);
            lines = lines[..PaletteImage.Pack(lines, pixels.Width, depth)];
            WriteData(lines, new PictureLayout(PaletteImage.PackedLength(pixels.Width, depth) + 1, 1, IsIndexed: true), effort, file);
        }

        ArrayPool<byte>.Shared.Return(scratch);
        return fits;
    }

    private static int Quantize(PixelBuffer pixels, PngOptions options, Span<uint> palette, Span<byte> lines)
    {
        var colors = PaletteMaker.Make(ColorBins.Count(pixels.Pixels), Math.Max(2, options.PaletteColors));
        new Dithering(colors).Number(pixels, options.Dithering, lines);
        colors.CopyTo(palette);
        return colors.Length;
    }

    private static void WriteTrueColor(PixelBuffer pixels, PngOptions options, DeflateEffort effort, PooledBytes file)
    {
        var isOpaque = TrueColorImage.IsOpaque(pixels.Pixels);
        var pixelLength = isOpaque ? 3 : 4;
        var lineLength = (pixels.Width * pixelLength) + 1;
        var length = checked(lineLength * pixels.Height);
        var scratch = ArrayPool<byte>.Shared.Rent(length + 4);
        TrueColorImage.WriteRows(pixels, pixelLength, scratch);
        WriteStart(pixels, options, file, 8, isOpaque ? PngColorType.TrueColor : PngColorType.TrueColorAlpha);
        var lines = scratch.AsSpan(0, length);
        var layout = new PictureLayout(lineLength, pixelLength);
        if (effort == DeflateEffort.Small)
        {
            WriteSmallerData(lines, layout, file);
        }
        else if (TrueColorImage.GainsFromFilters(lines, lineLength, pixelLength))
        {
            WriteFilteredData(lines, layout, effort, file);
        }
        else
        {
            WriteData(lines, layout, effort, file);
        }

        ArrayPool<byte>.Shared.Return(scratch);
    }

    private static void WriteSmallerData(ReadOnlySpan<byte> lines, PictureLayout layout, PooledBytes file)
    {
        var start = file.Length;
        WriteData(lines, layout, DeflateEffort.Small, file);
        using var filtered = new PooledBytes(file.Length - start);
        WriteFilteredData(lines, layout, DeflateEffort.Small, filtered);
        if (filtered.Length < file.Length - start)
        {
            file.Advance(start - file.Length);
            file.Write(filtered.Written);
        }
    }

    // Differences are small numbers wherever they stand, so pixels no longer matter to the compressor.
    private static void WriteFilteredData(ReadOnlySpan<byte> lines, PictureLayout layout, DeflateEffort effort, PooledBytes file)
    {
        var filtered = ArrayPool<byte>.Shared.Rent(lines.Length);
        TrueColorImage.FilterRows(lines, layout.RowLength, layout.PixelLength, filtered);
        WriteData(filtered.AsSpan(0, lines.Length), layout with { PixelLength = 1 }, effort, file);
        ArrayPool<byte>.Shared.Return(filtered);
    }

    private static void WriteStart(PixelBuffer pixels, PngOptions options, PooledBytes file, int depth, PngColorType colorType)
    {
        file.Write(PngSignature.Bytes);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, pixels.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], pixels.Height);
        header[8] = (byte)depth;
        header[9] = (byte)colorType;
        header[10..].Clear();
        PngChunk.Write(file, "IHDR"u8, header);
        PngMetadata.Write(options.Metadata, file);
    }

    private static void WritePalette(ReadOnlySpan<uint> palette, int translucentCount, PooledBytes file)
    {
        Span<byte> colors = stackalloc byte[3 * palette.Length];
        Span<byte> alphas = stackalloc byte[translucentCount];
        for (var index = 0; index < palette.Length; index++)
        {
            var color = StraightAlpha.From(palette[index]);
            colors[3 * index] = (byte)color;
            colors[(3 * index) + 1] = (byte)(color >> 8);
            colors[(3 * index) + 2] = (byte)(color >> 16);
            if (index < translucentCount)
            {
                alphas[index] = (byte)(color >> 24);
            }
        }

        PngChunk.Write(file, "PLTE"u8, colors);
        if (translucentCount > 0)
        {
            PngChunk.Write(file, "tRNS"u8, alphas);
        }
    }

    private static void WriteData(ReadOnlySpan<byte> lines, PictureLayout layout, DeflateEffort effort, PooledBytes file)
    {
        var chunk = PngChunk.Begin(file, "IDAT"u8);
        ZlibEncoder.Encode(lines, layout, effort, file);
        PngChunk.End(file, chunk);
    }
}
