using OgService.Imaging;
using OgService.Raster.Blending;

namespace OgService.Raster;

/// <summary>A picture put together from layers that join in any composite mode, with clips of any shape: for small pictures, such as glyphs in
/// colour. Pushes and pops match.</summary>
/// <remarks>A layer that would pass the limit is not made: what is on it goes to the layer below, source-over.</remarks>
public sealed class LayeredPicture : IDisposable
{
    private readonly Stack<Layer> layers = [];
    private readonly long maxPixels;
    private long pixels;

    /// <param name="target">The lowest layer; stays the caller's and must outlive this.</param>
    /// <param name="maxPixels">Of all layers above it together.</param>
    public LayeredPicture(PixelBuffer target, long maxPixels)
    {
        ArgumentNullException.ThrowIfNull(target);
        this.maxPixels = maxPixels;
        layers.Push(new Layer(target, new Canvas(target), Clip: null));
        (Width, Height) = (target.Width, target.Height);
    }

    private int Width { get; }

    private int Height { get; }

    private Layer Top => layers.Peek();

    public void Fill(Path path, Paint paint) => Top.Canvas.Fill(path, paint);

    /// <summary>Paints all.</summary>
    public void Fill(Paint paint) => Top.Canvas.FillRectangle(new Rect(0, 0, Width, Height), paint);

    public void PushLayer() => Push(clip: null);

    /// <summary>Puts the layer that was pushed last onto the one below.</summary>
    /// <exception cref="InvalidOperationException">None is left.</exception>
    public void PopLayer(CompositeMode mode)
    {
        var layer = Pop();
        if (ReferenceEquals(layer.Pixels, Top.Pixels))
        {
            return;
        }

        Composite.Row(Top.Pixels.Pixels, layer.Pixels.Pixels, mode);
        Release(layer);
    }

    /// <summary>What is painted until the matching pop is seen only inside a shape.</summary>
    public void PushClip(Path clip) => Push(clip);

    /// <exception cref="InvalidOperationException">None is left.</exception>
    public void PopClip()
    {
        var layer = Pop();
        if (ReferenceEquals(layer.Pixels, Top.Pixels))
        {
            return;
        }

        using (var mask = PixelBuffer.Create(Width, Height))
        {
            using (var canvas = new Canvas(mask))
            {
                canvas.Fill(layer.Clip ?? Path.Empty, Paint.Solid(new Rgba(0, 0, 0)));
            }

            Composite.Row(layer.Pixels.Pixels, mask.Pixels, CompositeMode.DestinationIn);
        }

        Composite.Row(Top.Pixels.Pixels, layer.Pixels.Pixels, CompositeMode.SourceOver);
        Release(layer);
    }

    public void Dispose()
    {
        while (layers.TryPop(out var layer))
        {
            // A layer that was not made is the one below.
            if (!layers.TryPeek(out var below))
            {
                layer.Canvas.Dispose();
            }
            else if (!ReferenceEquals(layer.Canvas, below.Canvas))
            {
                Release(layer);
            }
        }
    }

    private void Push(Path? clip)
    {
        var more = (long)Width * Height;
        if (pixels + more > maxPixels)
        {
            layers.Push(Top with { Clip = clip });
            return;
        }

        pixels += more;
        var layer = PixelBuffer.Create(Width, Height);
        layers.Push(new Layer(layer, new Canvas(layer), clip));
    }

    private Layer Pop() => layers.Count > 1 ? layers.Pop() : throw new InvalidOperationException("Nothing is pushed any more.");

    private void Release(Layer layer)
    {
        pixels -= (long)Width * Height;
        layer.Canvas.Dispose();
        layer.Pixels.Dispose();
    }

    private sealed record Layer(PixelBuffer Pixels, Canvas Canvas, Path? Clip);
}
