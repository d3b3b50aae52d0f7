using OgService.Svg.Geometry;

namespace OgService.Svg.Values;

/// <summary><c>preserveAspectRatio</c> (SVG 2, 8.7): how a box of content is put into a box of another shape.</summary>
/// <param name="AlignX">0 left, ½ middle, 1 right.</param>
/// <param name="AlignY">0 top, ½ middle, 1 bottom.</param>
/// <param name="Slice">Fills the box and lets content stand out, instead of fitting all of it in.</param>
internal readonly record struct AspectRatio(bool Keep, double AlignX, double AlignY, bool Slice)
{
    public static readonly AspectRatio Middle = new(true, 0.5, 0.5, false);

    /// <summary>The default for what is missing or wrong.</summary>
    public static AspectRatio Parse(string? text)
    {
        var cursor = new TextCursor(text);
        cursor.SkipSpaces();
        var align = cursor.TakeWord();
        if (align is "defer")
        {
            cursor.SkipSpaces();
            align = cursor.TakeWord();
        }

        if (align is "none")
        {
            return new AspectRatio(false, 0, 0, false);
        }

        if (align.Length != 8)
        {
            return Middle;
        }

        double? x = align[..4] switch { "xMin" => 0, "xMid" => 0.5, "xMax" => 1, _ => null };
        double? y = align[4..] switch { "YMin" => 0, "YMid" => 0.5, "YMax" => 1, _ => null };
        cursor.SkipSpaces();
        var fit = cursor.TakeWord();
        return x is { } alignX && y is { } alignY && (fit is "" or "meet" or "slice") ? new AspectRatio(true, alignX, alignY, fit is "slice") : Middle;
    }

    /// <summary>From the content's box to a place.</summary>
    public Affine Map(Box content, Box place)
    {
        var (sx, sy) = (place.Width / content.Width, place.Height / content.Height);
        if (Keep)
        {
            sx = sy = Slice ? Math.Max(sx, sy) : Math.Min(sx, sy);
        }

        return new Affine(
            sx,
            0,
            0,
            sy,
            place.Left - (content.Left * sx) + (Keep ? (place.Width - (content.Width * sx)) * AlignX : 0),
            place.Top - (content.Top * sy) + (Keep ? (place.Height - (content.Height * sy)) * AlignY : 0));
    }
}
