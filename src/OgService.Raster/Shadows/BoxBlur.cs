using System.Buffers;
using System.Numerics;
using OgService.Raster.Geometry;

namespace OgService.Raster.Shadows;

/// <summary>A rounded box seen through a Gaussian blur.</summary>
/// <remarks>A row of the box is an interval, and a blurred interval is the difference of two normal distributions: exact, at one
/// table look-up a side whatever the blur. The rows are then added with the shares the blur gives them down the column: all
/// straight rows together as one band, the rows of the corners in bands of a small part of the standard deviation. So a
/// pixel costs some dozens of products at most, and there is no error of repeated box blurs.</remarks>
internal static class BoxBlur
{
    private const double BandPerSigma = 1.0 / 6;
    private const double LeastBand = 0.25;

    /// <summary>The standard deviation that also holds the averaging over a pixel's own square, whose variance is 1/12.</summary>
    public static double EffectiveSigma(float blurPx) => Math.Sqrt((blurPx * (double)blurPx / 4) + (1.0 / 12));

    /// <summary>Coverage of a region that starts at the origin.</summary>
    public static byte[] Cover(RoundedBox box, double sigma, int width, int height)
    {
        var bands = Bands(box, sigma, height);
        var rows = ArrayPool<float>.Shared.Rent(checked(bands.Count * width));
        var sum = ArrayPool<float>.Shared.Rent(width);
        for (var i = 0; i < bands.Count; i++)
        {
            BlurAcross(bands[i], sigma, rows.AsSpan(i * width, width));
        }

        var coverage = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            sum.AsSpan(0, width).Clear();
            for (var i = 0; i < bands.Count; i++)
            {
                var share = NormalDistribution.Below((y + 0.5 - bands[i].Top) / sigma) - NormalDistribution.Below((y + 0.5 - bands[i].Bottom) / sigma);
                if (share > 0)
                {
                    AddScaled(rows.AsSpan(i * width, width), share, sum.AsSpan(0, width));
                }
            }

            var row = coverage.AsSpan(y * width, width);
            for (var x = 0; x < width; x++)
            {
                row[x] = (byte)(Math.Min(sum[x], 1) * 255 + 0.5f);
            }
        }

        ArrayPool<float>.Shared.Return(rows);
        ArrayPool<float>.Shared.Return(sum);
        return coverage;
    }

    private static void BlurAcross(Band band, double sigma, Span<float> row)
    {
        for (var x = 0; x < row.Length; x++)
        {
            row[x] = NormalDistribution.Below((x + 0.5 - band.Left) / sigma) - NormalDistribution.Below((x + 0.5 - band.Right) / sigma);
        }
    }

    // A product, then a sum, each rounded: never fused, so every machine and every vector width gives the same.
    private static void AddScaled(ReadOnlySpan<float> row, float share, Span<float> sum)
    {
        var i = 0;
        var shares = new Vector<float>(share);
        for (; i <= row.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(sum[i..]) + (new Vector<float>(row[i..]) * shares)).CopyTo(sum[i..]);
        }

        for (; i < row.Length; i++)
        {
            sum[i] += row[i] * share;
        }
    }

    private static List<Band> Bands(RoundedBox box, double sigma, int height)
    {
        // What lies farther from the region than the blur reaches cannot be seen in it.
        var least = -sigma * NormalDistribution.Reach;
        var most = height - least;
        var step = Math.Max(LeastBand, sigma * BandPerSigma);
        var straightTop = box.Top + (double)box.TopReach;
        var straightBottom = Math.Max(straightTop, box.Bottom - (double)box.BottomReach);
        var bands = new List<Band>();
        AddBands(bands, box, Math.Max(box.Top, least), Math.Min(straightTop, most), step);
        AddBands(bands, box, Math.Max(straightTop, least), Math.Min(straightBottom, most), double.MaxValue);
        AddBands(bands, box, Math.Max(straightBottom, least), Math.Min(box.Bottom, most), step);
        return bands;
    }

    private static void AddBands(List<Band> bands, RoundedBox box, double from, double to, double step)
    {
        if (!(from < to))
        {
            return;
        }

        var count = (int)Math.Max(1, Math.Ceiling((to - from) / step));
        for (var i = 0; i < count; i++)
        {
            var top = from + ((to - from) * i / count);
            var bottom = from + ((to - from) * (i + 1) / count);
            var middle = (top + bottom) / 2;
            var left = box.Left + Math.Max(
                Bow(box.TopLeft, box.Top + box.TopLeft.Y - middle), Bow(box.BottomLeft, middle - (box.Bottom - box.BottomLeft.Y)));
            var right = box.Right - Math.Max(
                Bow(box.TopRight, box.Top + box.TopRight.Y - middle), Bow(box.BottomRight, middle - (box.Bottom - box.BottomRight.Y)));
            if (left < right)
            {
                bands.Add(new Band(top, bottom, left, right));
            }
        }
    }

    /// <summary>How far a corner's curve stands in from the side, at a height above the corner's centre.</summary>
    private static double Bow(Vector2 radius, double above)
    {
        if (!(above > 0) || radius.Y <= 0)
        {
            return 0;
        }

        var v = Math.Min(1, above / radius.Y);
        return radius.X * (1 - Math.Sqrt(1 - (v * v)));
    }

    private readonly record struct Band(double Top, double Bottom, double Left, double Right);
}
