using System.Numerics;
using OgService.Cards.Patterns;
using OgService.Cards.Scenes;
using OgService.Imaging;
using OgService.Raster;

namespace OgService.Cards.Painting;

/// <summary>Paints a scene, item after item. Decides nothing.</summary>
internal static class ScenePainter
{
    public static PixelBuffer Paint(Scene scene, GlyphCache glyphs) => Paint(scene.Size, scene.Background, scene.Items, glyphs);

    public static PixelBuffer Paint(CardSize size, Rgba background, IEnumerable<SceneItem> items, GlyphCache glyphs)
    {
        var pixels = PixelBuffer.CreateUninitialized(size.Width, size.Height);
        using var canvas = new Canvas(pixels);
        canvas.Clear(background);
        foreach (var item in items)
        {
            Paint(canvas, item, glyphs);
        }

        return pixels;
    }

    private static void Paint(Canvas canvas, SceneItem item, GlyphCache glyphs)
    {
        switch (item)
        {
            case FillItem fill when fill.Radii == default:
                canvas.FillRectangle(fill.Rect, fill.Paint);
                break;
            case FillItem fill:
                canvas.FillRoundedRectangle(fill.Rect, fill.Radii, fill.Paint);
                break;
            case PictureItem picture:
                PaintPicture(canvas, picture);
                break;
            case PatternItem pattern:
                PatternPainter.Paint(canvas, pattern);
                break;
            case ShapeItem shape:
                canvas.Fill(shape.Path, shape.Paint);
                break;
            case BorderItem border:
                canvas.FillBorder(border.Rect, border.Radii, border.Top, border.Right, border.Bottom, border.Left, Raster.Paint.Solid(border.Color));
                break;
            case ShadowItem shadow:
                canvas.DrawShadow(shadow.Rect, shadow.Radii, new Vector2(shadow.X, shadow.Y), shadow.BlurPx, shadow.SpreadPx, shadow.Color);
                break;
            case ScrimItem scrim:
                canvas.DrawShadow(scrim.Rect, CornerRadii.All(scrim.BlurPx), Vector2.Zero, scrim.BlurPx, 0, scrim.Color, clipToOutside: false);
                break;
            case ClipItem clip:
                canvas.PushClip(clip.Rect, clip.Radii);
                break;
            case EndClipItem:
                canvas.PopClip();
                break;
            case OpacityItem opacity:
                canvas.PushOpacity(opacity.Opacity);
                break;
            case EndOpacityItem:
                canvas.PopOpacity();
                break;
            case TextItem { Looks.Count: > 0 } text:
                new DressedTextPainter(canvas, text, glyphs).Paint();
                break;
            case TextItem text:
                PaintText(canvas, text, glyphs);
                break;
        }
    }

    private static void PaintPicture(Canvas canvas, PictureItem item)
    {
        var size = new Rect(0, 0, item.Pixels.Width, item.Pixels.Height);
        if (item.Radii != default)
        {
            canvas.PushClip(item.Rect, item.Radii);
        }

        canvas.DrawImage(item.Pixels, size, size with { X = item.X, Y = item.Y });
        if (item.Radii != default)
        {
            canvas.PopClip();
        }
    }

    private static void PaintText(Canvas canvas, TextItem text, GlyphCache glyphs)
    {
        var paint = Raster.Paint.Solid(text.Color);
        foreach (var line in text.Paragraph.Lines)
        {
            var baseline = text.BaselineOf(line);
            foreach (var run in line.Runs)
            {
                var textColor = run.Font.HasColorGlyphs ? text.Color with { A = 255 } : default;
                foreach (var glyph in run.Glyphs)
                {
                    var drawn = glyphs.Get(GlyphPlacement.KeyOf(text, run, glyph, textColor, out var x));
                    PaintGlyph(canvas, drawn, x, GlyphPlacement.YOf(line, glyph, baseline), paint, text.Color.A);
                }
            }
        }
    }

    /// <param name="opacity">Of letters in colour.</param>
    public static void PaintGlyph(Canvas canvas, DrawnGlyph drawn, int x, int y, Paint paint, byte opacity)
    {
        if (drawn.Picture is { } picture)
        {
            PaintPicture(canvas, picture, x + drawn.Left, y + drawn.Top, opacity);
        }
        else if (drawn.Mask is { Width: > 0 } mask)
        {
            canvas.FillMask(mask, x, y, paint);
        }
    }

    // A translucent text has translucent emoji too.
    private static void PaintPicture(Canvas canvas, PixelBuffer picture, int x, int y, byte opacity)
    {
        var place = new Rect(x, y, picture.Width, picture.Height);
        if (opacity < 255)
        {
            canvas.PushClip(place, default);
            canvas.PushOpacity(opacity / 255f);
        }

        canvas.DrawImage(picture, new Rect(0, 0, picture.Width, picture.Height), place);
        if (opacity < 255)
        {
            canvas.PopOpacity();
            canvas.PopClip();
        }
    }
}
