using OgService.Imaging;

namespace OgService.Raster.Painting;

/// <summary>A paint made ready to colour rows of pixels.</summary>
internal abstract class Brush
{
    /// <summary>The one colour of all pixels, premultiplied; null when they differ.</summary>
    public virtual uint? Color => null;

    /// <summary>Whether every pixel is opaque.</summary>
    public abstract bool IsOpaque { get; }

    /// <summary>Writes the premultiplied colours of the pixels from (x, y) rightwards, seen at their centres.</summary>
    public abstract void FillRow(int x, int y, Span<uint> pixels);

    /// <param name="spanPx">The larger side of the picture: finer colour steps than it can show are not made.</param>
    /// <param name="toPaint">From the picture's pixels to those the paint is in.</param>
    public static Brush From(Paint paint, int spanPx, in PlaneMap toPaint) => paint switch
    {
        SolidPaint solid => new SolidBrush(PremultipliedRgba.From(solid.Color).Packed),
        GradientPaint gradient => GradientBrush.From(gradient, spanPx, toPaint),
        MappedGradientPaint mapped => MappedGradientBrush.From(mapped with { Map = mapped.Map.After(toPaint) }, spanPx),
        MappedImagePaint image => MappedImageBrush.From(image with { Map = image.Map.After(toPaint) }),
        _ => throw new ArgumentException($"no such paint is known: {paint.GetType().Name}", nameof(paint)),
    };
}

internal sealed class SolidBrush(uint color) : Brush
{
    public override uint? Color => color;

    public override bool IsOpaque => color >> 24 == 255;

    public override void FillRow(int x, int y, Span<uint> pixels) => pixels.Fill(color);
}
