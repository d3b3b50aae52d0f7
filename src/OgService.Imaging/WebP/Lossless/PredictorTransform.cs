namespace OgService.Imaging.WebP.Lossless;

/// <summary>Pixels as differences from a guess, one of 14 ways of guessing a tile (RFC 9649, 4.1).</summary>
internal static class PredictorTransform
{
    /// <param name="pixels">Differences; afterwards the pixels.</param>
    /// <param name="modes">For each tile a pixel whose green is its mode.</param>
    public static void Invert(Span<uint> pixels, int width, int tileBits, ReadOnlySpan<uint> modes, CancellationToken cancellation)
    {
        var tilesAcross = TransformTiles.Count(width, tileBits);
        pixels[0] = Predictors.Add(pixels[0], Predictors.Black);
        AddLeft(pixels[..width], 1, width);
        var height = pixels.Length / width;
        for (var y = 1; y < height; y++)
        {
            cancellation.ThrowIfCancellationRequested();

            // The pixel above and to the right of a row's last one is, in memory, that row's first.
            var above = pixels.Slice((y - 1) * width, width + 1);
            var row = pixels.Slice(y * width, width);
            row[0] = Predictors.Add(row[0], above[0]);
            var rowModes = modes.Slice((y >> tileBits) * tilesAcross, tilesAcross);
            for (var start = 1; start < width;)
            {
                var tile = start >> tileBits;
                var mode = (int)(rowModes[tile] >> 8) & 15;
                var end = Math.Min(width, (tile + 1) << tileBits);
                Add(mode, row, above, start, end);
                start = end;
            }
        }
    }

    private static void Add(int mode, Span<uint> row, ReadOnlySpan<uint> above, int start, int end)
    {
        switch (mode)
        {
            case 1: AddLeft(row, start, end); break;
            case 2: Add<Top>(row, above, start, end); break;
            case 3: Add<TopRight>(row, above, start, end); break;
            case 4: Add<TopLeft>(row, above, start, end); break;
            case 5: Add<LeftTopRightTop>(row, above, start, end); break;
            case 6: Add<LeftTopLeft>(row, above, start, end); break;
            case 7: Add<LeftTop>(row, above, start, end); break;
            case 8: Add<TopLeftTop>(row, above, start, end); break;
            case 9: Add<TopTopRight>(row, above, start, end); break;
            case 10: Add<AllFour>(row, above, start, end); break;
            case 11: Add<Select>(row, above, start, end); break;
            case 12: Add<Full>(row, above, start, end); break;
            case 13: Add<Half>(row, above, start, end); break;
            default: Add<Black>(row, above, start, end); break;
        }
    }

    private static void AddLeft(Span<uint> row, int start, int end)
    {
        var left = row[start - 1];
        foreach (ref var pixel in row[start..end])
        {
            left = Predictors.Add(pixel, left);
            pixel = left;
        }
    }

    // One loop a mode, made by the compiler.
    private static void Add<TMode>(Span<uint> row, ReadOnlySpan<uint> above, int start, int end)
        where TMode : struct, IMode
    {
        var left = row[start - 1];
        var pixels = row[start..end];
        var topLefts = above.Slice(start - 1, pixels.Length);
        var tops = above.Slice(start, pixels.Length);
        var topRights = above.Slice(start + 1, pixels.Length);
        for (var x = 0; x < pixels.Length; x++)
        {
            left = Predictors.Add(pixels[x], TMode.Predict(left, topLefts[x], tops[x], topRights[x]));
            pixels[x] = left;
        }
    }

    private interface IMode
    {
        static abstract uint Predict(uint left, uint topLeft, uint top, uint topRight);
    }

    private readonly struct Black : IMode
    {
        public static uint Predict(uint left, uint topLeft, uint top, uint topRight) => Predictors.Black;
    }

    private readonly struct Top : IMode
    {
        public static uint Predict(uint left, uint topLeft, uint top, uint topRight) => top;
    }

    private readonly struct TopRight : IMode
    {
        public static uint Predict(uint left, uint topLeft, uint top, uint topRight) => topRight;
    }

    private readonly struct TopLeft : IMode
    {
        public static uint Predict(uint left, uint topLeft, uint top, uint topRight) => topLeft;
    }

    private readonly struct LeftTopRightTop : IMode
    {
        public static uint Predict(uint left, uint topLeft, uint top, uint topRight) =>
            Predictors.Average(Predictors.Average(left, topRight), top);
    }

    private readonly struct LeftTopLeft : IMode
    {
        public static uint Predict(uint left, uint topLeft, uint top, uint topRight) => Predictors.Average(left, topLeft);
    }

    private readonly struct LeftTop : IMode
    {
        public static uint Predict(uint left, uint topLeft, uint top, uint topRight) => Predictors.Average(left, top);
    }

    private readonly struct TopLeftTop : IMode
    {
        public static uint Predict(uint left, uint topLeft, uint top, uint topRight) => Predictors.Average(topLeft, top);
    }

    private readonly struct TopTopRight : IMode
    {
        public static uint Predict(uint left, uint topLeft, uint top, uint topRight) => Predictors.Average(top, topRight);
    }

    private readonly struct AllFour : IMode
    {
        public static uint Predict(uint left, uint topLeft, uint top, uint topRight) =>
            Predictors.Average(Predictors.Average(left, topLeft), Predictors.Average(top, topRight));
    }

    private readonly struct Select : IMode
    {
        public static uint Predict(uint left, uint topLeft, uint top, uint topRight) => Predictors.Select(left, top, topLeft);
    }

    private readonly struct Full : IMode
    {
        public static uint Predict(uint left, uint topLeft, uint top, uint topRight) => Predictors.AddSubtractFull(left, top, topLeft);
    }

    private readonly struct Half : IMode
    {
        public static uint Predict(uint left, uint topLeft, uint top, uint topRight) => Predictors.AddSubtractHalf(left, top, topLeft);
    }
}
