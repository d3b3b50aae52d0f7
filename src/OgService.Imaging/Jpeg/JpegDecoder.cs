using OgService.Imaging.Decoding;

namespace OgService.Imaging.Jpeg;

/// <summary>Reads JPEG (ITU-T T.81): sequential and progressive with Huffman codes, eight bits, any sampling, grey, YCbCr, RGB, CMYK and
/// YCCK. Not read: arithmetic codes, lossless and hierarchical files, samples of 12 bits.</summary>
/// <remarks>
/// A file whose first scan holds all channels whole is painted while it is read, row of units by row of units. All others keep their
/// coefficients, of a picture wanted smaller only the lowest ones. What follows the last scan that is needed is not looked at.
/// </remarks>
public static class JpegDecoder
{
    /// <summary>The whole picture, turned as its Exif data says, with its samples as they are stored.</summary>
    /// <exception cref="ImageFormatException">Not a JPEG, damaged, of an unsupported kind, or beyond the limits.</exception>
    public static PixelBuffer Decode(ReadOnlySpan<byte> bytes, ImageLimits? limits = null)
    {
        using var target = Decode(bytes, new DecodeRequest(limits, applyOrientation: true));
        return target.Finish();
    }

    internal static PictureTarget Decode(ReadOnlySpan<byte> bytes, DecodeRequest request)
    {
        using var reader = new JpegReader(request);
        return reader.Read(bytes);
    }
}
