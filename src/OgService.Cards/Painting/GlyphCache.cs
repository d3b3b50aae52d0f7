using System.Collections.Concurrent;
using OgService.Imaging;
using OgService.Typography;

namespace OgService.Cards.Painting;

/// <summary>What a drawn glyph depends on.</summary>
/// <param name="Phase">Quarters of a pixel that its origin lies right of a pixel's edge, 0 to 3.</param>
/// <param name="TextColor">Opaque; the default for fonts without colours, whose masks serve every colour.</param>
/// <param name="StrokePx">Its outline is stroked so wide, and nothing filled; 0 for the glyph itself.</param>
internal readonly record struct GlyphKey(FontInstance Font, ushort Glyph, float SizePx, int Phase, Rgba TextColor = default, float StrokePx = 0)
{
    /// <summary>Quarters of a pixel below a pixel's edge, 0 to 3; only of turned glyphs.</summary>
    public int PhaseDown { get; init; }

    /// <summary>How a glyph of a turned text is turned, slanted or stretched; null for upright ones.</summary>
    public GlyphTurn? Turn { get; init; }

    /// <summary>From font units, y upwards, to pixels from the whole pixel of the origin, y downwards.</summary>
    public Affine ToPixels
    {
        get
        {
            var scale = (double)SizePx / Font.UnitsPerEm;
            var upright = new Affine(scale, 0, 0, -scale, 0, 0);
            var turned = Turn is { } by ? new Affine(by.Xx, by.Yx, by.Xy, by.Yy, 0, 0).After(upright) : upright;
            return turned with { Dx = (double)Phase / GlyphMask.Phases, Dy = (double)PhaseDown / GlyphMask.Phases };
        }
    }
}

/// <summary>The part of an affine map that does not move.</summary>
internal readonly record struct GlyphTurn(double Xx, double Yx, double Xy, double Yy);

/// <summary>Glyphs drawn before. Bounded in bytes: two generations, of which the older is let go whole when the younger is full, so
/// that reading needs no lock and no bookkeeping. Safe for many threads; a glyph made twice at once is the same glyph.</summary>
internal sealed class GlyphCache(int maxBytes = 16 * 1024 * 1024)
{
    private readonly Lock turning = new();
    private volatile ConcurrentDictionary<GlyphKey, DrawnGlyph> young = new();
    private volatile ConcurrentDictionary<GlyphKey, DrawnGlyph> old = new();
    private int youngBytes;

    public DrawnGlyph Get(GlyphKey key)
    {
        if (young.TryGetValue(key, out var glyph))
        {
            return glyph;
        }

        if (!old.TryGetValue(key, out glyph))
        {
            glyph = DrawnGlyph.Make(key);
        }

        Keep(key, glyph);
        return glyph;
    }

    private void Keep(GlyphKey key, DrawnGlyph glyph)
    {
        if (!young.TryAdd(key, glyph) || Interlocked.Add(ref youngBytes, glyph.SizeBytes) < maxBytes / 2)
        {
            return;
        }

        lock (turning)
        {
            if (youngBytes >= maxBytes / 2)
            {
                old = young;
                young = new ConcurrentDictionary<GlyphKey, DrawnGlyph>();
                youngBytes = 0;
            }
        }
    }
}
