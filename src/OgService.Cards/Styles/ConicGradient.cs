using System.Numerics;
using OgService.Cards.Pictures;
using OgService.Raster;

namespace OgService.Cards.Styles;

/// <summary><c>conic-gradient()</c> (CSS Images 4, 3.3).</summary>
/// <param name="StartDegrees">Clockwise from straight up.</param>
internal sealed record ConicGradient(float StartDegrees, PicturePosition Center, IReadOnlyList<ColorStop> Stops) : Gradient(Stops)
{
    public static ConicGradient? From(List<string> words, IReadOnlyList<ColorStop> stops)
    {
        var start = 0.0;
        if (words is ["from", var angle, ..])
        {
            if (!CssText.TryAngle(angle, out start))
            {
                return null;
            }

            words = words.GetRange(2, words.Count - 2);
        }

        return words switch
        {
            [] => new ConicGradient((float)start, PicturePosition.Center, stops),
            ["at", .. var place] when PicturePosition.Parse(string.Join(' ', place)) is { } center => new ConicGradient((float)start, center, stops),
            _ => null,
        };
    }

    public override Gradient Compute(StyleContext context) =>
        base.Compute(context) is ConicGradient same ? same with { Center = Center.Compute(context) } : this;

    public override GradientPaint For(Rect box)
    {
        var center = new Vector2(box.X + Center.X.Resolve(box.Width), box.Y + Center.Y.Resolve(box.Height));

        // Bands are as wide as half way to the edge.
        return Finish(new ConicGradientPaint(center, StartDegrees / 360, Places(0)), 1.5 * Math.Max(box.Width, box.Height));
    }
}
