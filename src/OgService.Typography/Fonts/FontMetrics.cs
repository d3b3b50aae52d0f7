namespace OgService.Typography;

/// <summary>Vertical measures of a font at its place in the design space, in font units.</summary>
/// <param name="AscentUnits">Above the baseline.</param>
/// <param name="DescentUnits">Below the baseline; positive downwards.</param>
/// <param name="LineGapUnits">Extra room between lines.</param>
/// <param name="CapHeightUnits">Height of a flat capital; 0 when the font does not say.</param>
/// <param name="XHeightUnits">Height of a flat small letter; 0 when the font does not say.</param>
internal readonly record struct FontMetrics(float AscentUnits, float DescentUnits, float LineGapUnits, float CapHeightUnits, float XHeightUnits);
