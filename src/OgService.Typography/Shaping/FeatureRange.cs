namespace OgService.Typography.Shaping;

/// <summary>A feature for a part of a text.</summary>
/// <param name="Start">Of the part, as a UTF-16 index.</param>
/// <param name="End">Behind the part.</param>
internal readonly record struct FeatureRange(string Tag, int Value, int Start, int End);
