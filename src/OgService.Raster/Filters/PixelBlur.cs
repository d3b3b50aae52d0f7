using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using OgService.Imaging;
using OgService.Raster.Shadows;

namespace OgService.Raster.Filters;

/// <summary>Blurs pictures by a Gaussian, at about the same cost a pixel for every size.</summary>
/// <remarks>Large blurs are done on a picture reduced to where the standard deviation is 4 to 8 px: what the reduction takes away, the blur takes away
/// anyhow. There three averages in a row come within 3 % of the Gaussian (Filter Effects 1, 10.3); the pixels at their ends count in part, so that the variance
/// is exact (Gwosdek and others, Theoretical Foundations of Gaussian Convolution by Extended Box Filtering). The variances of averaging over a reduced pixel and
/// of finding the colours between them are taken off first. Channels have 16 bits on the way. Sums are whole numbers below 2^24, which single precision holds
/// exactly, and products and sums are never fused: every machine and every vector width gives the same.</remarks>
internal static class PixelBlur
{
    private const double LargestSigma = 500;
    private const double LeastSigma = 0.1;
    private const double AveragesFrom = 2;
    private const double ReduceTo = 8;

    private const int Averages = 3;

    public static double ReachOf(double sigma)
    {
        sigma = Math.Min(sigma, LargestSigma);
        return sigma >= LeastSigma ? Math.Ceiling(sigma * NormalDistribution.Reach) + FactorOf(sigma) + 1 : 0;
    }

    public static void Blur(PixelBuffer pixels, double sigma, FilterEdge edge)
    {
        sigma = Math.Min(sigma, LargestSigma);
        if (!(sigma >= LeastSigma))
        {
            return;
        }

        if (edge == FilterEdge.Transparent)
        {
            Blur(pixels, sigma);
            return;
        }

        var reach = (int)ReachOf(sigma);
        using var wide = Mirrored(pixels, reach);
        Blur(wide, sigma);
        for (var y = 0; y < pixels.Height; y++)
        {
            wide.Row(y + reach).Slice(reach, pixels.Width).CopyTo(pixels.Row(y));
        }
    }

    private static int FactorOf(double sigma)
    {
        var factor = 1;
        while (sigma >= ReduceTo * factor)
        {
            factor *= 2;
        }

        return factor;
    }

    private static void Blur(PixelBuffer pixels, double sigma)
    {
        var factor = FactorOf(sigma);
        var (width, height) = ((pixels.Width + factor - 1) / factor, (pixels.Height + factor - 1) / factor);
        var length = checked(width * height * 4);
        var from = ArrayPool<ushort>.Shared.Rent(length);
        var to = ArrayPool<ushort>.Shared.Rent(length);
        PixelGrid grid = new(from, width, height), other = new(to, width, height);
        PixelReduction.Reduce(pixels, grid, factor);
        if (factor > 1)
        {
            var taken = (((factor * factor) - 1) / 12.0) + (factor * factor / 6.0);
            sigma = Math.Sqrt((sigma * sigma) - taken) / factor;
        }

        if (sigma < AveragesFrom)
        {
            var weights = Weights(sigma);
            WeighAcross(grid, other, weights);
            WeighDown(other, grid, weights);
        }
        else
        {
            var average = Average.Of(sigma * sigma / Averages);
            for (var i = 0; i < Averages; i++)
            {
                AverageAcross(grid, other, average);
                AverageDown(other, grid, average);
            }
        }

        PixelReduction.Enlarge(grid, pixels, factor);
        ArrayPool<ushort>.Shared.Return(from);
        ArrayPool<ushort>.Shared.Return(to);
    }

    // Shares of 256, whose sum it is: sums stay below 2^24.
    private static uint[] Weights(double sigma)
    {
        var reach = (int)Math.Ceiling(sigma * NormalDistribution.Reach);
        var weights = new uint[(2 * reach) + 1];
        var left = 256u;
        for (var i = reach; i >= 1; i--)
        {
            var share = NormalDistribution.Below((i + 0.5) / sigma) - NormalDistribution.Below((i - 0.5) / sigma);
            weights[reach - i] = weights[reach + i] = (uint)((share * 256) + 0.5f);
            left -= 2 * weights[reach + i];
        }

        weights[reach] = left;
        return weights;
    }

    private static void WeighAcross(PixelGrid from, PixelGrid to, uint[] weights)
    {
        var reach = weights.Length / 2;
        for (var y = 0; y < from.Height; y++)
        {
            var row = from.PixelRow(y);
            var target = to.PixelRow(y);
            for (var x = 0; x < row.Length; x++)
            {
                var sum = Vector128.Create(128u);
                for (var i = Math.Max(-reach, -x); i <= Math.Min(reach, row.Length - 1 - x); i++)
                {
                    sum += PixelGrid.Channels(row[x + i]) * weights[reach + i];
                }

                target[x] = PixelGrid.Pack(sum >>> 8);
            }
        }
    }

    private static void WeighDown(PixelGrid from, PixelGrid to, uint[] weights)
    {
        var reach = weights.Length / 2;
        var sums = new uint[from.Width * 4];
        for (var y = 0; y < from.Height; y++)
        {
            Array.Fill(sums, 128u);
            for (var i = Math.Max(-reach, -y); i <= Math.Min(reach, from.Height - 1 - y); i++)
            {
                AddScaled(sums, from.Row(y + i), weights[reach + i]);
            }

            var target = to.Row(y);
            for (var x = 0; x < sums.Length; x++)
            {
                target[x] = (ushort)(sums[x] >> 8);
            }
        }
    }

    private static void AverageAcross(PixelGrid from, PixelGrid to, Average average)
    {
        var reach = average.Reach;
        var (share, endShare, half) = (Vector128.Create(average.Share), Vector128.Create(average.EndShare), Vector128.Create(0.5f));
        for (var y = 0; y < from.Height; y++)
        {
            var row = from.PixelRow(y);
            var target = to.PixelRow(y);
            var sum = Vector128<uint>.Zero;
            for (var x = 0; x < Math.Min(reach, row.Length); x++)
            {
                sum += PixelGrid.Channels(row[x]);
            }

            for (var x = 0; x < row.Length; x++)
            {
                sum += x + reach < row.Length ? PixelGrid.Channels(row[x + reach]) : default;
                var ends = (x + reach + 1 < row.Length ? PixelGrid.Channels(row[x + reach + 1]) : default)
                    + (x > reach ? PixelGrid.Channels(row[x - reach - 1]) : default);
                var mean = (Vector128.ConvertToSingle(sum.AsInt32()) * share) + (Vector128.ConvertToSingle(ends.AsInt32()) * endShare) + half;
                target[x] = PixelGrid.Pack(Vector128.ConvertToInt32(mean).AsUInt32());
                sum -= x >= reach ? PixelGrid.Channels(row[x - reach]) : default;
            }
        }
    }

    private static void AverageDown(PixelGrid from, PixelGrid to, Average average)
    {
        var reach = average.Reach;
        var sums = new uint[from.Width * 4];
        var nothing = new ushort[from.Width * 4];
        for (var y = 0; y < Math.Min(reach, from.Height); y++)
        {
            AddScaled(sums, from.Row(y), 1);
        }

        for (var y = 0; y < from.Height; y++)
        {
            if (y + reach < from.Height)
            {
                AddScaled(sums, from.Row(y + reach), 1);
            }

            Share(sums, y > reach ? from.Row(y - reach - 1) : nothing, y + reach + 1 < from.Height ? from.Row(y + reach + 1) : nothing, average, to.Row(y));
            if (y >= reach)
            {
                AddScaled(sums, from.Row(y - reach), uint.MaxValue);
            }
        }
    }

    // Minus one is the largest number: sums wrap around to where they belong.
    private static void AddScaled(uint[] sums, ReadOnlySpan<ushort> row, uint weight)
    {
        var i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            for (; i <= row.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
            {
                Vector.Widen(new Vector<ushort>(row[i..]), out var low, out var high);
                (new Vector<uint>(sums, i) + (low * weight)).CopyTo(sums, i);
                (new Vector<uint>(sums, i + Vector<uint>.Count) + (high * weight)).CopyTo(sums, i + Vector<uint>.Count);
            }
        }

        for (; i < row.Length; i++)
        {
            sums[i] += row[i] * weight;
        }
    }

    private static void Share(uint[] sums, ReadOnlySpan<ushort> above, ReadOnlySpan<ushort> below, Average average, Span<ushort> row)
    {
        var (share, endShare) = (average.Share, average.EndShare);
        var i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            for (; i <= row.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
            {
                Vector.Widen(new Vector<ushort>(above[i..]), out var lowAbove, out var highAbove);
                Vector.Widen(new Vector<ushort>(below[i..]), out var lowBelow, out var highBelow);
                var low = Mean(new Vector<uint>(sums, i), lowAbove + lowBelow, share, endShare);
                var high = Mean(new Vector<uint>(sums, i + Vector<uint>.Count), highAbove + highBelow, share, endShare);
                Vector.Narrow(low, high).CopyTo(row[i..]);
            }
        }

        for (; i < row.Length; i++)
        {
            row[i] = (ushort)(int)(((int)sums[i] * share) + ((above[i] + below[i]) * endShare) + 0.5f);
        }
    }

    private static Vector<uint> Mean(Vector<uint> sum, Vector<uint> ends, float share, float endShare) => Vector.ConvertToInt32(
        (Vector.ConvertToSingle(sum.As<uint, int>()) * share) + (Vector.ConvertToSingle(ends.As<uint, int>()) * endShare) + new Vector<float>(0.5f)).As<int, uint>();

    private static PixelBuffer Mirrored(PixelBuffer pixels, int by)
    {
        var wide = PixelBuffer.CreateUninitialized(pixels.Width + (2 * by), pixels.Height + (2 * by));
        for (var y = 0; y < wide.Height; y++)
        {
            var source = pixels.Row(Mirror(y - by, pixels.Height));
            var target = wide.Row(y);
            source.CopyTo(target[by..]);
            for (var x = 0; x < by; x++)
            {
                target[x] = source[Mirror(x - by, source.Length)];
                target[by + source.Length + x] = source[Mirror(source.Length + x, source.Length)];
            }
        }

        return wide;
    }

    // … 1 0 | 0 1 2 … n−1 | n−1 n−2 …
    private static int Mirror(int place, int count)
    {
        var round = 2 * count;
        var rest = ((place % round) + round) % round;
        return rest < count ? rest : round - 1 - rest;
    }

    /// <summary>A mean of the pixels up to so far on both sides, and in part of the next ones.</summary>
    private readonly record struct Average(int Reach, float Share, float EndShare)
    {
        public static Average Of(double variance)
        {
            var reach = (int)Math.Floor((Math.Sqrt((12 * variance) + 1) - 1) / 2);
            double side = (2 * reach) + 1;
            var part = side * ((reach * (reach + 1.0)) - (3 * variance)) / (6 * (variance - ((reach + 1.0) * (reach + 1.0))));
            return new Average(reach, (float)(1 / (side + (2 * part))), (float)(part / (side + (2 * part))));
        }
    }
}
