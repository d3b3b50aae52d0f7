namespace OgService.Imaging.Colors;

/// <summary>Converts colours into sRGB.</summary>
internal interface IColorTransform
{
    /// <summary>Converts pixels in place: packed like <see cref="PremultipliedRgba"/>, but with straight alpha.</summary>
    void Convert(Span<uint> pixels);
}
