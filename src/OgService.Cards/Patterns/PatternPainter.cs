using OgService.Cards.Scenes;
using OgService.Imaging;
using OgService.Raster;

namespace OgService.Cards.Patterns;

/// <summary>Paints patterns into boxes.</summary>
internal static class PatternPainter
{
    // A box may be larger than its card; none that means to be seen is twice as large.
    private const float MaxPixels = 16_777_216;

    public static void Paint(Canvas canvas, PatternItem item)
    {
        var (pattern, rect) = (item.Pattern, item.Rect);
        if (rect.Width < 1 || rect.Height < 1 || rect.Width * rect.Height > MaxPixels)
        {
            return;
        }

        canvas.PushClip(rect, item.Radii);
        switch (pattern.Kind)
        {
            case PatternKind.Dots:
                DotsPattern.Paint(canvas, rect, pattern);
                break;
            case PatternKind.Grid:
                GridPattern.Paint(canvas, rect, pattern);
                break;
            case PatternKind.Waves:
                WavesPattern.Paint(canvas, rect, pattern);
                break;
            case PatternKind.Rays:
                RaysPattern.Paint(canvas, rect, pattern);
                break;
            default:
                using (var pixels = PixelBuffer.CreateUninitialized((int)rect.Width, (int)rect.Height))
                {
                    Fill(pixels, pattern);
                    canvas.DrawImage(pixels, new Rect(0, 0, pixels.Width, pixels.Height), rect);
                }

                break;
        }

        canvas.PopClip();
    }

    private static void Fill(PixelBuffer pixels, Pattern pattern)
    {
        switch (pattern.Kind)
        {
            case PatternKind.Mesh:
                MeshPattern.Fill(pixels, pattern);
                break;
            case PatternKind.Topography:
                TopographyPattern.Fill(pixels, pattern);
                break;
            default:
                NoisePattern.Fill(pixels, pattern);
                break;
        }
    }
}
