using OgService.Imaging;
using OgService.Raster;
using OgService.Svg;

namespace OgService.Cards.Pictures;

/// <summary>What the bytes of a picture hold, read: pixels, a document, or the reason why neither. Immutable.</summary>
internal sealed class PictureSource
{
    private readonly PixelBuffer? pixels;

    private PictureSource(double width, double height, PixelBuffer? pixels, SvgDocument? svg, string? fault) =>
        (Width, Height, this.pixels, Svg, Fault) = (width, height, pixels, svg, fault);

    public double Width { get; }

    public double Height { get; }

    public SvgDocument? Svg { get; }

    /// <summary>As a half sentence; null when the picture can be drawn.</summary>
    public string? Fault { get; }

    public long Bytes => pixels is null ? 0 : pixels.Width * pixels.Height * 4L;

    /// <param name="target">What is at least twice as large on both sides may be read at a reduced scale, never below this.</param>
    public static PictureSource Read(Func<ReadOnlyMemory<byte>> read, CardSize target)
    {
        try
        {
            var bytes = read().Span;
            if (!ImageHeader.TryRead(bytes, out var info))
            {
                return Broken("it is no picture that cards can show");
            }

            switch (info.Format)
            {
                case ImageFormat.Avif or ImageFormat.Heic:
                    return Broken($"{info.Format.ToString().ToUpperInvariant()} is not read; save it as JPEG, PNG or WebP");
                case ImageFormat.Svg:
                    var svg = SvgDocument.Parse(bytes);
                    return new PictureSource(svg.Width, svg.Height, null, svg, null);
                default:
                    // Never disposed of: it lives as long as the picture, whose tiles other threads may be drawing.
                    var image = ImageDecoder.Decode(bytes, new DecodeOptions { TargetWidth = target.Width, TargetHeight = target.Height });
                    return Damage(image.Notes) is { } damage ? Broken(damage) : new PictureSource(image.Info.Width, image.Info.Height, image.Pixels, null, null);
            }
        }
        catch (Exception exception) when (exception is ImageFormatException or SvgException or IOException or UnauthorizedAccessException)
        {
            return Broken(exception.Message.TrimEnd('.'));
        }
    }

    /// <returns>Null when the picture would take more memory or time than it may.</returns>
    public DrawablePicture.Tile? Draw(PicturePlace place, Rgba color)
    {
        try
        {
            using var whole = Svg?.Render(place.Width, place.Height, new SvgPaintOptions { CurrentColor = color });
            var shown = place.Shown;
            var tile = PixelBuffer.Create((int)shown.Width, (int)shown.Height);
            using var canvas = new Canvas(tile);
            var drawn = whole ?? pixels!;
            canvas.DrawImage(drawn, new Rect(0, 0, drawn.Width, drawn.Height), new Rect(place.X - shown.X, place.Y - shown.Y, place.Width, place.Height));
            return new DrawablePicture.Tile(tile, (int)shown.X, (int)shown.Y);
        }
        catch (SvgException)
        {
            return null;
        }
    }

    // What stands in for a picture looks better than half of one.
    private static string? Damage(IReadOnlyList<ImageNote> notes) =>
        notes.FirstOrDefault(note => note.Code is "picture.incomplete" or "picture.damaged").Message is { } message
            ? char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.')
            : null;

    private static PictureSource Broken(string fault) => new(1, 1, null, null, fault);
}
