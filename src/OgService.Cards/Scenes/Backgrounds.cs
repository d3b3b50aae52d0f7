using OgService.Cards.Patterns;
using OgService.Cards.Pictures;
using OgService.Cards.Styles;
using OgService.Raster;

namespace OgService.Cards.Scenes;

/// <summary>What lies behind a box or a span.</summary>
internal static class Backgrounds
{
    /// <summary>Where a layer's picture lies.</summary>
    public static PicturePlace PlaceOf(PictureBackground layer, DrawablePicture picture, ComputedStyle style, Rect rect) =>
        PicturePlace.Of((int)rect.Width, (int)rect.Height, picture.Width, picture.Height, layer.Look, style.Focus ?? layer.Focus);

    /// <summary>In paint order: the first layer lies on top (CSS Backgrounds 3, 3).</summary>
    /// <param name="rect">At whole pixels.</param>
    public static IEnumerable<SceneItem> Of(ComputedStyle style, Rect rect, CornerRadii radii)
    {
        if (rect.Width <= 0 || rect.Height <= 0)
        {
            yield break;
        }

        for (var i = style.Backgrounds.Count - 1; i >= 0; i--)
        {
            switch (style.Backgrounds[i])
            {
                case ColorBackground { Color: { A: > 0 } color }:
                    yield return new FillItem(rect, radii, Paint.Solid(color));
                    break;
                case LinearGradient gradient:
                    yield return new FillItem(rect, radii, gradient.For(rect));
                    break;
                case PatternBackground pattern:
                    yield return new PatternItem(rect, radii, pattern.Pattern);
                    break;
                case PictureBackground { Picture: { } picture } layer when picture.At(PlaceOf(layer, picture, style, rect), style.Color) is { } tile:
                    yield return new PictureItem(rect, radii, rect.X + tile.Left, rect.Y + tile.Top, tile.Pixels, picture.Name);
                    break;
            }
        }
    }
}
