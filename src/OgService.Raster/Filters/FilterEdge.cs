namespace OgService.Raster.Filters;

/// <summary>What a filter sees beyond the edge of a picture.</summary>
internal enum FilterEdge
{
    Transparent,
    Mirror,
}
