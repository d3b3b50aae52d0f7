using OgService.Imaging.Bmp;
using OgService.Imaging.Decoding;
using OgService.Imaging.Gif;
using OgService.Imaging.Ico;
using OgService.Imaging.Jpeg;
using OgService.Imaging.Png;

namespace OgService.Imaging;

/// <summary>Reads pictures of any format we know into sRGB pixels. The format is told by content, never by name.</summary>
public static class ImageDecoder
{
    /// <summary>PNG, JPEG, WebP, GIF, BMP and ICO. Of animations the first frame, of icons the largest picture.</summary>
    /// <exception cref="ImageFormatException">Not a picture we read (AVIF, HEIC, SVG and the like are named), damaged, or beyond the
    /// limits.</exception>
    /// <exception cref="OperationCanceledException">Looked at between rows.</exception>
    public static DecodedImage Decode(ReadOnlySpan<byte> bytes, DecodeOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= DecodeOptions.Default;
        if (!ImageHeader.TryRead(bytes, out var info))
        {
            throw new ImageFormatException("not a picture of a format we know, or one that breaks off in its header", 0);
        }

        var request = new DecodeRequest(options, cancellation);
        using var target = Decode(bytes, info.Format, request);
        var (width, height) = target.WholeSize;
        return new DecodedImage(target.Finish(), info with { Width = width, Height = height }, target.HasAlpha, request.Notes);
    }

    private static PictureTarget Decode(ReadOnlySpan<byte> bytes, ImageFormat format, DecodeRequest request) => format switch
    {
        ImageFormat.Png => PngDecoder.Decode(bytes, request),
        ImageFormat.Jpeg => JpegDecoder.Decode(bytes, request),
        ImageFormat.WebP => WebPPicture.Decode(bytes, request),
        ImageFormat.Gif => GifDecoder.Decode(bytes, request),
        ImageFormat.Bmp => BmpDecoder.Decode(bytes, request),
        ImageFormat.Ico => IcoDecoder.Decode(bytes, request),
        ImageFormat.Avif => throw new ImageFormatException("AVIF is not supported; save the picture as PNG, JPEG or WebP", 0),
        ImageFormat.Heic => throw new ImageFormatException("HEIC is not supported; save the picture as JPEG, PNG or WebP", 0),
        ImageFormat.Svg => throw new ImageFormatException("SVG is drawn, not decoded", 0),
        _ => throw new ImageFormatException($"{format} is not supported", 0),
    };
}
