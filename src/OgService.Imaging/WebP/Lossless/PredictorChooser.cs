namespace OgService.Imaging.WebP.Lossless;

/// <summary>Chooses each tile's predictor by what its differences would cost, and takes the differences.</summary>
internal sealed class PredictorChooser
{
    private readonly uint[] pixels;
    private readonly uint[] residuals;
    private readonly int width;
    private readonly int height;
    private readonly int tileBits;
    private readonly ResidualCosts[] costs = [new(), new(), new(), new()];
    private readonly bool isOpaque;

    private PredictorChooser(uint[] pixels, uint[] residuals, int width, int height, int tileBits, bool isOpaque)
    {
        this.pixels = pixels;
        this.residuals = residuals;
        this.width = width;
        this.height = height;
        this.tileBits = tileBits;
        this.isOpaque = isOpaque;
    }

    /// <summary>Writes the differences; returns for each tile a pixel whose green is its mode.</summary>
    public static uint[] Apply(uint[] pixels, uint[] residuals, int width, int height, int tileBits, bool isOpaque)
    {
        var chooser = new PredictorChooser(pixels, residuals, width, height, tileBits, isOpaque);
        var across = TransformTiles.Count(width, tileBits);
        var modes = new uint[across * TransformTiles.Count(height, tileBits)];
        for (var tile = 0; tile < modes.Length; tile++)
        {
            var preferred = tile % across > 0 ? modes[tile - 1] : tile >= across ? modes[tile - across] : 11u << 8;
            modes[tile] = Predictors.Black | ((uint)chooser.Choose(tile % across, tile / across, (int)(preferred >> 8) & 15) << 8);
        }

        return modes;
    }

    private int Choose(int tileX, int tileY, int preferred)
    {
        // A mode other than the neighbour's takes a few bits itself.
        const int Change = 4 * 256;
        var best = preferred;
        var bestCost = Cost(tileX, tileY, preferred, long.MaxValue, out var isZero);
        for (var mode = 0; mode < Predictors.Count && !isZero; mode++)
        {
            if (mode != preferred)
            {
                var cost = Change + Cost(tileX, tileY, mode, bestCost - Change, out var allZero);
                if (cost < bestCost)
                {
                    (best, bestCost) = (mode, cost);
                    isZero = allZero;
                }
            }
        }

        Write(tileX, tileY, best, isZero);
        return best;
    }

    private long Cost(int tileX, int tileY, int mode, long limit, out bool isZero)
    {
        long cost = 0;
        uint any = 0;
        var red = costs[0].Costs;
        var green = costs[1].Costs;
        var blue = costs[2].Costs;
        var alpha = costs[3].Costs;
        var endY = Math.Min(height, (tileY + 1) << tileBits);
        var endX = Math.Min(width, (tileX + 1) << tileBits);
        for (var y = tileY << tileBits; y < endY && cost < limit; y++)
        {
            for (var x = tileX << tileBits; x < endX; x++)
            {
                var residual = Residual(x, y, mode);
                any |= residual;
                cost += red[(int)((residual >> 16) & 255)] + green[(int)((residual >> 8) & 255)] + blue[(int)(residual & 255)];
                if (!isOpaque)
                {
                    cost += alpha[(int)(residual >> 24)];
                }
            }
        }

        isZero = any == 0 && cost < limit;
        return cost;
    }

    private void Write(int tileX, int tileY, int mode, bool isZero)
    {
        var endY = Math.Min(height, (tileY + 1) << tileBits);
        var endX = Math.Min(width, (tileX + 1) << tileBits);
        for (var y = tileY << tileBits; y < endY; y++)
        {
            for (var x = tileX << tileBits; x < endX; x++)
            {
                var residual = Residual(x, y, mode);
                residuals[(y * width) + x] = residual;

                // Differences of nothing but zeros become copies and say little about those that are sent.
                if (!isZero)
                {
                    costs[0].Count((int)((residual >> 16) & 255));
                    costs[1].Count((int)((residual >> 8) & 255));
                    costs[2].Count((int)(residual & 255));
                    costs[3].Count((int)(residual >> 24));
                }
            }
        }

        for (var channel = 0; channel < costs.Length && !isZero; channel++)
        {
            costs[channel].Learn();
        }
    }

    private uint Residual(int x, int y, int mode)
    {
        var at = (y * width) + x;
        if (y == 0)
        {
            return Predictors.Subtract(pixels[at], x == 0 ? Predictors.Black : pixels[at - 1]);
        }

        var top = pixels[at - width];
        return Predictors.Subtract(
            pixels[at], x == 0 ? top : Predictors.Predict(mode, pixels[at - 1], pixels[at - width - 1], top, pixels[at - width + 1]));
    }
}
