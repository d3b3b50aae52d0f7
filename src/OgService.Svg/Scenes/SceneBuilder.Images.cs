using OgService.Imaging;
using OgService.Svg.Documents;
using OgService.Svg.Geometry;
using OgService.Svg.Values;

namespace OgService.Svg.Scenes;

/// <content>Embedded pictures (SVG 2, 12.3), from data addresses alone.</content>
internal sealed partial class SceneBuilder
{
    private void AddImage(SvgElement image, BuildState state, SceneGroup group)
    {
        var link = (image["href"] ?? image["xlink:href"])?.Trim();
        if (!state.Style.IsVisible || link is null)
        {
            return;
        }

        if (!link.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            notes.Add(image.Line, "pictures outside of the document are not drawn");
            return;
        }

        if (DataAddress.Decode(link) is not { } bytes || !ImageHeader.TryRead(bytes, out var info))
        {
            notes.Add(image.Line, "an embedded picture is none that is known here");
            return;
        }

        switch (info.Format)
        {
            case ImageFormat.Svg:
                AddEmbedded(image, bytes, state, group);
                break;
            case ImageFormat.Avif or ImageFormat.Heic:
                notes.Add(image.Line, $"embedded pictures of type {info.MediaType} are not drawn");
                break;
            default:
                AddPixels(image, bytes, info, state, group);
                break;
        }
    }

    private void AddPixels(SvgElement image, byte[] bytes, ImageInfo info, BuildState state, SceneGroup group)
    {
        var content = Box.At(0, 0, info.Width, info.Height);
        if (PlaceOf(image, info.Width, info.Height, state) is not { } place)
        {
            return;
        }

        var map = AspectRatio.Parse(image["preserveAspectRatio"]).Map(content, place);
        group.Children.Add(new SceneImage(bytes, info.Width, info.Height, map, content.Transform(map).Intersect(place), state.Style.ImageFilter));
    }

    private void AddEmbedded(SvgElement image, byte[] bytes, BuildState state, SceneGroup group)
    {
        if (IsEmbedded)
        {
            notes.Add(image.Line, "documents within embedded documents are not drawn");
            return;
        }

        EmbeddedDocument embedded;
        try
        {
            embedded = EmbeddedDocument.Read(bytes, budget, notes, image.Line, state.Depth);
        }
        catch (SvgException exception)
        {
            notes.Add(image.Line, $"an embedded document is not drawn: {exception.Message}");
            return;
        }

        if (PlaceOf(image, embedded.Width, embedded.Height, state) is not { } place)
        {
            return;
        }

        var map = AspectRatio.Parse(image["preserveAspectRatio"]).Map(Box.At(0, 0, embedded.Width, embedded.Height), place);
        group.Window = place;
        var inner = new SceneGroup(map);
        inner.Children.Add(embedded.Content);
        group.Children.Add(inner);
    }

    // A side that is not said follows from the other one and the picture's own.
    private static Box? PlaceOf(SvgElement image, double width, double height, BuildState state)
    {
        var x = state.Length(image, "x", Direction.Across) ?? 0;
        var y = state.Length(image, "y", Direction.Down) ?? 0;
        var across = state.Length(image, "width", Direction.Across);
        var down = state.Length(image, "height", Direction.Down);
        var box = Box.At(
            x,
            y,
            across ?? (down is { } h ? h * width / height : width),
            down ?? (across is { } w ? w * height / width : height));
        return box.HasArea ? box : null;
    }
}
