using OgService.Imaging;

namespace OgService.Cards.Styles;

internal enum BorderStyle
{
    Solid,
    Dashed,
    Dotted,
}

/// <param name="Color">Null is the text colour of the box (currentcolor).</param>
internal readonly record struct BorderSide(float WidthPx, Rgba? Color, BorderStyle Style = BorderStyle.Solid)
{
    /// <summary>Whole pixels, at least one where there is a border at all (CSS Backgrounds 3, 4.3).</summary>
    public float DrawnPx => WidthPx <= 0 ? 0 : Math.Max(1, MathF.Floor(WidthPx));
}
