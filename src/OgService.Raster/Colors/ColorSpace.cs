namespace OgService.Raster;

/// <summary>Where colours lie and mix (CSS Color 4, 10 to 12).</summary>
public enum ColorSpace
{
    Srgb,
    SrgbLinear,
    DisplayP3,
    Xyz,
    XyzD50,
    Lab,
    Oklab,

    // With a hue, in degrees.
    Hsl,
    Hwb,
    Lch,
    Oklch,
}

/// <summary>Which way round hues mix (CSS Color 4, 12.4).</summary>
public enum HueRoute
{
    Shorter,
    Longer,
    Increasing,
    Decreasing,
}
