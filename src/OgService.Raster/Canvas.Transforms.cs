using OgService.Imaging;
using OgService.Raster.Geometry;
using OgService.Raster.Images;

namespace OgService.Raster;

/// <content>Transforms: shapes are moved, not pixels.</content>
public sealed partial class Canvas
{
    // A picture drawn smaller than this is reduced first: finding pixels between pixels does not average.
    private const double ReduceBelow = 0.75;

    private PlaneMap toPixels = PlaneMap.Identity;
    private bool isMoved;

    /// <summary>From the coordinates of what is drawn to the picture's pixels.</summary>
    public PlaneMap Transform => toPixels;

    /// <summary>Until the matching <see cref="PopTransform"/> all coordinates (of shapes, paints, clips and shadows) go through the map first, then through
    /// those pushed before it. One that cannot be undone draws nothing.</summary>
    public void PushTransform(PlaneMap map)
    {
        saved.Push(Save(Bracket.Transform));
        var whole = toPixels.After(map);
        if (whole.IsInvertible)
        {
            SetTransform(whole);
        }
        else
        {
            surface.Bounds = default;
        }
    }

    /// <exception cref="InvalidOperationException">The last thing pushed is not a transform.</exception>
    public void PopTransform() => Restore(Pop(Bracket.Transform));

    /// <summary>Puts a picture onto whole pixels, whatever the transform.</summary>
    /// <param name="opacity">0 to 1, in steps of 1/255.</param>
    public void DrawPixels(PixelBuffer image, int x, int y, float opacity = 1)
    {
        ArgumentNullException.ThrowIfNull(image);
        var box = new PixelBox(x, y, x + image.Width, y + image.Height).Intersect(surface.Bounds);
        var brush = new ImageBrush(image, -x, -y);
        var level = opacity > 0 ? (byte)((Math.Min(opacity, 1) * 255) + 0.5f) : (byte)0;
        for (var row = box.Top; row < box.Bottom; row++)
        {
            surface.PaintSpan(box.Left, row, box.Right, level, brush);
        }
    }

    private void SetTransform(in PlaneMap map)
    {
        if (toPixels != map)
        {
            toPixels = map;
            isMoved = !map.IsIdentity;
            (lastPaint, lastBrush) = (null, null);
        }
    }

    private void DrawMoved(PixelBuffer image, Rect source, Rect destination)
    {
        if (ImagePlacement.TryCreate(image, source, destination) is not { } place)
        {
            return;
        }

        var (width, height) = (place.SourceRight - place.SourceLeft, place.SourceBottom - place.SourceTop);
        var across = Math.Sqrt((toPixels.Xx * toPixels.Xx) + (toPixels.Yx * toPixels.Yx)) / place.ScaleX;
        var down = Math.Sqrt((toPixels.Xy * toPixels.Xy) + (toPixels.Yy * toPixels.Yy)) / place.ScaleY;
        if (across < ReduceBelow || down < ReduceBelow)
        {
            var small = (Width: Reduced(width, across), Height: Reduced(height, down));
            using var reduced = ImageResampler.Resample(
                image,
                place with { Left = 0, Top = 0, Right = small.Width, Bottom = small.Height },
                new PixelBox(0, 0, small.Width, small.Height));
            PaintMoved(reduced, place with { SourceLeft = 0, SourceTop = 0, SourceRight = small.Width, SourceBottom = small.Height });
            return;
        }

        PaintMoved(image, place);

        static int Reduced(double length, double scale) => (int)Math.Clamp(Math.Ceiling(length * Math.Min(scale, 1)), 1, 16_384);
    }

    private void PaintMoved(PixelBuffer image, in ImagePlacement place)
    {
        var toImage = new PlaneMap(
            place.ScaleX, 0, 0, place.ScaleY, place.SourceLeft - (place.Left * place.ScaleX), place.SourceTop - (place.Top * place.ScaleY));
        var rect = new Rect((float)place.Left, (float)place.Top, (float)(place.Right - place.Left), (float)(place.Bottom - place.Top));
        Fill(Path.Rectangle(rect), new MappedImagePaint(image, toImage, ImageFilter.Smooth, Repeats: false));
        (lastPaint, lastBrush) = (null, null);
    }
}
