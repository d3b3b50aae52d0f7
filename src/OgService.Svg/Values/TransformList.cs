using OgService.Raster;
using OgService.Svg.Geometry;

namespace OgService.Svg.Values;

/// <summary>The <c>transform</c> attribute (CSS Transforms 1, 8): six functions, joined.</summary>
internal static class TransformList
{
    /// <returns>Null when something in the list is wrong: then none of it counts.</returns>
    public static Affine? Parse(string text)
    {
        var cursor = new TextCursor(text);
        var all = Affine.Identity;
        Span<double> numbers = stackalloc double[6];
        cursor.SkipSpaces();
        if (cursor.Rest.TrimEnd().SequenceEqual("none"))
        {
            return all;
        }

        while (!cursor.AtEnd)
        {
            var name = cursor.TakeLetters();
            cursor.SkipSpaces();
            if (!cursor.TryTake('('))
            {
                return null;
            }

            var count = 0;
            cursor.SkipSpaces();
            while (!cursor.TryTake(')'))
            {
                if (count == numbers.Length || !TryNumber(ref cursor, out numbers[count++]))
                {
                    return null;
                }

                cursor.SkipSeparator();
            }

            if (Function(name, numbers[..count]) is not { } one)
            {
                return null;
            }

            all *= one;
            cursor.SkipSeparator();
        }

        return all;
    }

    // CSS writes units here: pixels and degrees are ours already.
    private static bool TryNumber(ref TextCursor cursor, out double number)
    {
        if (!cursor.TryNumber(out number))
        {
            return false;
        }

        switch (cursor.TakeLetters())
        {
            case "" or "px" or "deg":
                return true;
            case "grad":
                number *= 0.9;
                return true;
            case "turn":
                number *= 360;
                return true;
            case "rad":
                number *= 180 / Math.PI;
                return true;
            default:
                return false;
        }
    }

    private static Affine? Function(ReadOnlySpan<char> name, ReadOnlySpan<double> n)
    {
        switch (n.Length)
        {
            case 1:
                return name switch
                {
                    "translate" or "translateX" => Affine.Translate(n[0], 0),
                    "translateY" => Affine.Translate(0, n[0]),
                    "scale" => Affine.Scale(n[0], n[0]),
                    "scaleX" => Affine.Scale(n[0], 1),
                    "scaleY" => Affine.Scale(1, n[0]),
                    "rotate" => Affine.Rotate(n[0]),
                    "skewX" => new Affine(1, 0, Tangent(n[0]), 1, 0, 0),
                    "skewY" => new Affine(1, Tangent(n[0]), 0, 1, 0, 0),
                    _ => null,
                };
            case 2:
                return name switch
                {
                    "translate" => Affine.Translate(n[0], n[1]),
                    "scale" => Affine.Scale(n[0], n[1]),
                    _ => null,
                };
            case 3:
                return name is "rotate" ? Affine.Translate(n[1], n[2]) * Affine.Rotate(n[0]) * Affine.Translate(-n[1], -n[2]) : null;
            case 6:
                return name is "matrix" ? new Affine(n[0], n[1], n[2], n[3], n[4], n[5]) : null;
            default:
                return null;
        }
    }

    private static double Tangent(double degrees)
    {
        var (sine, cosine) = ExactAngle.SineCosine(degrees);
        return sine / cosine;
    }
}
