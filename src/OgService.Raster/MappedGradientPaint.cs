namespace OgService.Raster;

/// <summary>How a gradient goes on beyond its ends.</summary>
public enum GradientExtend
{
    Pad,
    Repeat,
    Reflect,
}

/// <summary>A gradient in a plane of its own, which may lie stretched, turned or slanted under the picture.</summary>
/// <remarks>Colours mix in sRGB and straight, before they are multiplied by alpha, as in SVG: glyphs in colour are drawn so by their makers, and shown so by
/// browsers, though OpenType's <c>COLR</c> asks for premultiplied mixing.</remarks>
/// <param name="Stops">Ascending offsets, not bound to 0 to 1. None paint nothing.</param>
public abstract record MappedGradientPaint(PlaneMap Map, IReadOnlyList<GradientStop> Stops, GradientExtend Extend) : Paint;

/// <summary>Along the line from (StartX, StartY) to (EndX, EndY), even across it. Equal points paint the last colour.</summary>
public sealed record MappedLinearPaint(
    PlaneMap Map, double StartX, double StartY, double EndX, double EndY, IReadOnlyList<GradientStop> Stops, GradientExtend Extend)
    : MappedGradientPaint(Map, Stops, Extend);

/// <summary>From one circle to another (HTML Canvas, createRadialGradient): nothing where no circle passes.</summary>
public sealed record MappedCirclesPaint(
    PlaneMap Map,
    double StartX,
    double StartY,
    double StartRadius,
    double EndX,
    double EndY,
    double EndRadius,
    IReadOnlyList<GradientStop> Stops,
    GradientExtend Extend)
    : MappedGradientPaint(Map, Stops, Extend);

/// <summary>Around a point.</summary>
/// <param name="StartTurn">From the plane's x axis towards its y axis; 1 is a full circle.</param>
public sealed record MappedSweepPaint(
    PlaneMap Map, double CenterX, double CenterY, double StartTurn, double EndTurn, IReadOnlyList<GradientStop> Stops, GradientExtend Extend)
    : MappedGradientPaint(Map, Stops, Extend);
