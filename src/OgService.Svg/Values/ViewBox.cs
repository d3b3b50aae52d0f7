using OgService.Svg.Geometry;

namespace OgService.Svg.Values;

/// <summary>The <c>viewBox</c> attribute (SVG 2, 8.6).</summary>
internal static class ViewBox
{
    /// <returns>Null when it is missing, wrong or without area.</returns>
    public static Box? Parse(string? text)
    {
        var cursor = new TextCursor(text);
        cursor.SkipSpaces();
        Span<double> n = stackalloc double[4];
        foreach (ref var number in n)
        {
            if (!cursor.TryNumber(out number))
            {
                return null;
            }

            cursor.SkipSeparator();
        }

        return n[2] > 0 && n[3] > 0 ? Box.At(n[0], n[1], n[2], n[3]) : null;
    }
}
