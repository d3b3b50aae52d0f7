namespace OgService.Raster;

/// <summary>Which points lie inside a shape whose figures overlap or cross.</summary>
public enum FillRule
{
    /// <summary>Inside where the figures go around at least once in either sense.</summary>
    NonZero,

    /// <summary>Inside where the figures go around an odd number of times.</summary>
    EvenOdd,
}
