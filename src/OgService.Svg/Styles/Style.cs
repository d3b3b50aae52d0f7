using OgService.Imaging;
using OgService.Raster;
using OgService.Svg.Values;

namespace OgService.Svg.Styles;

/// <summary>The inherited properties of an element. Lengths in <c>em</c> and <c>ex</c> are pixels already; percentages stay, for they are of the viewport where
/// they are used.</summary>
internal sealed record Style
{
    public Rgba Color { get; init; } = new(0, 0, 0);

    /// <summary>In pixels; there is no text, but lengths may be in ems.</summary>
    public double FontSize { get; init; } = 12;

    public PaintValue Fill { get; init; } = PaintValue.Black;

    public double FillOpacity { get; init; } = 1;

    public FillRule FillRule { get; init; }

    public FillRule ClipRule { get; init; }

    public PaintValue Stroke { get; init; } = PaintValue.None;

    public double StrokeOpacity { get; init; } = 1;

    public Length StrokeWidth { get; init; } = new(1);

    public LineCap LineCap { get; init; }

    public LineJoin LineJoin { get; init; }

    public double MiterLimit { get; init; } = 4;

    public IReadOnlyList<Length> Dashes { get; init; } = [];

    public Length DashOffset { get; init; }

    public bool IsVisible { get; init; } = true;

    public PaintOrder PaintOrder { get; init; } = PaintOrder.Normal;

    /// <summary>The id of a marker, as the two below.</summary>
    public string? MarkerStart { get; init; }

    public string? MarkerMid { get; init; }

    public string? MarkerEnd { get; init; }

    public bool SmoothEdges { get; init; } = true;

    public ImageFilter ImageFilter { get; init; } = ImageFilter.Smooth;

    /// <summary>Masks weigh colours in linear light (<c>color-interpolation</c>).</summary>
    public bool MasksInLinearLight { get; init; }
}
