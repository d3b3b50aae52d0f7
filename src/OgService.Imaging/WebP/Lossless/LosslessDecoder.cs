namespace OgService.Imaging.WebP.Lossless;

/// <summary>Reads the lossless picture of WebP (RFC 9649, 3 to 6). All transforms work in place on the pixels that are returned.</summary>
internal ref struct LosslessDecoder
{
    /// <summary>In bytes; the signature, the size, the version.</summary>
    public const int HeaderLength = 5;

    private const int PredictorType = 0;
    private const int ColorType = 1;
    private const int SubtractGreenType = 2;
    private const int TypeCount = 4;

    private readonly long offset;
    private readonly List<Transform> transforms;
    private LosslessBits bits;
    private int packedWidth;

    private LosslessDecoder(ReadOnlySpan<byte> data, int width, long offset)
    {
        bits = new LosslessBits(data);
        packedWidth = width;
        this.offset = offset;
        transforms = [];
    }

    /// <summary>Reads the five bytes of header.</summary>
    /// <exception cref="ImageFormatException">Not a lossless picture of version 0.</exception>
    public static (int Width, int Height) ReadSize(ReadOnlySpan<byte> data, long offset)
    {
        const int Signature = 0x2F;
        if (data.Length < HeaderLength || data[0] != Signature)
        {
            throw new ImageFormatException("not a VP8L picture", offset);
        }

        var bits = new LosslessBits(data[1..]);
        var size = (bits.Read(14) + 1, bits.Read(14) + 1);

        // Whether alpha is used is only a hint (RFC 9649, 3.4).
        bits.Read(1);
        if (bits.Read(3) != 0)
        {
            throw new ImageFormatException("a version of VP8L that does not exist", offset + 4);
        }

        return size;
    }

    /// <summary>Reads what follows the header; in an alpha chunk there is none.</summary>
    /// <param name="data">From the first transform on.</param>
    /// <returns>Straight ARGB, not what a <see cref="PixelBuffer"/> holds otherwise.</returns>
    public static PixelBuffer Decode(ReadOnlySpan<byte> data, int width, int height, long offset, CancellationToken cancellation)
    {
        var decoder = new LosslessDecoder(data, width, offset);
        decoder.ReadTransforms(width, height);
        var image = EntropyImage.ReadCodes(ref decoder.bits, decoder.packedWidth, height, offset);

        // Room is made only now that the codes are known to be good.
        var pixels = PixelBuffer.CreateUninitialized(width, height);
        try
        {
            image.ReadPixels(ref decoder.bits, pixels.Pixels[^(decoder.packedWidth * height)..], cancellation);
            decoder.InvertTransforms(pixels.Pixels, height, cancellation);
        }
        catch
        {
            pixels.Dispose();
            throw;
        }

        return pixels;
    }

    private void ReadTransforms(int width, int height)
    {
        Span<bool> seen = stackalloc bool[TypeCount];
        seen.Clear();
        while (bits.ReadFlag())
        {
            var type = bits.Read(2);
            if (seen[type])
            {
                throw new ImageFormatException("a transform comes twice", offset + bits.Position);
            }

            seen[type] = true;
            transforms.Add(ReadTransform(type, height));
        }

        if (bits.IsOverrun)
        {
            throw new ImageFormatException("the picture ends too early", offset + bits.Position);
        }
    }

    private Transform ReadTransform(int type, int height)
    {
        var width = packedWidth;
        switch (type)
        {
            case PredictorType or ColorType:
                var tileBits = 2 + bits.Read(3);
                return new Transform(type, width, tileBits, EntropyImage.ReadSmall(
                    ref bits, TransformTiles.Count(width, tileBits), TransformTiles.Count(height, tileBits), offset));
            case SubtractGreenType:
                return new Transform(type, width, 0, []);
            default:
                var colors = 1 + bits.Read(8);
                var widthBits = ColorIndexing.WidthBits(colors);
                packedWidth = TransformTiles.Count(width, widthBits);
                return new Transform(type, width, widthBits, ColorIndexing.ExpandPalette(EntropyImage.ReadSmall(ref bits, colors, 1, offset)));
        }
    }

    private readonly void InvertTransforms(Span<uint> whole, int height, CancellationToken cancellation)
    {
        for (var index = transforms.Count - 1; index >= 0; index--)
        {
            var transform = transforms[index];
            var pixels = whole[^(transform.Width * height)..];
            switch (transform.Type)
            {
                case PredictorType:
                    PredictorTransform.Invert(pixels, transform.Width, transform.Bits, transform.Data, cancellation);
                    break;
                case ColorType:
                    ColorTransform.Invert(pixels, transform.Width, transform.Bits, transform.Data, cancellation);
                    break;
                case SubtractGreenType:
                    AddGreen(pixels);
                    break;
                default:
                    ColorIndexing.Invert(pixels, transform.Width, transform.Bits, transform.Data, cancellation);
                    break;
            }
        }
    }

    // RFC 9649, 4.3.
    private static void AddGreen(Span<uint> pixels)
    {
        foreach (ref var pixel in pixels)
        {
            var green = (pixel >> 8) & 255;
            pixel = (pixel & 0xFF00_FF00) | (((pixel & 0x00FF_00FF) + (green << 16) + green) & 0x00FF_00FF);
        }
    }

    /// <param name="Width">Of the pixels that come out of it.</param>
    /// <param name="Bits">Of a tile's side, or by which the palette's indices shorten the rows.</param>
    /// <param name="Data">A pixel a tile, or the palette.</param>
    private readonly record struct Transform(int Type, int Width, int Bits, uint[] Data);
}
