using OgService.Svg.Documents;
using OgService.Svg.Geometry;
using OgService.Svg.Values;

namespace OgService.Svg.Scenes;

/// <summary>The size a document has of itself (SVG 2, 8.2 and 8.12), in pixels.</summary>
/// <param name="ViewBox">What of user space is shown; null when nothing is said.</param>
internal readonly record struct RootViewport(double? Width, double? Height, Box? ViewBox, AspectRatio Aspect)
{
    // Of pictures without any size, as browsers take it for replaced elements.
    private const double DefaultSide = 100;

    public static RootViewport Of(SvgElement root)
    {
        var box = Values.ViewBox.Parse(root["viewBox"]);
        var whole = box is { } of ? new Viewport(of.Width, of.Height) : new Viewport(DefaultSide, DefaultSide);
        var width = Side(root["width"], Direction.Across, whole, box is not null);
        var height = Side(root["height"], Direction.Down, whole, box is not null);
        if (box is { } shape)
        {
            // One side alone keeps the view box's shape.
            (width, height) = (
                width ?? (height is { } h && root["width"] is null ? h * shape.Width / shape.Height : shape.Width),
                height ?? (width is { } w && root["height"] is null ? w * shape.Height / shape.Width : shape.Height));
        }

        return new RootViewport(width, height, box, AspectRatio.Parse(root["preserveAspectRatio"]));
    }

    /// <summary>What percentages are of inside.</summary>
    public Viewport Inner => ViewBox is { } box ? new Viewport(box.Width, box.Height) : new Viewport(Width ?? DefaultSide, Height ?? DefaultSide);

    // Null for what is not said, or a percentage of nothing.
    private static double? Side(string? text, Direction direction, Viewport whole, bool hasBox) =>
        Values.Length.Parse(text) is { } length && (length.Unit != LengthUnit.Percent || hasBox) ? length.Resolve(direction, whole, 12) : null;
}
