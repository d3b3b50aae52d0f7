namespace OgService.Imaging.WebP.Lossless;

/// <summary>Writes the lossless picture of WebP. Pictures of up to 256 colours are sent as indices; others less green, less a guess from their neighbours
/// and less a share of other channels, as far as that makes them smaller.</summary>
internal static class LosslessEncoder
{
    private const int PredictorType = 0;
    private const int ColorType = 1;
    private const int SubtractGreenType = 2;
    private const int ColorIndexingType = 3;

    // Sides of the tiles of the predictor and the colour transform. Which is better depends on the picture.
    private const int SmallTileBits = 3;
    private const int LargeTileBits = 5;

    /// <summary>Writes header and picture.</summary>
    /// <param name="pixels">Straight ARGB.</param>
    public static void Write(uint[] pixels, int width, int height, WebPEffort effort, PooledBytes target)
    {
        var isOpaque = IsOpaque(pixels);
        var sink = new LosslessBitSink(target);
        sink.Write(0x2F, 8);
        sink.Write((uint)(width - 1), 14);
        sink.Write((uint)(height - 1), 14);
        sink.WriteFlag(!isOpaque);
        sink.Write(0, 3);
        WriteImage(pixels, width, height, isOpaque, effort, sink);
    }

    /// <summary>Writes the picture without header, as in an alpha chunk.</summary>
    public static void WriteImage(uint[] pixels, int width, int height, bool isOpaque, WebPEffort effort, LosslessBitSink sink)
    {
        if (PaletteChooser.Find(pixels) is { } palette)
        {
            WriteIndexed(pixels, width, palette, effort, sink);
        }
        else if (effort == WebPEffort.Fast)
        {
            WriteTrueColor(pixels, width, height, isOpaque, (Plan.All, LargeTileBits), effort, sink);
        }
        else
        {
            WriteSmallest(pixels, width, height, isOpaque, effort, sink);
        }

        sink.Finish();
    }

    private static void WriteSmallest(uint[] pixels, int width, int height, bool isOpaque, WebPEffort effort, LosslessBitSink sink)
    {
        var best = (Plan: Plan.None, TileBits: 0);
        var bestLength = int.MaxValue;
        foreach (var plan in ((Plan Plan, int TileBits)[])
            [(Plan.All, LargeTileBits), (Plan.All, SmallTileBits), (Plan.Predictor, LargeTileBits), (Plan.Green, 0), (Plan.None, 0)])
        {
            using var attempt = new PooledBytes(1 << 16);
            var attemptSink = new LosslessBitSink(attempt);
            WriteTrueColor(pixels, width, height, isOpaque, plan, WebPEffort.Fast, attemptSink);
            attemptSink.Finish();
            if (attempt.Length < bestLength)
            {
                (best, bestLength) = (plan, attempt.Length);
            }
        }

        WriteTrueColor(pixels, width, height, isOpaque, best, effort, sink);
    }

    private static void WriteIndexed(uint[] pixels, int width, PaletteChooser palette, WebPEffort effort, LosslessBitSink sink)
    {
        var packed = palette.Pack(pixels, width, out var packedWidth);
        WriteTransform(ColorIndexingType, sink);
        sink.Write((uint)(palette.Colors.Length - 1), 8);
        EntropyImageWriter.WriteSmall(palette.Differences(), palette.Colors.Length, sink);
        sink.WriteFlag(false);
        EntropyImageWriter.Write(packed, packedWidth, effort, sink);
    }

    private static void WriteTrueColor(
        uint[] pixels, int width, int height, bool isOpaque, (Plan Plan, int TileBits) chosen, WebPEffort effort, LosslessBitSink sink)
    {
        var (plan, tileBits) = chosen;
        if (plan != Plan.None)
        {
            pixels = SubtractGreen(pixels);
            WriteTransform(SubtractGreenType, sink);
        }

        if (plan is Plan.Predictor or Plan.All)
        {
            var residuals = new uint[pixels.Length];
            var modes = PredictorChooser.Apply(pixels, residuals, width, height, tileBits, isOpaque);
            pixels = residuals;
            WriteTiles(PredictorType, modes, width, tileBits, sink);
        }

        if (plan == Plan.All)
        {
            WriteTiles(ColorType, ColorShareChooser.Apply(pixels, width, height, tileBits), width, tileBits, sink);
        }

        sink.WriteFlag(false);
        EntropyImageWriter.Write(pixels, width, effort, sink);
    }

    private static void WriteTransform(int type, LosslessBitSink sink)
    {
        sink.WriteFlag(true);
        sink.Write((uint)type, 2);
    }

    private static void WriteTiles(int type, uint[] tiles, int width, int tileBits, LosslessBitSink sink)
    {
        WriteTransform(type, sink);
        sink.Write((uint)(tileBits - 2), 3);
        EntropyImageWriter.WriteSmall(tiles, TransformTiles.Count(width, tileBits), sink);
    }

    private static uint[] SubtractGreen(uint[] pixels)
    {
        var changed = new uint[pixels.Length];
        for (var index = 0; index < pixels.Length; index++)
        {
            var green = (pixels[index] >> 8) & 255;
            changed[index] = Predictors.Subtract(pixels[index], (green << 16) | green);
        }

        return changed;
    }

    private static bool IsOpaque(uint[] pixels)
    {
        foreach (var pixel in pixels)
        {
            if (pixel < Predictors.Black)
            {
                return false;
            }
        }

        return true;
    }

    // What is done to the pixels before they are sent; each does what those before it do.
    private enum Plan
    {
        None,
        Green,
        Predictor,
        All,
    }
}
