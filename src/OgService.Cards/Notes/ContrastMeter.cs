using OgService.Imaging;

namespace OgService.Cards.Notes;

/// <summary>Measures the contrast of letters on what lies under them, on three pictures: the card, the card without the letters, and the letters' coverage.</summary>
/// <remarks>A letter counts as good as the worse quarter of its pixels: a thin line that crosses it does not matter, half of a letter that cannot be seen does.
/// The colour of a letter is what a pixel would have that it covers whole, so that thin stems are not taken for pale ones.</remarks>
internal sealed class ContrastMeter(PixelBuffer card, PixelBuffer under, PixelBuffer coverage)
{
    public const double WantedOfSmall = 4.5;
    public const double WantedOfLarge = 3;
    public const float LargePx = 32;

    private const int LeastCoverage = 64;

    private readonly List<(double Ratio, int Pixel)> pixels = [];

    public static double WantedOf(float sizePx) => sizePx >= LargePx ? WantedOfLarge : WantedOfSmall;

    /// <summary>Of the worst letter; null when no pixel of a letter is there.</summary>
    public TextContrast? Measure(IEnumerable<LetterCell> cells)
    {
        TextContrast? worst = null;
        foreach (var cell in cells)
        {
            if (Measure(cell) is { } found && (worst is null || found.Ratio / found.Wanted < worst.Value.Ratio / worst.Value.Wanted))
            {
                worst = found;
            }
        }

        return worst;
    }

    private TextContrast? Measure(LetterCell cell)
    {
        var (left, right) = (Math.Max(0, cell.Left), Math.Min(card.Width, cell.Right));
        var (top, bottom) = (Math.Max(0, cell.Top), Math.Min(card.Height, cell.Bottom));
        var most = 0;
        for (var y = top; y < bottom; y++)
        {
            foreach (var pixel in left < right ? coverage.Row(y)[left..right] : [])
            {
                most = Math.Max(most, (int)(pixel >> 24));
            }
        }

        if (most < LeastCoverage)
        {
            return null;
        }

        pixels.Clear();
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var covered = (int)(coverage.Row(y)[x] >> 24);
                if (covered * 4 >= most * 3)
                {
                    var (ink, ground) = ColorsAt(x, y, covered);
                    pixels.Add((Luminance.Contrast(Luminance.Of(ink), Luminance.Of(ground)), (y * card.Width) + x));
                }
            }
        }

        pixels.Sort();
        var (ratio, at) = pixels[pixels.Count / 4];
        var place = (X: at % card.Width, Y: at / card.Width);
        var colors = ColorsAt(place.X, place.Y, (int)(coverage.Row(place.Y)[place.X] >> 24));
        return new TextContrast(ratio, WantedOf(cell.SizePx), colors.Ink.ToString(), colors.Ground.ToString(), place.X, place.Y);
    }

    private (Rgba Ink, Rgba Ground) ColorsAt(int x, int y, int covered)
    {
        var ground = new PremultipliedRgba(under.Row(y)[x]);
        var shown = new PremultipliedRgba(card.Row(y)[x]);
        return (new Rgba(Whole(shown.R, ground.R), Whole(shown.G, ground.G), Whole(shown.B, ground.B)), new Rgba(ground.R, ground.G, ground.B));

        // Half a level more: what was rounded is not held against the letter.
        byte Whole(int to, int from) => (byte)Math.Clamp(from + ((((2 * (to - from)) + Math.Sign(to - from)) * 255) / (2 * covered)), 0, 255);
    }
}
