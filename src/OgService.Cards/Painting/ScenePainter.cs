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
        Paint(canvas, items, glyphs);
        return pixels;
    }

    public static void Paint(Canvas canvas, IEnumerable<SceneItem> items, GlyphCache glyphs)
    {
        foreach (var item in items)
        {
            Paint(canvas, item, glyphs);
        }
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
            case LayerItem layer:
                canvas.PushLayer(layer.Style);
                break;
            case EndLayerItem:
                canvas.PopLayer();
                break;
            case ClipPathItem clip:
                canvas.PushClip(clip.Path, clip.Rule);
                break;
            case EndClipPathItem:
                canvas.PopClip();
                break;
            case TransformItem transform:
                canvas.PushTransform(transform.Map);
                break;
            case EndTransformItem:
                canvas.PopTransform();
                break;
            case BackdropItem backdrop:
                canvas.FilterBackdrop(backdrop.Rect, backdrop.Radii, backdrop.Filters, backdrop.Opacity);
                break;
            case InnerShadowItem shadow:
                canvas.DrawInnerShadow(shadow.Rect, shadow.Radii, new Vector2(shadow.X, shadow.Y), shadow.BlurPx, shadow.SpreadPx, shadow.Color);
                break;
            case TileItem tile:
                PaintTile(canvas, tile);
                break;
            case TextItem text when text.Looks.Count > 0 || !canvas.Transform.IsIdentity:
                new DressedTextPainter(canvas, Dressed(text), glyphs).Paint();
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

    private static void PaintTile(Canvas canvas, TileItem item)
    {
        canvas.PushClip(item.Area, item.Radii);
        if (item is { StepX: 0, StepY: 0 })
        {
            PaintOne(canvas, item, item.Tile);
        }
        else if (!float.IsInteger(item.StepX) || !float.IsInteger(item.StepY))
        {
            PaintEach(canvas, item);
        }
        else
        {
            // The room between tiles is part of the repeated picture; what is not repeated one way is cut to one row of it.
            var (width, height) = (item.StepX > 0 ? item.StepX : item.Tile.Width, item.StepY > 0 ? item.StepY : item.Tile.Height);
            using var tile = PixelBuffer.Create((int)Math.Clamp(width, 1, CardSize.MaxSide), (int)Math.Clamp(height, 1, CardSize.MaxSide));
            using (var inner = new Canvas(tile))
            {
                inner.PushTransform(PlaneMap.Move(-item.Tile.X, -item.Tile.Y));
                PaintOne(inner, item, item.Tile);
                inner.PopTransform();
            }

            var strip = item.Area;
            strip = item.StepX > 0 ? strip : strip with { X = item.Tile.X, Width = tile.Width };
            strip = item.StepY > 0 ? strip : strip with { Y = item.Tile.Y, Height = tile.Height };
            canvas.FillRectangle(strip, new MappedImagePaint(tile, PlaneMap.Move(-item.Tile.X, -item.Tile.Y), ImageFilter.Smooth, Repeats: true));
        }

        canvas.PopClip();
    }

    // Steps between pixels: each tile to the nearest one.
    private static void PaintEach(Canvas canvas, TileItem item)
    {
        using var tile = PixelBuffer.Create((int)item.Tile.Width, (int)item.Tile.Height);
        using (var inner = new Canvas(tile))
        {
            inner.PushTransform(PlaneMap.Move(-item.Tile.X, -item.Tile.Y));
            PaintOne(inner, item, item.Tile);
            inner.PopTransform();
        }

        var whole = new Rect(0, 0, tile.Width, tile.Height);
        var (across, down) = (Count(item.StepX, item.Tile.X, item.Area.X, item.Area.Right), Count(item.StepY, item.Tile.Y, item.Area.Y, item.Area.Bottom));
        for (var row = down.First; row <= down.Last; row++)
        {
            for (var column = across.First; column <= across.Last; column++)
            {
                var (x, y) = (MathF.Floor(item.Tile.X + (column * item.StepX) + 0.5f), MathF.Floor(item.Tile.Y + (row * item.StepY) + 0.5f));
                canvas.DrawImage(tile, whole, whole with { X = x, Y = y });
            }
        }

        static (int First, int Last) Count(float step, float start, float from, float to) =>
            step > 0 ? ((int)MathF.Floor((from - start) / step), (int)MathF.Floor((to - start) / step)) : (0, 0);
    }

    private static void PaintOne(Canvas canvas, TileItem item, Rect tile)
    {
        if (item.Pixels is { } pixels)
        {
            canvas.DrawImage(pixels, new Rect(0, 0, pixels.Width, pixels.Height), tile);
        }
        else if (item.Paint is { } paint)
        {
            canvas.FillRectangle(tile, paint);
        }
    }

    private static TextItem Dressed(TextItem text) =>
        text.Looks.Count > 0 ? text : text with { Looks = [new TextLook(Raster.Paint.Solid(text.Color), text.Color, 0, default, [])] };

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
            // A translucent text has translucent emoji too.
            canvas.DrawPixels(picture, x + drawn.Left, y + drawn.Top, opacity / 255f);
        }
        else if (drawn.Mask is { Width: > 0 } mask)
        {
            canvas.FillMask(mask, x, y, paint);
        }
    }
}
