using OgService.Imaging;
using OgService.Raster.Geometry;

namespace OgService.Raster;

/// <summary>Puts masks, rectangles and pictures together into one mask, as if painted over each other in one colour.</summary>
/// <remarks>For what must be seen as one shape: the shadow of a whole text. Two that cover half of a pixel each cover three quarters of it.</remarks>
public sealed class MaskComposer
{
    private readonly PixelBox region;
    private readonly int stride;
    private readonly byte[] coverage;

    /// <param name="left">Of the region that is kept; what lies outside is left out.</param>
    /// <param name="width">0 to 16,384.</param>
    /// <param name="height">Likewise.</param>
    public MaskComposer(int left, int top, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)width, 16_384u, nameof(width));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)height, 16_384u, nameof(height));
        region = new PixelBox(left, top, left + width, top + height);
        stride = CoverageMask.Padded(width);
        coverage = new byte[checked(stride * height)];
    }

    /// <summary>A mask with its origin at a pixel.</summary>
    public void Add(CoverageMask mask, int x, int y)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var box = Inside(x + mask.Left, y + mask.Top, mask.Width, mask.Height);
        for (var row = box.Top; row < box.Bottom; row++)
        {
            var source = mask.Row(row - y - mask.Top)[(box.Left - x - mask.Left)..];
            var target = Row(row)[(box.Left - region.Left)..(box.Right - region.Left)];
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = Union(target[i], source[i]);
            }
        }
    }

    /// <summary>The opacity of a picture whose top left corner is at a pixel.</summary>
    public void Add(PixelBuffer picture, int x, int y)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var box = Inside(x, y, picture.Width, picture.Height);
        for (var row = box.Top; row < box.Bottom; row++)
        {
            var source = picture.Row(row - y)[(box.Left - x)..];
            var target = Row(row)[(box.Left - region.Left)..(box.Right - region.Left)];
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = Union(target[i], (byte)(source[i] >> 24));
            }
        }
    }

    /// <summary>A rectangle, with soft edges where they fall between pixels.</summary>
    public void Add(Rect rect)
    {
        if (!(rect.Width > 0 && rect.Height > 0))
        {
            return;
        }

        var box = PixelBox.Around(rect).Intersect(region);
        for (var row = box.Top; row < box.Bottom; row++)
        {
            var high = Share(row, rect.Y, rect.Y + rect.Height);
            var target = Row(row);
            for (var column = box.Left; column < box.Right; column++)
            {
                var share = high * Share(column, rect.X, rect.X + rect.Width);
                ref var covered = ref target[column - region.Left];
                covered = Union(covered, (byte)((share * 255) + 0.5f));
            }
        }

        static float Share(int pixel, float from, float to) => Math.Clamp(Math.Min(pixel + 1, to) - Math.Max(pixel, from), 0, 1);
    }

    /// <summary>Any shape.</summary>
    public void Add(Path path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Shadows.PathMask.Of(path, FillRule.NonZero, region) is not { } mask)
        {
            return;
        }

        var box = mask.Bounds;
        var source = new byte[box.Width];
        for (var row = box.Top; row < box.Bottom; row++)
        {
            mask.CopyRow(box.Left, row, source);
            var target = Row(row)[(box.Left - region.Left)..(box.Right - region.Left)];
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = Union(target[i], source[i]);
            }
        }
    }

    /// <summary>What was put together, blurred by a Gaussian whose standard deviation is half of the blur radius; the region does not grow with it.</summary>
    /// <param name="blurPx">CSS blur radius; 0 to 1,000, beyond is cut off.</param>
    public CoverageMask Build(float blurPx = 0)
    {
        var sigma = blurPx > 0 ? Math.Min(blurPx, 1_000) / 2 : 0;
        if (sigma > 0 && region is { Width: > 0, Height: > 0 })
        {
            Shadows.MaskBlur.Blur(coverage, region.Width, region.Height, stride, sigma);
        }

        return new CoverageMask(region.Left, region.Top, region.Width, region.Height, coverage);
    }

    private PixelBox Inside(int x, int y, int width, int height) => new PixelBox(x, y, x + width, y + height).Intersect(region);

    private Span<byte> Row(int y) => coverage.AsSpan((y - region.Top) * stride, region.Width);

    private static byte Union(int a, int b) => (byte)(a + b - (((a * b) + 127) / 255));
}
