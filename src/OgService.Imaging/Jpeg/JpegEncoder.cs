namespace OgService.Imaging.Jpeg;

/// <summary>Writes baseline or progressive JPEG (ITU-T T.81, JFIF) with Huffman tables made for the picture. Transparency is laid on white.</summary>
public static class JpegEncoder
{
    /// <summary>The same pixels and options give the same bytes on every machine.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The quality is not 1 to 100.</exception>
    public static byte[] Encode(PixelBuffer pixels, JpegOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        options ??= JpegOptions.Default;
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Quality, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Quality, 100, nameof(options));
        Span<byte> luma = stackalloc byte[QuantizationTable.Length];
        Span<byte> chroma = stackalloc byte[QuantizationTable.Length];
        QuantizationTable.Scale(options.Quality, isChroma: false, luma);
        QuantizationTable.Scale(options.Quality, isChroma: true, chroma);
        var quantizer = new Quantizer(luma, chroma);
        using var file = new PooledBytes(1 << 17);
        WriteHead(pixels, options, luma, chroma, file);
        if (options.IsProgressive)
        {
            ProgressiveWriter.Write(CoefficientPlane.ReadAll(pixels, options.Sampling, quantizer), file);
        }
        else
        {
            WriteSequential(pixels, options, quantizer, file);
        }

        file.WriteUInt16BigEndian(0xFFD9);
        return file.ToArray();
    }

    private static void WriteSequential(PixelBuffer pixels, JpegOptions options, Quantizer quantizer, PooledBytes file)
    {
        using var tokens = new BlockTokens(quantizer);
        if (options.Sampling == ChromaSampling.Yuv420)
        {
            AddHalvedChroma(pixels, tokens);
        }
        else
        {
            AddFullChroma(pixels, tokens);
        }

        var tables = new HuffmanTable[BlockTokens.TableCount];
        for (var index = 0; index < tables.Length; index++)
        {
            tables[index] = new HuffmanTable(tokens.CountsOf(index));
        }

        var length = 2;
        foreach (var table in tables)
        {
            length += 1 + table.WrittenLength;
        }

        file.Write([0xFF, 0xC4]);
        file.WriteUInt16BigEndian(length);
        for (var index = 0; index < tables.Length; index++)
        {
            // The class, 0 for DC and 1 for AC, above the table's number.
            file.WriteByte((byte)(((index & 1) << 4) | (index >> 1)));
            tables[index].Write(file);
        }

        // SOS: one scan of everything.
        file.Write([0xFF, 0xDA, 0, 12, 3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]);
        EntropyWriter.Write(tokens.Tokens, tables, file);
    }

    private static void AddFullChroma(PixelBuffer pixels, BlockTokens tokens)
    {
        Span<uint> block = stackalloc uint[64];
        Span<int> y = stackalloc int[64];
        Span<int> cb = stackalloc int[64];
        Span<int> cr = stackalloc int[64];
        int yDc = 0, cbDc = 0, crDc = 0;
        for (var top = 0; top < pixels.Height; top += 8)
        {
            for (var left = 0; left < pixels.Width; left += 8)
            {
                var isFlat = BlockSampler.Load(pixels, left, top, block);
                BlockSampler.Convert(block, y, cb, cr);
                if (isFlat)
                {
                    tokens.AddFlat(y[0], 0, ref yDc);
                    tokens.AddFlat(cb[0], 1, ref cbDc);
                    tokens.AddFlat(cr[0], 1, ref crDc);
                }
                else
                {
                    tokens.Add(y, 0, ref yDc);
                    tokens.Add(cb, 1, ref cbDc);
                    tokens.Add(cr, 1, ref crDc);
                }
            }
        }
    }

    private static void AddHalvedChroma(PixelBuffer pixels, BlockTokens tokens)
    {
        Span<uint> block = stackalloc uint[64];
        Span<int> y = stackalloc int[64];
        Span<int> fullCb = stackalloc int[64];
        Span<int> fullCr = stackalloc int[64];
        Span<int> cb = stackalloc int[64];
        Span<int> cr = stackalloc int[64];
        int yDc = 0, cbDc = 0, crDc = 0;
        for (var top = 0; top < pixels.Height; top += 16)
        {
            for (var left = 0; left < pixels.Width; left += 16)
            {
                for (var quarter = 0; quarter < 4; quarter++)
                {
                    var isFlat = BlockSampler.Load(pixels, left + (8 * (quarter & 1)), top + (8 * (quarter >> 1)), block);
                    BlockSampler.Convert(block, y, fullCb, fullCr);
                    BlockSampler.Halve(fullCb, quarter, cb);
                    BlockSampler.Halve(fullCr, quarter, cr);
                    if (isFlat)
                    {
                        tokens.AddFlat(y[0], 0, ref yDc);
                    }
                    else
                    {
                        tokens.Add(y, 0, ref yDc);
                    }
                }

                tokens.Add(cb, 1, ref cbDc);
                tokens.Add(cr, 1, ref crDc);
            }
        }
    }

    private static void WriteHead(
        PixelBuffer pixels, JpegOptions options, ReadOnlySpan<byte> luma, ReadOnlySpan<byte> chroma, PooledBytes file)
    {
        // SOI; JFIF 1.01 with square pixels and no thumbnail.
        file.Write([0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);

        JpegMetadata.Write(options.Metadata, file);
        file.Write([0xFF, 0xDB, 0, 132]);
        WriteSteps(0, luma, file);
        WriteSteps(1, chroma, file);

        // SOF0, or SOF2 for progressive: 8 bits, three channels.
        file.Write([0xFF, options.IsProgressive ? (byte)0xC2 : (byte)0xC0, 0, 17, 8]);
        file.WriteUInt16BigEndian(pixels.Height);
        file.WriteUInt16BigEndian(pixels.Width);
        var lumaSampling = options.Sampling == ChromaSampling.Yuv420 ? (byte)0x22 : (byte)0x11;
        file.Write([3, 1, lumaSampling, 0, 2, 0x11, 1, 3, 0x11, 1]);
    }

    private static void WriteSteps(byte number, ReadOnlySpan<byte> steps, PooledBytes file)
    {
        file.WriteByte(number);
        foreach (var place in QuantizationTable.ZigZag)
        {
            file.WriteByte(steps[place]);
        }
    }
}
