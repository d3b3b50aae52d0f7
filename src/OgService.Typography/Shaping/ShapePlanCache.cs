namespace OgService.Typography.Shaping;

internal sealed class ShapePlanCache(FontInstance font)
{
    public FontInstance Font { get; } = font;
}
