namespace OgService.Raster;

/// <summary>How pixels at the edge of a shape are found to be covered.</summary>
public enum EdgeSmoothing
{
    /// <summary>By exact area.</summary>
    Area,

    /// <summary>By 16 samples, four by four in a grid: what many renderers do, here to be compared with them.</summary>
    Grid,

    /// <summary>Wholly when at least half of a pixel is covered, else not at all.</summary>
    None,
}
