namespace OgService.Raster.Geometry;

/// <summary>What the next points of a path mean; a line takes one point, a quadratic curve two, a cubic three.</summary>
internal enum PathVerb : byte
{
    Move,
    Line,
    Quadratic,
    Cubic,
    Close,
}
