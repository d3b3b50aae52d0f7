using OgService.Cards.Layout;
using OgService.Cards.Pictures;
using OgService.Cards.Scenes;
using OgService.Cards.Styles;
using OgService.Raster;

namespace OgService.Cards.Icons;

/// <summary>An icon as the content of a box: as large as the text around it, unless the box says otherwise.</summary>
internal sealed record IconContent(DrawablePicture Icon, float SizePx) : BoxContent
{
    public override float Width => SizePx;

    public override float Height => SizePx;

    public override float? Ratio => 1;

    public override IEnumerable<SceneItem> Draw(Rect rect, CornerRadii radii, ComputedStyle style, Action<string, string> note)
    {
        var place = PicturePlace.Of((int)rect.Width, (int)rect.Height, Icon.Width, Icon.Height, PictureLook.Of(PictureFit.Contain), null);
        if (Icon.At(place, style.Color) is { } tile)
        {
            yield return new PictureItem(rect, default, rect.X + tile.Left, rect.Y + tile.Top, tile.Pixels, "icon " + Icon.Name);
        }
    }
}
