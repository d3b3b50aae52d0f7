namespace OgService.Raster.Shadows;

/// <summary>Blurs coverage of any shape by a Gaussian, in whole numbers.</summary>
/// <remarks>Small ones by their weights; from a standard deviation of 4 px on by three averages in a row, which Filter Effects 1, 10.3, gives for this and which cost the
/// same for every size. Within 3 % of the true one. What is outside counts as uncovered.</remarks>
internal static class MaskBlur
{
    private const double AveragesFrom = 4;

    // Sides of the averages are this many standard deviations: 3 √(2π) / 4.
    private const double SidePerSigma = 1.8799712059732503;

    public static void Blur(byte[] coverage, int width, int height, int stride, double sigma)
    {
        var planes = (From: new ushort[checked(width * height)], To: new ushort[width * height]);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                planes.From[(y * width) + x] = (ushort)(coverage[(y * stride) + x] << 8);
            }
        }

        if (sigma < AveragesFrom)
        {
            var weights = Weights(sigma);
            WeighAcross(planes.From, planes.To, width, height, weights);
            WeighDown(planes.To, planes.From, width, height, weights);
        }
        else
        {
            foreach (var (before, after) in Averages(sigma))
            {
                AverageAcross(planes.From, planes.To, width, height, before, after);
                AverageDown(planes.To, planes.From, width, height, before, after);
            }
        }

        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                coverage[(y * stride) + x] = (byte)Math.Min(255, (planes.From[(y * width) + x] + 128) >> 8);
            }
        }
    }

    // How many pixels before and after each one are averaged. An even side leans one way, then the other.
    private static (int Before, int After)[] Averages(double sigma)
    {
        var side = (int)Math.Floor((sigma * SidePerSigma) + 0.5);
        var half = side / 2;
        return side % 2 == 1 ? [(half, half), (half, half), (half, half)] : [(half, half - 1), (half - 1, half), (half, half)];
    }

    // Shares of 65,536, whose sum it is.
    private static int[] Weights(double sigma)
    {
        var reach = (int)Math.Ceiling(sigma * NormalDistribution.Reach);
        var weights = new int[(2 * reach) + 1];
        var left = 65_536;
        for (var i = 1; i <= reach; i++)
        {
            var share = NormalDistribution.Below((i + 0.5) / sigma) - NormalDistribution.Below((i - 0.5) / sigma);
            weights[reach - i] = weights[reach + i] = (int)((share * 65_536) + 0.5f);
            left -= 2 * weights[reach + i];
        }

        weights[reach] = left;
        return weights;
    }

    private static void WeighAcross(ushort[] from, ushort[] to, int width, int height, int[] weights)
    {
        var reach = weights.Length / 2;
        for (var y = 0; y < height; y++)
        {
            var row = from.AsSpan(y * width, width);
            for (var x = 0; x < width; x++)
            {
                long sum = 32_768;
                for (var i = Math.Max(-reach, -x); i <= Math.Min(reach, width - 1 - x); i++)
                {
                    sum += (long)row[x + i] * weights[reach + i];
                }

                to[(y * width) + x] = (ushort)(sum >> 16);
            }
        }
    }

    private static void WeighDown(ushort[] from, ushort[] to, int width, int height, int[] weights)
    {
        var reach = weights.Length / 2;
        var sums = new long[width];
        for (var y = 0; y < height; y++)
        {
            Array.Fill(sums, 32_768);
            for (var i = Math.Max(-reach, -y); i <= Math.Min(reach, height - 1 - y); i++)
            {
                var row = from.AsSpan((y + i) * width, width);
                for (var x = 0; x < width; x++)
                {
                    sums[x] += (long)row[x] * weights[reach + i];
                }
            }

            for (var x = 0; x < width; x++)
            {
                to[(y * width) + x] = (ushort)(sums[x] >> 16);
            }
        }
    }

    private static void AverageAcross(ushort[] from, ushort[] to, int width, int height, int before, int after)
    {
        var side = before + after + 1;
        for (var y = 0; y < height; y++)
        {
            var row = from.AsSpan(y * width, width);
            var target = to.AsSpan(y * width, width);
            var sum = side / 2;
            for (var x = 0; x < Math.Min(after, width); x++)
            {
                sum += row[x];
            }

            for (var x = 0; x < width; x++)
            {
                sum += x + after < width ? row[x + after] : 0;
                target[x] = (ushort)(sum / side);
                sum -= x >= before ? row[x - before] : 0;
            }
        }
    }

    private static void AverageDown(ushort[] from, ushort[] to, int width, int height, int before, int after)
    {
        var side = before + after + 1;
        var sums = new int[width];
        Array.Fill(sums, side / 2);
        for (var y = 0; y < Math.Min(after, height); y++)
        {
            Add(from.AsSpan(y * width, width), sums, 1);
        }

        for (var y = 0; y < height; y++)
        {
            if (y + after < height)
            {
                Add(from.AsSpan((y + after) * width, width), sums, 1);
            }

            var target = to.AsSpan(y * width, width);
            for (var x = 0; x < width; x++)
            {
                target[x] = (ushort)(sums[x] / side);
            }

            if (y >= before)
            {
                Add(from.AsSpan((y - before) * width, width), sums, -1);
            }
        }
    }

    private static void Add(ReadOnlySpan<ushort> row, int[] sums, int sign)
    {
        for (var x = 0; x < row.Length; x++)
        {
            sums[x] += sign * row[x];
        }
    }
}
