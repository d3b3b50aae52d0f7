namespace OgService.Imaging.WebP.Lossless;

/// <summary>Chooses each tile's colour transform by what red and blue would cost, and applies it.</summary>
internal sealed class ColorShareChooser
{
    private readonly uint[] pixels;
    private readonly int width;
    private readonly int height;
    private readonly int tileBits;
    private readonly ResidualCosts red = new();
    private readonly ResidualCosts blue = new();

    private ColorShareChooser(uint[] pixels, int width, int height, int tileBits)
    {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        this.tileBits = tileBits;
    }

    /// <summary>Changes the pixels; returns a pixel a tile that holds its shares.</summary>
    public static uint[] Apply(uint[] pixels, int width, int height, int tileBits)
    {
        var chooser = new ColorShareChooser(pixels, width, height, tileBits);
        var across = TransformTiles.Count(width, tileBits);
        var tiles = new uint[across * TransformTiles.Count(height, tileBits)];
        var shares = default(ColorShares);
        for (var tile = 0; tile < tiles.Length; tile++)
        {
            shares = chooser.Choose(tile % across, tile / across, shares);
            tiles[tile] = shares.Packed;
        }

        return tiles;
    }

    private ColorShares Choose(int tileX, int tileY, ColorShares before)
    {
        if (!HasColors(tileX, tileY))
        {
            return before;
        }

        var best = default(ColorShares);
        var bestCost = Cost(tileX, tileY, best, long.MaxValue);
        Try(before);
        for (var step = 16; step > 0; step >>= 1)
        {
            Try(best with { GreenToRed = Move(best.GreenToRed, step) });
            Try(best with { GreenToRed = Move(best.GreenToRed, -step) });
            Try(best with { GreenToBlue = Move(best.GreenToBlue, step) });
            Try(best with { GreenToBlue = Move(best.GreenToBlue, -step) });
            Try(best with { RedToBlue = Move(best.RedToBlue, step) });
            Try(best with { RedToBlue = Move(best.RedToBlue, -step) });
        }

        Write(tileX, tileY, best);
        return best;

        void Try(ColorShares shares)
        {
            // Three bytes that are not those of the tile before.
            var sent = shares == before ? 0 : 10 * 256;
            var cost = sent + Cost(tileX, tileY, shares, bestCost - sent);
            if (cost < bestCost)
            {
                (best, bestCost) = (shares, cost);
            }
        }
    }

    private static sbyte Move(sbyte share, int step) => (sbyte)Math.Clamp(share + step, -128, 127);

    private bool HasColors(int tileX, int tileY)
    {
        for (var y = tileY << tileBits; y < Math.Min(height, (tileY + 1) << tileBits); y++)
        {
            if (RowOf(tileX, y).ContainsAnyExcept(0u))
            {
                return true;
            }
        }

        return false;
    }

    private Span<uint> RowOf(int tileX, int y)
    {
        var start = tileX << tileBits;
        return pixels.AsSpan((y * width) + start, Math.Min(width - start, 1 << tileBits));
    }

    private long Cost(int tileX, int tileY, ColorShares shares, long limit)
    {
        long cost = 0;
        var redCosts = red.Costs;
        var blueCosts = blue.Costs;
        for (var y = tileY << tileBits; y < Math.Min(height, (tileY + 1) << tileBits) && cost < limit; y++)
        {
            foreach (var pixel in RowOf(tileX, y))
            {
                var changed = shares.Remove(pixel);
                cost += redCosts[(int)((changed >> 16) & 255)] + blueCosts[(int)(changed & 255)];
            }
        }

        return cost;
    }

    private void Write(int tileX, int tileY, ColorShares shares)
    {
        for (var y = tileY << tileBits; y < Math.Min(height, (tileY + 1) << tileBits); y++)
        {
            foreach (ref var pixel in RowOf(tileX, y))
            {
                pixel = shares.Remove(pixel);
                red.Count((int)((pixel >> 16) & 255));
                blue.Count((int)(pixel & 255));
            }
        }

        red.Learn();
        blue.Learn();
    }
}
