namespace OgService.Typography.OpenType.Layout;

/// <summary>The classes of <c>GDEF</c>, with its numbers.</summary>
internal enum GlyphClass : byte
{
    None = 0,
    Base = 1,
    Ligature = 2,
    Mark = 3,
    Component = 4,
}
