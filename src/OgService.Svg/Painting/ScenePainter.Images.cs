using OgService.Imaging;
using OgService.Raster;
using OgService.Svg.Geometry;
using OgService.Svg.Scenes;

namespace OgService.Svg.Painting;

/// <content>Embedded pictures.</content>
internal sealed partial class ScenePainter
{
    private void PaintImage(SceneImage image, Layer layer, in Affine by)
    {
        var whole = by * image.Map;
        if (!whole.IsInvertible || layer.Whole.Within(image.Place.Transform(by)) is not { IsEmpty: false } region)
        {
            return;
        }

        budget.Count((30 * region.Area) + (4L * image.Width * image.Height));
        using var decoded = Decode(image, whole);
        if (decoded is null)
        {
            return;
        }

        // It may have been read at a reduced scale.
        var pixels = decoded.Pixels;
        var map = whole * Affine.Scale((double)image.Width / pixels.Width, (double)image.Height / pixels.Height);
        if (image.Filter == ImageFilter.Smooth && (map.ScaleX < 0.99 || map.ScaleY < 0.99))
        {
            PaintReduced(image, pixels, map, layer, by);
        }
        else
        {
            Fill(image, pixels, map, image.Filter, layer, by);
        }
    }

    // Every pixel counts when reducing: first to about the size it has in the picture, then turned or slanted into its place.
    private void PaintReduced(SceneImage image, PixelBuffer pixels, in Affine map, Layer layer, in Affine by)
    {
        if (map is { KeepsAxes: true, A: > 0, D: > 0 } && map.Inverse() is { } back)
        {
            var place = image.Place.Transform(by);
            layer.Canvas.DrawImage(pixels, place.Transform(back).ToRect(), place.ToRect());
            return;
        }

        var width = Math.Max(1, (int)Math.Ceiling(Math.Min(1, map.ScaleX) * pixels.Width));
        var height = Math.Max(1, (int)Math.Ceiling(Math.Min(1, map.ScaleY) * pixels.Height));
        var reduced = budget.Create(width, height);
        try
        {
            using (var canvas = new Canvas(reduced))
            {
                canvas.DrawImage(pixels, new Rect(0, 0, pixels.Width, pixels.Height), new Rect(0, 0, width, height));
            }

            var larger = Affine.Scale((double)pixels.Width / width, (double)pixels.Height / height);
            Fill(image, reduced, map * larger, ImageFilter.Smooth, layer, by);
        }
        finally
        {
            budget.Release(reduced);
        }
    }

    private void Fill(SceneImage image, PixelBuffer pixels, in Affine map, ImageFilter filter, Layer layer, in Affine by)
    {
        if (map.Inverse() is { } back)
        {
            var paint = new MappedImagePaint(pixels, back.ToPlaneMap(), filter, Repeats: false);
            layer.Canvas.Fill(Outline.Rectangle(image.Place).ToPath(by), paint, FillRule.NonZero, smoothing);
        }
    }

    // Null for a picture that is broken or too large: it is left out.
    private DecodedImage? Decode(SceneImage image, in Affine map)
    {
        var options = new DecodeOptions
        {
            Limits = budget.ForPictures,
            TargetWidth = Side(image.Width * map.ScaleX),
            TargetHeight = Side(image.Height * map.ScaleY),
        };
        try
        {
            return ImageDecoder.Decode(image.Bytes, options, budget.Cancellation);
        }
        catch (ImageFormatException)
        {
            return null;
        }

        static int Side(double pixels) => (int)Math.Clamp(Math.Ceiling(pixels), 1, 16_384);
    }
}
