namespace OgService.Typography.Shaping;

/// <summary>A glyph with its place relative to the pen; all measures in font units, y upwards.</summary>
/// <param name="Cluster">The UTF-16 index of the first character the glyph stands for.</param>
internal readonly record struct ShapedGlyph(ushort Id, int Cluster, float AdvanceX, float OffsetX, float OffsetY);
