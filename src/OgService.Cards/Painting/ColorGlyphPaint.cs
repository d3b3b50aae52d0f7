using OgService.Imaging;
using OgService.Raster;
using OgService.Typography;

namespace OgService.Cards.Painting;

/// <summary>A font's fills as paints of the raster.</summary>
internal static class ColorGlyphPaint
{
    /// <param name="toPixels">From the fill's own units.</param>
    public static Paint From(ColorFill fill, Affine toPixels, Rgba textColor)
    {
        if (fill is SolidFill solid)
        {
            return Paint.Solid(Color(solid.Color, textColor));
        }

        // A plane pressed flat has no area to colour.
        var determinant = (toPixels.Xx * toPixels.Yy) - (toPixels.Xy * toPixels.Yx);
        if (fill is not GradientFill gradient || determinant == 0 || !double.IsFinite(1 / determinant))
        {
            return Paint.Solid(default);
        }

        var map = new PlaneMap(
            toPixels.Yy / determinant,
            -toPixels.Yx / determinant,
            -toPixels.Xy / determinant,
            toPixels.Xx / determinant,
            ((toPixels.Xy * toPixels.Dy) - (toPixels.Yy * toPixels.Dx)) / determinant,
            ((toPixels.Yx * toPixels.Dx) - (toPixels.Xx * toPixels.Dy)) / determinant);
        var stops = new GradientStop[gradient.Stops.Count];
        for (var i = 0; i < stops.Length; i++)
        {
            stops[i] = new GradientStop(gradient.Stops[i].Offset, Color(gradient.Stops[i].Color, textColor));
        }

        var extend = (GradientExtend)gradient.Extend;
        return gradient switch
        {
            LinearGradientFill linear => new MappedLinearPaint(map, linear.StartX, linear.StartY, linear.EndX, linear.EndY, stops, extend),
            RadialGradientFill radial => new MappedCirclesPaint(
                map, radial.StartX, radial.StartY, radial.StartRadius, radial.EndX, radial.EndY, radial.EndRadius, stops, extend),
            SweepGradientFill sweep => new MappedSweepPaint(map, sweep.CenterX, sweep.CenterY, sweep.StartTurn, sweep.EndTurn, stops, extend),
            _ => Paint.Solid(default),
        };
    }

    private static Rgba Color(FontColor color, Rgba textColor) => color.IsTextColor
        ? textColor with { A = color.Alpha }
        : new Rgba(color.Red, color.Green, color.Blue, color.Alpha);
}
