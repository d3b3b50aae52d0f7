namespace OgService.Typography.OpenType.Outlines;

/// <summary>A point of a TrueType outline, in font units.</summary>
internal record struct OutlinePoint(float X, float Y, bool OnCurve, bool EndsContour);
