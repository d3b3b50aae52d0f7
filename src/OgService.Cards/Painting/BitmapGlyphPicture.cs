using OgService.Imaging;
using OgService.Imaging.Png;
using OgService.Raster;
using OgService.Typography;

namespace OgService.Cards.Painting;

/// <summary>Scales a picture that a font has of a glyph to the pixels it will have on the card.</summary>
internal static class BitmapGlyphPicture
{
    // Strikes end at 160 pixels or so; a font may claim anything.
    private const int LargestSide = 1_024;
    private const double LargestDrawnSide = 4_096;

    /// <summary>Null when the picture is broken or larger than any strike should be.</summary>
    public static DrawnGlyph? Paint(BitmapGlyph glyph, GlyphKey key)
    {
        if (!ImageHeader.TryRead(glyph.Png.Span, out var info) || info.Format != ImageFormat.Png || info.Width > LargestSide || info.Height > LargestSide)
        {
            return null;
        }

        var scale = (double)key.SizePx / glyph.PixelsPerEm;
        var upright = new Rect(
            (float)(glyph.Left * scale), (float)(-(glyph.Bottom + (double)info.Height) * scale), (float)(info.Width * scale), (float)(info.Height * scale));
        var turn = key.Turn ?? new GlyphTurn(1, 0, 0, 1);
        var map = new PlaneMap(turn.Xx, turn.Yx, turn.Xy, turn.Yy, (double)key.Phase / GlyphMask.Phases, (double)key.PhaseDown / GlyphMask.Phases);
        var place = map.Around(upright);
        if (!(place.Width <= LargestDrawnSide && place.Height <= LargestDrawnSide))
        {
            return null;
        }

        try
        {
            using var strike = PngDecoder.Decode(glyph.Png.Span);
            var (left, top) = ((int)MathF.Floor(place.X), (int)MathF.Floor(place.Y));
            var picture = PixelBuffer.Create(
                Math.Max(1, (int)MathF.Ceiling(place.X + place.Width) - left), Math.Max(1, (int)MathF.Ceiling(place.Y + place.Height) - top));
            using var canvas = new Canvas(picture);
            if (key.Turn is null)
            {
                canvas.DrawImage(strike, new Rect(0, 0, info.Width, info.Height), place with { X = place.X - left, Y = place.Y - top });
            }
            else
            {
                canvas.PushTransform(PlaneMap.Move(-left, -top).After(map));
                canvas.DrawImage(strike, new Rect(0, 0, info.Width, info.Height), upright);
                canvas.PopTransform();
            }

            return new DrawnGlyph(picture, left, top);
        }
        catch (ImageFormatException)
        {
            return null;
        }
    }
}
