namespace OgService.Raster;

/// <summary>How what is drawn on a layer goes onto what is below: filtered, then made see-through, then blended.</summary>
public sealed record LayerStyle
{
    /// <summary>0 to 1, in steps of 1/255; undefined counts as 0.</summary>
    public float Opacity { get; init; } = 1;

    public CompositeMode Mode { get; init; } = CompositeMode.SourceOver;

    /// <summary>Applied in turn. Lengths are in the coordinates of the canvas when the layer is pushed.</summary>
    public IReadOnlyList<PixelFilter> Filters { get; init; } = [];

    /// <summary>All that is drawn lies in here, before filters; null when that is not known. Smaller layers cost less.</summary>
    public Rect? Bounds { get; init; }

    /// <summary>How far filters carry what is on the layer, in the coordinates of the canvas.</summary>
    public double ReachPx => Filters.Sum(filter => filter.Reach);

    /// <summary>Makes a layer even where none is needed, so that blend modes inside see only what is inside.</summary>
    public bool IsIsolated { get; init; }
}
