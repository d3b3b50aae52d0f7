using System.Numerics;
using OgService.Cards.Pictures;
using OgService.Raster;

namespace OgService.Cards.Styles;

/// <summary>Which side or corner of the box a circle or an ellipse ends at.</summary>
internal enum RadialExtent
{
    FarthestCorner,
    FarthestSide,
    ClosestCorner,
    ClosestSide,
}

/// <summary><c>radial-gradient()</c> (CSS Images 3, 3.2).</summary>
/// <param name="RadiusX">Given in the style; null for the extent.</param>
/// <param name="RadiusY">Null for a circle with a radius.</param>
internal sealed record RadialGradient(
    bool IsCircle, RadialExtent Extent, Length? RadiusX, Length? RadiusY, PicturePosition Center, IReadOnlyList<ColorStop> Stops) : Gradient(Stops)
{
    private const float RootOfTwo = 1.41421356f;

    public static RadialGradient? From(List<string> words, IReadOnlyList<ColorStop> stops)
    {
        var at = words.IndexOf("at");
        var center = PicturePosition.Center;
        if (at >= 0)
        {
            if (PicturePosition.Parse(string.Join(' ', words.Skip(at + 1))) is not { } place)
            {
                return null;
            }

            center = place;
            words = words.GetRange(0, at);
        }

        bool? circle = null;
        RadialExtent? extent = null;
        var lengths = new List<Length>();
        foreach (var word in words)
        {
            switch (word.ToLowerInvariant())
            {
                case "circle" when circle is null:
                    circle = true;
                    break;
                case "ellipse" when circle is null:
                    circle = false;
                    break;
                case var name when extent is null && ExtentOf(name) is { } found:
                    extent = found;
                    break;
                default:
                    if (!Length.TryParse(word, out var length) || length.Value < 0)
                    {
                        return null;
                    }

                    lengths.Add(length);
                    break;
            }
        }

        // A circle has one length, which is no percentage; an ellipse two.
        var isCircle = circle ?? lengths.Count == 1;
        if (lengths.Count > 2 || (lengths.Count > 0 && (extent is not null || isCircle != (lengths.Count == 1)))
            || (lengths.Count == 1 && lengths[0].HasPercent))
        {
            return null;
        }

        return new RadialGradient(
            isCircle, extent ?? default, lengths.Count > 0 ? lengths[0] : null, lengths.Count > 1 ? lengths[1] : null, center, stops);
    }

    public static RadialExtent? ExtentOf(string word) => word switch
    {
        "farthest-corner" => RadialExtent.FarthestCorner,
        "farthest-side" => RadialExtent.FarthestSide,
        "closest-corner" => RadialExtent.ClosestCorner,
        "closest-side" => RadialExtent.ClosestSide,
        _ => null,
    };

    public override Gradient Compute(StyleContext context) =>
        base.Compute(context) is RadialGradient same
            ? same with { RadiusX = RadiusX?.Compute(context), RadiusY = RadiusY?.Compute(context), Center = Center.Compute(context) }
            : this;

    public override GradientPaint For(Rect box)
    {
        var center = new Vector2(Center.X.Resolve(box.Width), Center.Y.Resolve(box.Height));
        var radius = RadiusX is { } given
            ? new Vector2(given.Resolve(box.Width), RadiusY?.Resolve(box.Height) ?? given.Resolve(box.Width))
            : RadiusOf(Extent, IsCircle, center, box);
        return Finish(new RadialGradientPaint(center + new Vector2(box.X, box.Y), radius, Places(radius.X)), Math.Max(radius.X, radius.Y));
    }

    /// <summary>Horizontal and vertical radius of the circle or ellipse around a point of the box.</summary>
    public static Vector2 RadiusOf(RadialExtent extent, bool isCircle, Vector2 center, Rect box)
    {
        var (left, right) = (Math.Abs(center.X), Math.Abs(box.Width - center.X));
        var (top, bottom) = (Math.Abs(center.Y), Math.Abs(box.Height - center.Y));
        var isFarthest = extent is RadialExtent.FarthestCorner or RadialExtent.FarthestSide;
        var isCorner = extent is RadialExtent.FarthestCorner or RadialExtent.ClosestCorner;
        var sides = isFarthest ? new Vector2(Math.Max(left, right), Math.Max(top, bottom)) : new Vector2(Math.Min(left, right), Math.Min(top, bottom));
        if (!isCircle)
        {
            // Through the corner, in the same proportions as to the sides.
            return isCorner ? sides * RootOfTwo : sides;
        }

        var radius = isCorner ? MathF.Sqrt((sides.X * sides.X) + (sides.Y * sides.Y)) : isFarthest ? Math.Max(sides.X, sides.Y) : Math.Min(sides.X, sides.Y);
        return new Vector2(radius, radius);
    }
}
