using System.Globalization;
using OgService.Cards.Layout;
using OgService.Cards.Scenes;
using OgService.Cards.Styles;
using OgService.Raster;

namespace OgService.Cards.Pictures;

/// <summary>A picture as the content of a box.</summary>
/// <param name="Focus">What must stay in sight where the picture is cut.</param>
internal sealed record PictureContent(DrawablePicture Picture, (float X, float Y)? Focus) : BoxContent
{
    public override float Width => (float)Picture.Width;

    public override float Height => (float)Picture.Height;

    public override float? Ratio => (float)(Picture.Width / Picture.Height);

    public override IEnumerable<SceneItem> Draw(Rect rect, CornerRadii radii, ComputedStyle style, Action<string, string> note)
    {
        // CSS Images 3, 5.5: a replaced element is stretched unless said otherwise. Nobody wants that of a photograph, so here it is cut.
        var look = new PictureLook(style.ObjectFit, style.ObjectPosition, Length.Auto, Length.Auto);
        var place = PicturePlace.Of((int)rect.Width, (int)rect.Height, Picture.Width, Picture.Height, look, style.Focus ?? Focus);
        if (Picture.At(place, style.Color) is not { } tile)
        {
            if (place.Shown is { Width: > 0, Height: > 0 })
            {
                note("picture.broken", $"{Picture.Name} cannot be drawn at this size");
            }

            yield break;
        }

        NoteEnlarged(Picture, place, note);
        yield return new PictureItem(rect, radii, rect.X + tile.Left, rect.Y + tile.Top, tile.Pixels, Picture.Name);
    }

    /// <summary>Says so when a photograph is drawn larger than it is.</summary>
    public static void NoteEnlarged(DrawablePicture picture, PicturePlace place, Action<string, string> note)
    {
        // A few pixels more are not seen.
        const double seen = 1.1;
        if (!picture.IsScalable && (place.Width > picture.Width * seen || place.Height > picture.Height * seen))
        {
            note("picture.enlarged", string.Create(CultureInfo.InvariantCulture,
                $"{picture.Name} has {picture.Width:0}x{picture.Height:0} pixels and is drawn at {place.Width}x{place.Height}"));
        }
    }
}
