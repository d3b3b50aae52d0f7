using OgService.Imaging;
using OgService.Imaging.Jpeg;
using OgService.Imaging.Png;
using OgService.Raster;
using OgService.Svg.Geometry;
using OgService.Svg.Scenes;

namespace OgService.Svg.Painting;

/// <content>Embedded pictures.</content>
internal sealed partial class ScenePainter
{
    private void PaintImage(SceneImage image, Layer layer, in Affine by)
    {
        var map = by * image.Map;
        if (map.Inverse() is not { } back || layer.Whole.Within(image.Place.Transform(by)) is not { IsEmpty: false } region || Decode(image) is not { } pixels)
        {
            return;
        }

        try
        {
            budget.Count((8 * region.Area) + (4L * pixels.Width * pixels.Height));
            var isReduced = map.ScaleX < 0.99 || map.ScaleY < 0.99;
            if (isReduced && image.Filter == ImageFilter.Smooth)
            {
                PaintReduced(image, pixels, layer, by);
                return;
            }

            var paint = new MappedImagePaint(pixels, back.ToPlaneMap(), image.Filter, Repeats: false);
            layer.Canvas.Fill(Outline.Rectangle(image.Place).ToPath(by), paint, FillRule.NonZero, smoothing);
        }
        finally
        {
            pixels.Dispose();
        }
    }

    // Every pixel counts when reducing: first to about the size it has in the picture, then turned or slanted into its place.
    private void PaintReduced(SceneImage image, PixelBuffer pixels, Layer layer, in Affine by)
    {
        var map = by * image.Map;
        if (map is { KeepsAxes: true, A: > 0, D: > 0 } && image.Map.Inverse() is { } toPixels)
        {
            layer.Canvas.DrawImage(pixels, image.Place.Transform(toPixels).ToRect(), image.Place.Transform(by).ToRect());
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

            if ((map * Affine.Scale((double)pixels.Width / width, (double)pixels.Height / height)).Inverse() is { } back)
            {
                layer.Canvas.Fill(Outline.Rectangle(image.Place).ToPath(by), new MappedImagePaint(reduced, back.ToPlaneMap(), ImageFilter.Smooth, Repeats: false), FillRule.NonZero, smoothing);
            }
        }
        finally
        {
            budget.Release(reduced);
        }
    }

    // Null for a picture that is broken or too large: it is left out.
    private PixelBuffer? Decode(SceneImage image)
    {
        try
        {
            return image.Format == ImageFormat.Png
                ? PngDecoder.Decode(image.Bytes, budget.Limits.Images)
                : JpegDecoder.Decode(image.Bytes, budget.Limits.Images);
        }
        catch (ImageFormatException)
        {
            return null;
        }
    }
}
