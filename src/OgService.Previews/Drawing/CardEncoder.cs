using System.Globalization;
using OgService.Cards;
using OgService.Imaging;
using OgService.Imaging.Budgets;
using OgService.Imaging.Jpeg;
using OgService.Imaging.Png;
using OgService.Imaging.WebP;

namespace OgService.Previews;

/// <summary>Pixels to bytes in the format that was asked for, looking as good as the byte budget allows.</summary>
internal static class CardEncoder
{
    // Below this a PNG of few colours shows what the budget took, and another format would not.
    private const double VisibleLoss = 0.985;

    /// <param name="best">Take the time for small files; what is drawn is the same.</param>
    /// <param name="notes">Told what the budget cost.</param>
    public static (byte[] Bytes, CardEncoding Encoding) Encode(PixelBuffer pixels, CardWriting writing, bool best, List<SceneNote> notes)
    {
        var picture = writing.Format switch
        {
            CardFormat.Png => BudgetEncoder.EncodePng(
                pixels, writing.BudgetBytes, new PngOptions { Effort = best ? PngEffort.Small : PngEffort.Fast, Metadata = writing.Metadata }),
            CardFormat.WebP => BudgetEncoder.EncodeWebP(
                pixels, writing.BudgetBytes, new WebPOptions { Effort = best ? WebPEffort.Small : WebPEffort.Fast }),
            _ => BudgetEncoder.EncodeJpeg(pixels, writing.BudgetBytes, new JpegOptions { IsProgressive = best, Metadata = writing.Metadata }),
        };
        if (picture.IsReduced)
        {
            notes.Add(new SceneNote("bytes.quality", Describe(picture, writing.Format)));
        }

        if (picture.Bytes.Length > writing.BudgetBytes)
        {
            notes.Add(new SceneNote(
                "bytes.over-budget",
                string.Create(CultureInfo.InvariantCulture, $"{picture.Bytes.Length:N0} bytes, over the budget of {writing.BudgetBytes:N0}")));
        }

        return (picture.Bytes, new CardEncoding(picture.Choice, picture.Quality, picture.Similarity, picture.Bytes.Length, picture.Encodes));
    }

    private static string Describe(BudgetedPicture picture, CardFormat format)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{picture.Choice} to stay within the budget; {picture.Similarity:0.000} alike (1 is the same)");
        return format == CardFormat.Png && picture.Similarity < VisibleLoss ? text + "; a name that ends in .webp or .jpg would look better" : text;
    }
}
