using System.Numerics;
using OgService.Imaging;
using OgService.Raster;

namespace OgService.Cards.Patterns;

/// <summary>Squared paper that fades away from a spot of light, a few of its squares lit. A second colour is that of the squares.</summary>
internal static class GridPattern
{
    private const int MaxLines = 1_000;

    public static void Paint(Canvas canvas, Rect rect, Pattern pattern)
    {
        var random = new PatternRandom(pattern.Seed, PatternKind.Grid);
        var line = pattern.Colors[0];
        var lit = pattern.Colors.Count > 1 ? pattern.Colors[1] : line with { A = (byte)(line.A * 2 / 5) };
        var step = MathF.Max(pattern.SizePx, (rect.Width + rect.Height) / MaxLines);
        var thickness = Math.Clamp(pattern.ThicknessPx, 0, step / 2);

        // The light comes from above more often than not, like that of rooms.
        var center = new Vector2(rect.X + (rect.Width * random.Between(0.15f, 0.85f)), rect.Y + (rect.Height * random.Between(0, 0.7f)));
        var reach = Math.Max(rect.Width, rect.Height) * random.Between(0.62f, 0.85f);
        var radius = new Vector2(reach, reach * 0.8f);
        var (left, top) = (Start(rect.X, rect.Width, step), Start(rect.Y, rect.Height, step));
        FillSquares(canvas, rect, (left, top, step, thickness), (center, radius), lit, random);
        FillLines(canvas, rect, (left, top, step, thickness), Fade(line, center, radius));
    }

    // A square lies in the middle of the box, its lines at whole pixels.
    private static float Start(float from, float length, float step) => from + MathF.Floor(((length - step) / 2 % step) + 0.5f) - step;

    private static void FillSquares(
        Canvas canvas, Rect rect, (float Left, float Top, float Step, float Thickness) grid, (Vector2 Center, Vector2 Radius) light, Rgba color, PatternRandom random)
    {
        var squares = new PathBuilder();
        int columns = (int)(rect.Width / grid.Step) + 2, rows = (int)(rect.Height / grid.Step) + 2;
        var count = Math.Clamp(columns * rows / 22, 3, 60);
        for (var i = 0; i < count; i++)
        {
            // Two together more often than chance has it: a lone square looks like a fault.
            var (column, row) = (random.Below(columns), random.Below(rows));
            Add(column, row);
            if (random.Below(3) == 0)
            {
                Add(column + 1 - (2 * random.Below(2)), row);
            }
        }

        canvas.Fill(squares.Build(), Fade(color, light.Center, light.Radius * 0.9f));

        void Add(int column, int row) => squares.Add(Raster.Path.Rectangle(new Rect(
            grid.Left + (column * grid.Step) + grid.Thickness, grid.Top + (row * grid.Step) + grid.Thickness, grid.Step - grid.Thickness, grid.Step - grid.Thickness)));
    }

    private static void FillLines(Canvas canvas, Rect rect, (float Left, float Top, float Step, float Thickness) grid, Paint paint)
    {
        var lines = new PathBuilder();
        for (var x = grid.Left; x < rect.X + rect.Width; x += grid.Step)
        {
            lines.Add(Raster.Path.Rectangle(new Rect(x, rect.Y, grid.Thickness, rect.Height)));
        }

        for (var y = grid.Top; y < rect.Y + rect.Height; y += grid.Step)
        {
            lines.Add(Raster.Path.Rectangle(new Rect(rect.X, y, rect.Width, grid.Thickness)));
        }

        canvas.Fill(lines.Build(), paint);
    }

    /// <summary>A colour that is whole in a place and nothing at a distance, without an edge to be seen.</summary>
    public static RadialGradientPaint Fade(Rgba color, Vector2 center, Vector2 radius) => new(center, radius,
    [
        new GradientStop(0, color), new GradientStop(0.25f, Share(color, 0.85f)), new GradientStop(0.5f, Share(color, 0.5f)), new GradientStop(0.75f, Share(color, 0.16f)), new GradientStop(1, Share(color, 0)),
    ]);

    private static Rgba Share(Rgba color, float share) => color with { A = (byte)((color.A * share) + 0.5f) };
}
