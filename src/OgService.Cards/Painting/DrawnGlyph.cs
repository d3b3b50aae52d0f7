using OgService.Imaging;
using OgService.Raster;

namespace OgService.Cards.Painting;

/// <summary>A glyph at its size and place between pixels: a mask to be filled with the text's colour, or a picture with colours of its own.</summary>
internal sealed class DrawnGlyph
{
    private const int Overhead = 100;

    public DrawnGlyph(CoverageMask mask) => (Mask, SizeBytes) = (mask, mask.SizeBytes);

    /// <param name="left">Of the picture's first column, from the glyph's origin.</param>
    public DrawnGlyph(PixelBuffer picture, int left, int top)
    {
        (Picture, Left, Top) = (picture, left, top);

        // Pixels are rented by powers of two.
        SizeBytes = Overhead + (sizeof(uint) * (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(picture.Width * picture.Height)));
    }

    /// <summary>Null for a glyph in colour.</summary>
    public CoverageMask? Mask { get; }

    /// <summary>Never disposed of: another thread may be drawing it.</summary>
    public PixelBuffer? Picture { get; }

    public int Left { get; }

    public int Top { get; }

    public int SizeBytes { get; }

    public static DrawnGlyph Make(GlyphKey key)
    {
        if (key.StrokePx > 0)
        {
            return new DrawnGlyph(GlyphMask.Make(key));
        }

        if (key.Font.TryGetColorGlyph(key.Glyph, out var colors) && ColorGlyphPicture.Paint(colors, key) is { } layered)
        {
            return layered;
        }

        return key.Font.TryGetBitmapGlyph(key.Glyph, key.SizePx, out var bitmap) && BitmapGlyphPicture.Paint(bitmap, key) is { } scaled
            ? scaled
            : new DrawnGlyph(GlyphMask.Make(key));
    }
}
