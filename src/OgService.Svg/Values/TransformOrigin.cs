using OgService.Svg.Geometry;

namespace OgService.Svg.Values;

/// <summary><c>transform-origin</c> (CSS Transforms 1, 7), in the view box.</summary>
internal static class TransformOrigin
{
    /// <summary>The transform, done around the origin that the text says; around the origin of user space when the text is wrong.</summary>
    public static Affine Around(string text, in Affine transform, Viewport viewport, double fontSize)
    {
        var words = text.Split([' ', '\t', '\n', '\r', ','], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 3)
        {
            return transform;
        }

        var first = words[0];
        var second = words.Length > 1 ? words[1] : "center";

        // Keywords may stand the other way round.
        if (first is "top" or "bottom" || second is "left" or "right")
        {
            (first, second) = (second, first);
        }

        if (Place(first, "left", "right", Direction.Across, viewport, fontSize) is not { } x
            || Place(second, "top", "bottom", Direction.Down, viewport, fontSize) is not { } y)
        {
            return transform;
        }

        return Affine.Translate(x, y) * transform * Affine.Translate(-x, -y);
    }

    private static double? Place(string word, string start, string end, Direction direction, Viewport viewport, double fontSize)
    {
        if (word == start)
        {
            return 0;
        }

        if (word == end)
        {
            return viewport.Side(direction);
        }

        return word == "center" ? viewport.Side(direction) / 2 : Length.Parse(word)?.Resolve(direction, viewport, fontSize);
    }
}
