using OgService.Imaging;

namespace OgService.Conformance;

/// <summary>What suites of pictures share: decoding with samples as they are stored, and comparing with a second decoder.</summary>
internal static class PictureSuite
{
    private static readonly DecodeOptions AsStored = new() { ApplyOrientation = false, ConvertToSrgb = false };

    /// <summary>Null and the reason when the file is refused with the declared exception.</summary>
    public static DecodedImage? TryDecode(byte[] file, out string reason)
    {
        try
        {
            reason = "";
            return ImageDecoder.Decode(file, AsStored);
        }
        catch (ImageFormatException exception)
        {
            reason = exception.Message;
            return null;
        }
    }

    /// <summary>The first pixel that is further off than allowed, or null.</summary>
    /// <param name="isAllowed">Expected and own straight colour of the pixel; both after multiplying by alpha.</param>
    public static string? Compare(PortablePicture expected, DecodedImage own, int left, int top, Func<PremultipliedRgba, PremultipliedRgba, bool> isAllowed)
    {
        var pixels = own.Pixels;
        if (left + expected.Width > pixels.Width || top + expected.Height > pixels.Height)
        {
            return $"expected {expected.Width}x{expected.Height}, got {pixels.Width}x{pixels.Height}";
        }

        for (var index = 0; index < expected.Width * expected.Height; index++)
        {
            var (x, y) = (index % expected.Width, index / expected.Width);
            var (r, g, b, a) = expected.Pixel(index);
            var wanted = PremultipliedRgba.From(new Rgba((byte)r, (byte)g, (byte)b, (byte)a));
            var got = new PremultipliedRgba(pixels.Row(top + y)[left + x]);
            if (!isAllowed(wanted, got))
            {
                return $"pixel {x},{y}: expected {wanted.R},{wanted.G},{wanted.B},{wanted.A}, got {got.R},{got.G},{got.B},{got.A}";
            }
        }

        return null;
    }
}
