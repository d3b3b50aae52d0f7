using OgService.Cards.Layout;
using OgService.Cards.Scenes;
using OgService.Cards.Styles;
using OgService.Imaging;
using OgService.Raster;

namespace OgService.Cards.Sparklines;

internal enum SparklineKind
{
    Bar,
    Line,
    Area,
}

/// <summary>A row of numbers as bars or a line, in the text's colour; the last number stands out.</summary>
internal sealed record SparklineContent(IReadOnlyList<double> Numbers, SparklineKind Kind, float FontSizePx) : BoxContent
{
    private const float UsualStrokePx = 3;

    public override float Width => FontSizePx * 5;

    public override float Height => FontSizePx * 1.25f;

    public override float? Ratio => null;

    public override IEnumerable<SceneItem> Draw(Rect rect, CornerRadii radii, ComputedStyle style, Action<string, string> note) =>
        Kind == SparklineKind.Bar ? Bars(rect, style.Color) : Line(rect, style.Color, style.StrokeWidth ?? UsualStrokePx);

    private IEnumerable<SceneItem> Bars(Rect rect, Rgba color)
    {
        const float gap = 0.32f;
        const float quiet = 0.42f;

        // Bars start at nothing: else their lengths would say something else than the numbers.
        var (low, high) = (Math.Min(0, Numbers.Min()), Math.Max(0, Numbers.Max()));
        var range = high > low ? high - low : 1;
        var step = rect.Width / Numbers.Count;
        var others = new PathBuilder();
        for (var i = 0; i < Numbers.Count; i++)
        {
            var left = MathF.Floor(rect.X + (i * step) + 0.5f);
            var width = Math.Max(1, MathF.Floor(rect.X + ((i + 1) * step) + 0.5f) - left - Math.Max(step >= 3 ? 1 : 0, MathF.Floor((step * gap) + 0.5f)));
            var (from, to) = (Y(Math.Max(0, Numbers[i])), Y(Math.Min(0, Numbers[i])));
            var bar = new Rect(left, from, width, Math.Max(1, to - from));
            var round = Math.Min(Math.Min(width, bar.Height) / 2, 5);
            var corners = Numbers[i] < 0 ? new CornerRadii(0, 0, round, round) : new CornerRadii(round, round, 0, 0);
            if (i < Numbers.Count - 1)
            {
                others.Add(Raster.Path.RoundedRectangle(bar, corners));
                continue;
            }

            yield return new ShapeItem(others.Build(), Paint.Solid(color with { A = (byte)((color.A * quiet) + 0.5f) }), "bars");
            yield return new FillItem(bar, corners, Paint.Solid(color));
        }

        float Y(double number) => MathF.Floor((float)(rect.Y + ((high - number) / range * rect.Height)) + 0.5f);
    }

    private IEnumerable<SceneItem> Line(Rect rect, Rgba color, float stroke)
    {
        // Room for the dot at the end.
        var dot = stroke * 1.8f;
        var inner = new Rect(rect.X + (stroke / 2), rect.Y + dot, rect.Width - (stroke / 2) - dot, rect.Height - (2 * dot));
        if (inner.Width <= 0 || inner.Height <= 0)
        {
            yield break;
        }

        var points = PointsIn(inner);
        var line = Through(points, new PathBuilder().MoveTo(points[0].X, points[0].Y)).Build();
        if (Kind == SparklineKind.Area)
        {
            var bottom = rect.Y + rect.Height;
            var area = Through(points, new PathBuilder().MoveTo(points[0].X, bottom).LineTo(points[0].X, points[0].Y)).LineTo(points[^1].X, bottom).Close().Build();
            var fade = new LinearGradientPaint(new(0, rect.Y), new(0, bottom),
                [new GradientStop(0, color with { A = (byte)(color.A * 0.38f) }), new GradientStop(1, color with { A = 0 })]);
            yield return new ShapeItem(area, fade, "area");
        }

        yield return new ShapeItem(line.Stroke(new StrokeStyle { Width = stroke, Cap = LineCap.Round, Join = LineJoin.Round }), Paint.Solid(color), "line");
        yield return new FillItem(new Rect(points[^1].X - dot, points[^1].Y - dot, 2 * dot, 2 * dot), CornerRadii.All(dot), Paint.Solid(color));
    }

    private (float X, float Y)[] PointsIn(Rect rect)
    {
        var (low, high) = (Numbers.Min(), Numbers.Max());
        var range = high - low;
        var points = new (float X, float Y)[Math.Max(2, Numbers.Count)];
        for (var i = 0; i < points.Length; i++)
        {
            var share = range > 0 ? (high - Numbers[Math.Min(i, Numbers.Count - 1)]) / range : 0.5;
            points[i] = (rect.X + (rect.Width * i / (points.Length - 1)), (float)(rect.Y + (share * rect.Height)));
        }

        return points;
    }

    // A smooth line that never goes beyond its points: slopes as Fritsch and Butland choose them (harmonic means, flat where the direction turns).
    private static PathBuilder Through((float X, float Y)[] points, PathBuilder path)
    {
        var slopes = new float[points.Length];
        for (var i = 1; i < points.Length - 1; i++)
        {
            var (before, after) = (Slope(i - 1), Slope(i));
            slopes[i] = before * after > 0 ? 2 * before * after / (before + after) : 0;
        }

        (slopes[0], slopes[^1]) = (Slope(0), Slope(points.Length - 2));
        for (var i = 0; i < points.Length - 1; i++)
        {
            var third = (points[i + 1].X - points[i].X) / 3;
            path.CubicTo(points[i].X + third, points[i].Y + (slopes[i] * third),
                points[i + 1].X - third, points[i + 1].Y - (slopes[i + 1] * third), points[i + 1].X, points[i + 1].Y);
        }

        return path;

        float Slope(int i) => (points[i + 1].Y - points[i].Y) / (points[i + 1].X - points[i].X);
    }
}
