using System.Collections.Concurrent;
using OgService.Raster;
using OgService.Typography;

namespace OgService.Cards.Painting;

/// <summary>What a glyph's mask depends on.</summary>
/// <param name="Phase">Quarters of a pixel that its origin lies right of a pixel's edge, 0 to 3.</param>
internal readonly record struct GlyphKey(FontInstance Font, ushort Glyph, float SizePx, int Phase);

/// <summary>Masks of glyphs drawn before. Bounded in bytes: two generations, of which the older is let go whole when the younger is full, so
/// that reading needs no lock and no bookkeeping. Safe for many threads; a mask made twice at once is the same mask.</summary>
internal sealed class GlyphMaskCache(int maxBytes = 16 * 1024 * 1024)
{
    private readonly Lock turning = new();
    private volatile ConcurrentDictionary<GlyphKey, CoverageMask> young = new();
    private volatile ConcurrentDictionary<GlyphKey, CoverageMask> old = new();
    private int youngBytes;

    public CoverageMask Get(GlyphKey key)
    {
        if (young.TryGetValue(key, out var mask))
        {
            return mask;
        }

        if (!old.TryGetValue(key, out mask))
        {
            mask = GlyphMask.Make(key);
        }

        Keep(key, mask);
        return mask;
    }

    private void Keep(GlyphKey key, CoverageMask mask)
    {
        if (!young.TryAdd(key, mask) || Interlocked.Add(ref youngBytes, mask.SizeBytes) < maxBytes / 2)
        {
            return;
        }

        lock (turning)
        {
            if (youngBytes >= maxBytes / 2)
            {
                old = young;
                young = new ConcurrentDictionary<GlyphKey, CoverageMask>();
                youngBytes = 0;
            }
        }
    }
}
