using OgService.Imaging.WebP.Lossless;
using OgService.Imaging.WebP.Lossy;

namespace OgService.Imaging.WebP;

/// <summary>Reads WebP (RFC 9649, RFC 6386): lossy, lossless, with alpha; of an animation the first frame, on a transparent canvas. The pixels are those
/// of libwebp without dithering, bit for bit. Profiles and metadata are passed over.</summary>
public static class WebPDecoder
{
    /// <exception cref="ImageFormatException">Not a WebP, damaged, cut off, or beyond the limits.</exception>
    public static PixelBuffer Decode(ReadOnlySpan<byte> bytes, ImageLimits? limits = null, CancellationToken cancellation = default)
    {
        var straight = DecodePixels(bytes, limits ?? ImageLimits.Default, cancellation);
        foreach (ref var pixel in straight.Pixels)
        {
            var alpha = pixel >> 24;
            pixel = alpha == 255
                ? SwapRedBlue(pixel)
                : PremultipliedRgba.From(new Rgba((byte)(pixel >> 16), (byte)(pixel >> 8), (byte)pixel, (byte)alpha)).Packed;
        }

        return straight;
    }

    /// <summary>As <see cref="Decode"/>, but as the file has it: red, green, blue and straight alpha, four bytes a pixel.</summary>
    /// <exception cref="ImageFormatException">Not a WebP, damaged, cut off, or beyond the limits.</exception>
    public static byte[] DecodeStraight(ReadOnlySpan<byte> bytes, out int width, out int height, ImageLimits? limits = null)
    {
        using var straight = DecodePixels(bytes, limits ?? ImageLimits.Default, CancellationToken.None);
        width = straight.Width;
        height = straight.Height;
        var rgba = new byte[checked(4 * width * height)];
        var at = 0;
        foreach (var pixel in straight.Pixels)
        {
            rgba[at++] = (byte)(pixel >> 16);
            rgba[at++] = (byte)(pixel >> 8);
            rgba[at++] = (byte)pixel;
            rgba[at++] = (byte)(pixel >> 24);
        }

        return rgba;
    }

    /// <summary>Size and limits from the headers, then the pixels: straight ARGB, which a <see cref="PixelBuffer"/> holds nowhere else.</summary>
    internal static PixelBuffer DecodePixels(ReadOnlySpan<byte> bytes, ImageLimits limits, CancellationToken cancellation)
    {
        var container = WebPContainer.Read(bytes);
        var (width, height) = container.IsLossless
            ? LosslessDecoder.ReadSize(container.Picture, container.PictureOffset)
            : LossyDecoder.ReadSize(container.Picture, container.PictureOffset);
        limits.Check(width, height, container.PictureOffset);
        if (container.CanvasWidth > 0)
        {
            limits.Check(container.CanvasWidth, container.CanvasHeight, 0);
            var (statedWidth, statedHeight) = container.IsFrame
                ? (container.FrameWidth, container.FrameHeight)
                : (container.CanvasWidth, container.CanvasHeight);
            if (width != statedWidth || height != statedHeight)
            {
                throw new ImageFormatException($"the picture is {width}x{height}, not {statedWidth}x{statedHeight} as stated", container.PictureOffset);
            }
        }

        // Straight pixels and those handed out; of lossy files the planes before and perhaps the alpha's own picture.
        limits.CheckMemory(((container.IsLossless ? 8L : 14L) * width * height) + (4L * container.CanvasWidth * container.CanvasHeight), container.PictureOffset);
        var pixels = container.IsLossless
            ? LosslessDecoder.Decode(container.Picture[LosslessDecoder.HeaderLength..], width, height, container.PictureOffset, cancellation)
            : DecodeLossy(container, width, height, cancellation);
        return container.IsFrame && (width != container.CanvasWidth || height != container.CanvasHeight)
            ? PlaceOnCanvas(pixels, container)
            : pixels;
    }

    private static PixelBuffer DecodeLossy(in WebPContainer container, int width, int height, CancellationToken cancellation)
    {
        using var frame = LossyDecoder.Decode(container.Picture, container.PictureOffset, cancellation);
        var pixels = PixelBuffer.CreateUninitialized(width, height);
        try
        {
            YuvToRgb.Convert(frame, pixels.Pixels, cancellation);
            if (container.HasAlphaChunk)
            {
                AlphaPlane.Apply(container.Alpha, pixels, container.AlphaOffset, cancellation);
            }
        }
        catch
        {
            pixels.Dispose();
            throw;
        }

        return pixels;
    }

    // The stated background is a hint that players leave out; what no frame covers is transparent.
    private static PixelBuffer PlaceOnCanvas(PixelBuffer frame, in WebPContainer container)
    {
        using var source = frame;
        var canvas = PixelBuffer.Create(container.CanvasWidth, container.CanvasHeight);
        for (var y = 0; y < frame.Height; y++)
        {
            frame.Row(y).CopyTo(canvas.Row(container.FrameTop + y)[container.FrameLeft..]);
        }

        return canvas;
    }

    private static uint SwapRedBlue(uint argb) => (argb & 0xFF00_FF00) | ((argb >> 16) & 255) | ((argb & 255) << 16);
}
