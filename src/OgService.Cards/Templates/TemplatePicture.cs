using System.Collections.Concurrent;
using OgService.Cards.Styles;
using OgService.Imaging;
using OgService.Raster;
using OgService.Svg;

namespace OgService.Cards.Templates;

/// <summary>A picture of a template's own: read when first drawn, and kept at the sizes it was drawn at. Safe for many threads.</summary>
internal sealed class TemplatePicture
{
    // Templates draw a picture at one or two sizes; values could ask for any.
    private const int MaxKept = 16;
    private const int LargestSide = 2_048;

    private readonly byte[] bytes;
    private readonly Lazy<Content> content;
    private readonly ConcurrentDictionary<(int Width, int Height, PictureFit Fit, Rgba Color), Tile> tiles = new();

    public TemplatePicture(string name, byte[] bytes)
    {
        Name = name;
        this.bytes = bytes;
        content = new Lazy<Content>(Read);
    }

    public string Name { get; }

    /// <summary>Why the file cannot be drawn; null when it can. Reads it.</summary>
    public string? Fault => content.Value.Fault;

    /// <summary>The picture as it lies in a box.</summary>
    /// <param name="width">Of the box, in pixels, from 1.</param>
    /// <param name="color">What an SVG takes for <c>currentColor</c>.</param>
    /// <returns>Null for a picture that cannot be drawn.</returns>
    public Tile? At(int width, int height, PictureFit fit, Rgba color)
    {
        var source = content.Value;
        if (source.Fault is not null)
        {
            return null;
        }

        var key = (width, height, fit, source.Svg is null ? default : color);
        if (tiles.TryGetValue(key, out var tile))
        {
            return tile;
        }

        tile = Draw(source, width, height, fit, color);
        if (tiles.Count < MaxKept)
        {
            tiles.TryAdd(key, tile);
        }

        return tile;
    }

    private static Tile Draw(Content source, int width, int height, PictureFit fit, Rgba color)
    {
        var (across, down) = (width / source.Width, height / source.Height);
        var scale = fit == PictureFit.Contain ? Math.Min(across, down) : Math.Max(across, down);
        var (wholeWidth, wholeHeight) = (Pixels(source.Width * scale), Pixels(source.Height * scale));
        using var whole = source.Svg?.Render(wholeWidth, wholeHeight, new SvgPaintOptions { CurrentColor = color });
        var (shownWidth, shownHeight) = (Math.Min(width, wholeWidth), Math.Min(height, wholeHeight));
        var pixels = PixelBuffer.Create(shownWidth, shownHeight);
        using var canvas = new Canvas(pixels);
        var place = new Rect(-((wholeWidth - shownWidth) / 2), -((wholeHeight - shownHeight) / 2), wholeWidth, wholeHeight);
        var drawn = whole ?? source.Pixels!;
        canvas.DrawImage(drawn, new Rect(0, 0, drawn.Width, drawn.Height), place);
        return new Tile(pixels, (width - shownWidth) / 2, (height - shownHeight) / 2);
    }

    // A long thin picture that covers a square may be longer than any buffer: it is drawn shorter then.
    private static int Pixels(double length) => (int)Math.Clamp(Math.Floor(length + 0.5), 1, 8_192);

    private Content Read()
    {
        try
        {
            if (ImageHeader.TryRead(bytes, out var info) && info.Format != ImageFormat.Svg)
            {
                // Never disposed of: the template keeps it. Cards are at most 4,096 pixels wide, and few pictures fill one.
                var image = ImageDecoder.Decode(bytes, new DecodeOptions { TargetWidth = LargestSide, TargetHeight = LargestSide });
                return new Content(image.Pixels.Width, image.Pixels.Height, image.Pixels, null, null);
            }

            var svg = SvgDocument.Parse(bytes);
            return new Content(svg.Width, svg.Height, null, svg, null);
        }
        catch (Exception exception) when (exception is ImageFormatException or SvgException)
        {
            return new Content(1, 1, null, null, exception.Message);
        }
    }

    /// <param name="Left">Of the picture's first column, from that of its box.</param>
    public sealed record Tile(PixelBuffer Pixels, int Left, int Top);

    private sealed record Content(double Width, double Height, PixelBuffer? Pixels, SvgDocument? Svg, string? Fault);
}
