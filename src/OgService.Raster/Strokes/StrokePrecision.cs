namespace OgService.Raster.Strokes;

/// <summary>How far what a stroke is made of may be from what was asked for, in pixels.</summary>
/// <param name="Offset">Between a side of the stroke and the quadratic curve drawn for it, as measured in the middle.</param>
/// <param name="Length">Between a curve and the chord its length is taken from, for dashes.</param>
/// <param name="Arc">Between a circle and the quadratic curves drawn for it, estimated as a quarter of itself for each halving.</param>
internal readonly record struct StrokePrecision(double Offset, double Length, double Arc)
{
    /// <summary>Closer than a level of coverage along most of a curve.</summary>
    public static readonly StrokePrecision Fine = new(1.0 / 64, 1.0 / 64, 1.0 / 32);

    /// <summary>As the renderers that sample edges four by four: they stroke to a quarter of a pixel, take lengths to half of one, and draw circles to a quarter
    /// of a unit.</summary>
    public static StrokePrecision Coarse(double unit) => new(0.25, 0.5, 0.25 * unit);
}
