using System.Globalization;
using OgService.Cards;
using OgService.Imaging;
using OgService.Imaging.Jpeg;
using OgService.Imaging.Png;
using OgService.Imaging.WebP;

namespace OgService.Previews;

/// <summary>Pixels to bytes in the format that was asked for, within the byte budget where that can be done.</summary>
internal static class CardEncoder
{
    // Text on flat colour shows JPEG's ripples early: start high, give way only for the budget.
    private static readonly int[] JpegQualities = [90, 82, 74];

    // Halved chroma shows on coloured text, so a little higher than JPEG's.
    private static readonly int[] WebPQualities = [92, 84, 75];

    // Levels a channel may be off when colours are merged into a palette: the first is not seen, the last hardly.
    private static readonly int[] PngErrors = [4, 12];

    public static byte[] Encode(PixelBuffer pixels, CardFormat format, long budgetBytes, List<SceneNote> notes)
    {
        var bytes = format switch
        {
            CardFormat.Png => EncodePng(pixels, budgetBytes, notes),
            CardFormat.WebP => EncodeWebP(pixels, budgetBytes, notes),
            _ => EncodeJpeg(pixels, budgetBytes, notes),
        };
        if (bytes.Length > budgetBytes)
        {
            notes.Add(new SceneNote("bytes.over-budget", string.Create(CultureInfo.InvariantCulture, $"{bytes.Length:N0} bytes, over the budget of {budgetBytes:N0}")));
        }

        return bytes;
    }

    private static byte[] EncodePng(PixelBuffer pixels, long budgetBytes, List<SceneNote> notes)
    {
        var bytes = PngEncoder.Encode(pixels);
        foreach (var error in PngErrors)
        {
            if (bytes.Length <= budgetBytes)
            {
                break;
            }

            var smaller = PngEncoder.Encode(pixels, new PngOptions { MaxChannelError = error });
            if (smaller.Length < bytes.Length)
            {
                bytes = smaller;
                notes.Add(new SceneNote("bytes.quality", string.Create(CultureInfo.InvariantCulture, $"colours merged, at most {error} of 255 off, to stay within the budget")));
            }
        }

        return bytes;
    }

    private static byte[] EncodeJpeg(PixelBuffer pixels, long budgetBytes, List<SceneNote> notes)
    {
        byte[] bytes = [];
        foreach (var quality in JpegQualities)
        {
            bytes = JpegEncoder.Encode(pixels, new JpegOptions { Quality = quality });
            if (bytes.Length <= budgetBytes)
            {
                if (quality != JpegQualities[0])
                {
                    notes.Add(new SceneNote("bytes.quality", string.Create(CultureInfo.InvariantCulture, $"JPEG quality {quality} to stay within the budget")));
                }

                break;
            }
        }

        return bytes;
    }

    // Flat cards are smallest without loss; what takes more than a third of the budget so is a photograph, which lossy coding serves better.
    private static byte[] EncodeWebP(PixelBuffer pixels, long budgetBytes, List<SceneNote> notes)
    {
        var bytes = WebPEncoder.Encode(pixels, new WebPOptions { Lossless = true });
        for (var attempt = 0; attempt < WebPQualities.Length && bytes.Length > (attempt == 0 ? budgetBytes / 3 : budgetBytes); attempt++)
        {
            var quality = WebPQualities[attempt];
            var smaller = WebPEncoder.Encode(pixels, new WebPOptions { Quality = quality });
            if (smaller.Length < bytes.Length)
            {
                bytes = smaller;
                if (attempt > 0)
                {
                    notes.Add(new SceneNote("bytes.quality", string.Create(CultureInfo.InvariantCulture, $"WebP quality {quality} to stay within the budget")));
                }
            }
        }

        return bytes;
    }
}
