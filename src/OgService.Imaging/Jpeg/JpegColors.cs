namespace OgService.Imaging.Jpeg;

/// <summary>What a file's channels mean.</summary>
internal enum JpegColorModel
{
    Gray,
    YCbCr,
    Rgb,
    Cmyk,
    InvertedCmyk,
    InvertedYcck,
}

/// <summary>Samples of all channels at one place into a pixel.</summary>
internal static class JpegColors
{
    private const int Half = 1 << 15;

    /// <param name="adobeTransform">Of the Adobe marker; null without one.</param>
    public static JpegColorModel ModelOf(JpegFrame frame, bool hasJfif, int? adobeTransform)
    {
        var components = frame.Components;
        return components.Length switch
        {
            1 => JpegColorModel.Gray,
            3 when adobeTransform == 0 => JpegColorModel.Rgb,
            3 when adobeTransform is null && !hasJfif && (components[0].Id, components[1].Id, components[2].Id) == ('R', 'G', 'B')
                => JpegColorModel.Rgb,
            3 => JpegColorModel.YCbCr,
            _ when adobeTransform == 2 => JpegColorModel.InvertedYcck,
            _ when adobeTransform is not null => JpegColorModel.InvertedCmyk,
            _ => JpegColorModel.Cmyk,
        };
    }

    public static uint ToPixel(JpegColorModel model, int first, int second, int third, int fourth) => model switch
    {
        JpegColorModel.Gray => Pack(first, first, first),
        JpegColorModel.YCbCr => FromYCbCr(first, second, third),
        JpegColorModel.Rgb => Pack(first, second, third),
        JpegColorModel.Cmyk => WithBlack(Pack(255 - first, 255 - second, 255 - third), 255 - fourth),
        JpegColorModel.InvertedCmyk => WithBlack(Pack(first, second, third), fourth),

        // Converted back these are the inks, of which Adobe stores the inverse.
        _ => WithBlack(FromYCbCr(first, second, third), fourth),
    };

    private static uint FromYCbCr(int y, int cb, int cr)
    {
        cb -= 128;
        cr -= 128;
        return Pack(
            Math.Clamp(y + (((91_881 * cr) + Half) >> 16), 0, 255),
            Math.Clamp(y + (((-22_554 * cb) - (46_802 * cr) + Half) >> 16), 0, 255),
            Math.Clamp(y + (((116_130 * cb) + Half) >> 16), 0, 255));
    }

    private static uint WithBlack(uint color, int light) => Pack(
        Multiply(color & 255, light), Multiply((color >> 8) & 255, light), Multiply((color >> 16) & 255, light));

    private static int Multiply(uint channel, int light) => (((int)channel * light) + 127) / 255;

    private static uint Pack(int red, int green, int blue) => (uint)(red | (green << 8) | (blue << 16)) | 0xFF00_0000;
}
