using OgService.Cards.Layout;
using OgService.Cards.Patterns;
using OgService.Cards.Pictures;
using OgService.Cards.Styles;
using OgService.Raster;

namespace OgService.Cards.Scenes;

/// <summary>What lies behind a box or a span, and what masks it.</summary>
internal static class Backgrounds
{
    // Smaller tiles are a tone, not a pattern.
    private const float LeastTilePx = 1;
    private const float LargestTilePx = 4_096;

    /// <summary>Where a layer's picture lies.</summary>
    public static PicturePlace PlaceOf(PictureBackground layer, DrawablePicture picture, ComputedStyle style, Rect rect) =>
        PicturePlace.Of((int)rect.Width, (int)rect.Height, picture.Width, picture.Height, layer.Look, style.Focus ?? layer.Focus);

    /// <summary>In paint order: the first layer lies on top (CSS Backgrounds 3, 3).</summary>
    /// <param name="rect">At whole pixels.</param>
    public static IEnumerable<SceneItem> Of(ComputedStyle style, Rect rect, CornerRadii radii, Edges border = default, Edges padding = default) =>
        Of(style.Backgrounds, style, rect, radii, border, padding);

    public static IEnumerable<SceneItem> Of(
        IReadOnlyList<Background> layers, ComputedStyle style, Rect rect, CornerRadii radii, Edges border = default, Edges padding = default)
    {
        if (rect.Width <= 0 || rect.Height <= 0)
        {
            yield break;
        }

        for (var i = layers.Count - 1; i >= 0; i--)
        {
            var layer = layers[i];
            var area = Inside(rect, layer.Place.Clip, border, padding);
            var origin = Inside(rect, layer.Place.Origin, border, padding);
            var corners = area == rect ? radii : BoxEdges.Inside(radii, EdgesOf(layer.Place.Clip, border, padding));
            if (area is { Width: > 0, Height: > 0 } && origin is { Width: > 0, Height: > 0 } && Of(layer, style, area, corners, origin) is { } item)
            {
                yield return item;
            }
        }
    }

    private static SceneItem? Of(Background layer, ComputedStyle style, Rect area, CornerRadii radii, Rect origin)
    {
        switch (layer)
        {
            case ColorBackground { Color: { A: > 0 } color }:
                return new FillItem(area, radii, Paint.Solid(color));
            case Gradient gradient:
                return Tiled(gradient, area, radii, origin);
            case PatternBackground pattern:
                return new PatternItem(area, radii, pattern.Pattern);
            case PictureBackground { Picture: { Fault: null } picture } shown:
                return Pictured(shown, picture, style, area, radii, origin);
            default:
                return null;
        }
    }

    private static SceneItem Tiled(Gradient gradient, Rect area, CornerRadii radii, Rect origin)
    {
        var place = gradient.Place;
        if (place.Size is null && area == origin)
        {
            return new FillItem(area, radii, gradient.For(area));
        }

        // What has no size of its own fills where it is not told otherwise.
        var width = Whole(place.Size?.Width.ResolveOrNull(origin.Width) ?? origin.Width);
        var height = Whole(place.Size?.Height.ResolveOrNull(origin.Height) ?? origin.Height);
        var (across, down) = (place.Across ?? TileRepeat.Repeat, place.Down ?? TileRepeat.Repeat);
        var (x, tileWidth, stepX) = Along(origin.X, origin.Width, width, place.Position.X, across);
        var (y, tileHeight, stepY) = Along(origin.Y, origin.Height, height, place.Position.Y, down);
        var tile = new Rect(x, y, tileWidth, tileHeight);
        return new TileItem(area, radii, tile, stepX, stepY, gradient.For(tile), null);
    }

    private static SceneItem? Pictured(PictureBackground layer, DrawablePicture picture, ComputedStyle style, Rect area, CornerRadii radii, Rect origin)
    {
        var place = PlaceOf(layer, picture, style, origin);
        var (across, down) = (layer.Place.Across ?? TileRepeat.Once, layer.Place.Down ?? TileRepeat.Once);
        if (across == TileRepeat.Once && down == TileRepeat.Once)
        {
            return picture.At(place, style.Color) is { } shown
                ? new PictureItem(area, radii, origin.X + shown.Left, origin.Y + shown.Top, shown.Pixels, picture.Name)
                : null;
        }

        var (x, width, stepX) = Along(origin.X, origin.Width, place.Width, Length.Px(place.X), across);
        var (y, height, stepY) = Along(origin.Y, origin.Height, place.Height, Length.Px(place.Y), down);
        var whole = new PicturePlace((int)width, (int)height, 0, 0, (int)width, (int)height);
        return picture.At(whole, style.Color) is { } tile ? new TileItem(area, radii, new Rect(x, y, width, height), stepX, stepY, null, tile.Pixels) : null;
    }

    /// <summary>Where the first tile starts and how long it is, at whole pixels, and how far the next one is from it (CSS Backgrounds 3, 3.4 to 3.9).</summary>
    private static (float Start, float Length, float Step) Along(float from, float room, float length, Length position, TileRepeat repeat)
    {
        if (repeat == TileRepeat.Round)
        {
            var step = room / Math.Max(1, MathF.Floor((room / length) + 0.5f));
            return (from, Whole(step), step);
        }

        var fit = MathF.Floor(room / length);
        if (repeat == TileRepeat.Space && fit >= 2)
        {
            return (from, length, (room - length) / (fit - 1));
        }

        var start = from + MathF.Floor(position.Resolve(room - length) + 0.5f);
        return (start, length, repeat is TileRepeat.Once or TileRepeat.Space ? 0 : length);
    }

    private static Rect Inside(Rect rect, BackgroundBox box, Edges border, Edges padding) =>
        box == BackgroundBox.Border ? rect : BoxEdges.Snapped(BoxEdges.Inside(rect, EdgesOf(box, border, padding)));

    private static Edges EdgesOf(BackgroundBox box, Edges border, Edges padding) => box switch
    {
        BackgroundBox.Border => default,
        BackgroundBox.Padding => border,
        _ => new Edges(border.Top + padding.Top, border.Right + padding.Right, border.Bottom + padding.Bottom, border.Left + padding.Left),
    };

    private static float Whole(float length) => Math.Clamp(MathF.Floor(length + 0.5f), LeastTilePx, LargestTilePx);
}
