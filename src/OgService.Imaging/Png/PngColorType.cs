namespace OgService.Imaging.Png;

/// <summary>PNG third edition, 11.2.1.</summary>
internal enum PngColorType : byte
{
    Gray = 0,
    TrueColor = 2,
    Palette = 3,
    GrayAlpha = 4,
    TrueColorAlpha = 6,
}
