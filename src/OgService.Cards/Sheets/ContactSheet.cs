using OgService.Cards.Scenes;
using OgService.Imaging;
using OgService.Raster;
using OgService.Typography;

namespace OgService.Cards;

/// <summary>A row of a contact sheet: a caption with pictures below it.</summary>
/// <param name="IsFlagged">Whether people should look at it: its caption is red.</param>
public sealed record SheetRow(string Caption, IReadOnlyList<PixelBuffer> Pictures, bool IsFlagged = false);

/// <summary>Puts many small pictures with captions on one large one, for people to look over.</summary>
public static class ContactSheet
{
    /// <summary>A taller sheet would be cut.</summary>
    public const int MaxHeight = 16_000;

    private const int Margin = 24;
    private const int Gap = 12;
    private const int CaptionHeight = 30;
    private const float CaptionPx = 17;
    private const float TitlePx = 26;
    private const int TitleHeight = 52;
    private const int MinWidth = 320;

    // Narrow rows stand beside each other.
    private const int Width = 1_900;

    private static readonly Rgba Paper = new(229, 231, 235);
    private static readonly Rgba Ink = new(17, 24, 39);
    private static readonly Rgba Red = new(185, 28, 28);

    /// <summary>A smaller copy; the caller disposes of it.</summary>
    public static PixelBuffer Shrink(PixelBuffer picture, int width)
    {
        var height = Math.Max(1, picture.Height * width / picture.Width);
        var small = PixelBuffer.Create(width, height);
        using var canvas = new Canvas(small);
        canvas.DrawImage(picture, new Rect(0, 0, picture.Width, picture.Height), new Rect(0, 0, width, height));
        return small;
    }

    /// <summary>Draws a sheet; the caller disposes of it and of the pictures. Rows beyond <see cref="MaxHeight"/> are left out.</summary>
    public static PixelBuffer Draw(CardRenderer renderer, string title, IReadOnlyList<SheetRow> rows)
    {
        var column = Math.Max(MinWidth, rows.Count == 0 ? 0 : rows.Max(WidthOf)) + (2 * Gap);
        var columns = Math.Clamp(Width / column, 1, Math.Max(1, rows.Count));
        var width = (2 * Margin) + (columns * column) - (2 * Gap);
        var lines = rows.Chunk(columns).ToList();
        var height = Margin + TitleHeight;
        var shown = lines.TakeWhile(line => (height += line.Max(HeightOf)) <= MaxHeight - Margin).ToList();
        var sheet = PixelBuffer.CreateUninitialized(width, Margin + TitleHeight + shown.Sum(line => line.Max(HeightOf)) + Margin);
        using var canvas = new Canvas(sheet);
        canvas.Clear(Paper);
        var scene = new List<SceneItem> { Label(renderer, title, Margin, Margin, width - (2 * Margin), TitlePx, Ink) };
        var y = Margin + TitleHeight;
        foreach (var line in shown)
        {
            for (var at = 0; at < line.Length; at++)
            {
                var x = Margin + (at * column);
                scene.Add(Label(renderer, line[at].Caption, x, y, column - (2 * Gap), CaptionPx, line[at].IsFlagged ? Red : Ink));
                foreach (var picture in line[at].Pictures)
                {
                    canvas.DrawImage(picture, new Rect(0, 0, picture.Width, picture.Height), new Rect(x, y + CaptionHeight, picture.Width, picture.Height));
                    x += picture.Width + Gap;
                }
            }

            y += line.Max(HeightOf);
        }

        renderer.PaintOver(canvas, scene);
        return sheet;
    }

    private static int WidthOf(SheetRow row) => row.Pictures.Sum(picture => picture.Width + Gap) - Gap;

    private static int HeightOf(SheetRow row) => CaptionHeight + (row.Pictures.Count == 0 ? 0 : row.Pictures.Max(picture => picture.Height)) + Gap;

    private static TextItem Label(CardRenderer renderer, string text, int x, int y, int width, float sizePx, Rgba color)
    {
        var settings = new ParagraphSettings { WidthPx = width, MaxLines = 1, Wrap = TextWrap.None };
        var paragraph = renderer.Text.Lay(text, new TextStyle { Families = ["Inter"], SizePx = sizePx, Weight = 600 }, settings);
        return new TextItem(x, y, width, paragraph, color);
    }
}
