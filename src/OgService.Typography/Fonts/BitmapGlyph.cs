namespace OgService.Typography;

/// <summary>A glyph that a font has as a picture, at one size (a strike).</summary>
/// <param name="Png">A PNG file as the font has it: unchecked, so that whoever draws it must expect anything.</param>
/// <param name="PixelsPerEm">The size the picture was made for, 1 to 65,535 pixels: at the size s it is scaled by s divided by this.</param>
/// <param name="Left">From the glyph's origin to the picture's left edge, in the picture's pixels.</param>
/// <param name="Bottom">From the baseline up to the picture's bottom edge, in the picture's pixels.</param>
public sealed record BitmapGlyph(ReadOnlyMemory<byte> Png, int PixelsPerEm, int Left, int Bottom);
