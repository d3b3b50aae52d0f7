using OgService.Raster.Coverage;
using OgService.Raster.Geometry;

namespace OgService.Raster.Shadows;

/// <summary>Blurred rounded boxes, the latest kept: cards drawn from one template cast the same shadows.</summary>
internal static class ShadowMasks
{
    // Four of the largest; a usual corner set takes 60 KB.
    private const int LargestKept = 1 << 18;
    private const int MostKeptBytes = 1 << 20;

    // Blurs below this are not seen: the sharp shape's own anti-aliasing is wider.
    private const float LeastBlur = 0.25f;

    private static readonly Lock Gate = new();
    private static readonly LinkedList<(Key Key, SlicedMask Mask)> Latest = new();
    private static int keptBytes;

    /// <summary>Null when nothing of the region is covered.</summary>
    public static SlicedMask? Of(RoundedBox box, float blurPx, PixelBox region)
    {
        if (blurPx < LeastBlur)
        {
            return SlicedMask.Of(box, null, region);
        }

        var sigma = BoxBlur.EffectiveSigma(blurPx);
        var reach = sigma * NormalDistribution.Reach;
        var bounds = PixelBox.Around(box.Left - reach, box.Top - reach, box.Right + reach, box.Bottom + reach);
        var visible = bounds.Intersect(region);
        if (box.IsEmpty || visible.IsEmpty)
        {
            return null;
        }

        var columns = Axis(bounds.Left, bounds.Right, box.Left + box.LeftReach + reach, box.Right - box.RightReach - reach);
        var rows = Axis(bounds.Top, bounds.Bottom, box.Top + box.TopReach + reach, box.Bottom - box.BottomReach - reach);
        if ((long)columns.Kept * rows.Kept > LargestKept)
        {
            // Too large to keep: only what is seen, pixel by pixel.
            columns = new SliceAxis(visible.Left, visible.Width, 0, 0);
            rows = new SliceAxis(visible.Top, visible.Height, 0, 0);
            return new SlicedMask(columns, rows, BoxBlur.Cover(box.MoveBy(-visible.Left, -visible.Top), sigma, visible.Width, visible.Height));
        }

        var key = new Key(SlicedMask.Shorten(box, columns, rows), sigma);
        if (Find(key) is { } known)
        {
            return known.With(columns, rows);
        }

        var mask = new SlicedMask(columns, rows, BoxBlur.Cover(key.Box, sigma, columns.Kept, rows.Kept));
        Keep(key, mask);
        return mask;
    }

    private static SliceAxis Axis(int start, int end, double innerStart, double innerEnd)
    {
        var from = (int)Math.Clamp(Math.Ceiling(innerStart), start, end);
        return SliceAxis.Between(start, from, (int)Math.Clamp(Math.Floor(innerEnd), start, end), end);
    }

    private static SlicedMask? Find(Key key)
    {
        lock (Gate)
        {
            for (var node = Latest.First; node is not null; node = node.Next)
            {
                if (node.Value.Key == key)
                {
                    Latest.Remove(node);
                    Latest.AddFirst(node);
                    return node.Value.Mask;
                }
            }

            return null;
        }
    }

    private static void Keep(Key key, SlicedMask mask)
    {
        lock (Gate)
        {
            Latest.AddFirst((key, mask));
            keptBytes += mask.SizeBytes;
            while (keptBytes > MostKeptBytes && Latest.Last is { } oldest)
            {
                keptBytes -= oldest.Value.Mask.SizeBytes;
                Latest.RemoveLast();
            }
        }
    }

    private readonly record struct Key(RoundedBox Box, double Sigma);
}
