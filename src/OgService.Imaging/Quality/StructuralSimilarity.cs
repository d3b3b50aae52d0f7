using System.Runtime.Intrinsics;

namespace OgService.Imaging.Quality;

/// <summary>How alike two pictures look: the structural similarity index (Wang, Bovik, Sheikh, Simoncelli 2004) over windows of 8x8 pixels, one every 4,
/// on luma and on both chromas. Means, variances and covariance are sums of integers; the quotients are added up in one order: every machine finds the
/// same number.</summary>
public static class StructuralSimilarity
{
    private const int Cell = 4;
    private const int Window = 2 * Cell;
    private const double Samples = Window * Window;

    // (0.01 * 255)^2 and (0.03 * 255)^2, as the authors chose them.
    private const double MeanConstant = 6.5025;
    private const double VarianceConstant = 58.5225;

    // Chroma counts for less: the eye sees it coarsely.
    private const double LumaWeight = 0.8;
    private const double ChromaWeight = 0.1;

    /// <summary>1 for the same pixels, less the less they look alike. Alpha is not compared; a picture smaller than a window counts as one.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static double Measure(PixelBuffer first, PixelBuffer second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Width != second.Width || first.Height != second.Height)
        {
            throw new ArgumentException("the pictures have different sizes", nameof(second));
        }

        var cellsWide = (first.Width + Cell - 1) / Cell;
        var above = new CellSums[3 * cellsWide];
        var here = new CellSums[3 * cellsWide];
        Span<double> sums = stackalloc double[3];
        long windows = 0;
        for (var top = 0; top < first.Height; top += Cell)
        {
            SumCells(first, second, top, here);
            if (top > 0 || first.Height <= Cell)
            {
                windows += AddWindows(top > 0 ? above : here, here, cellsWide, sums);
            }

            (above, here) = (here, above);
        }

        return ((LumaWeight * sums[0]) + (ChromaWeight * sums[1]) + (ChromaWeight * sums[2])) / windows;
    }

    private static int AddWindows(CellSums[] above, CellSums[] here, int cellsWide, Span<double> sums)
    {
        var count = Math.Max(1, cellsWide - 1);
        for (var x = 0; x < count; x++)
        {
            var right = Math.Min(x + 1, cellsWide - 1);
            for (var plane = 0; plane < 3; plane++)
            {
                sums[plane] += Similarity(above[(3 * x) + plane], above[(3 * right) + plane], here[(3 * x) + plane], here[(3 * right) + plane]);
            }
        }

        return count;
    }

    private static double Similarity(in CellSums a, in CellSums b, in CellSums c, in CellSums d)
    {
        var first = (a.First + b.First + c.First + d.First) / Samples;
        var second = (a.Second + b.Second + c.Second + d.Second) / Samples;
        var squares = (a.Squares + b.Squares + c.Squares + d.Squares) / Samples;
        var products = (a.Products + b.Products + c.Products + d.Products) / Samples;
        var variances = squares - (first * first) - (second * second);
        var covariance = products - (first * second);
        return ((2 * first * second) + MeanConstant) * ((2 * covariance) + VarianceConstant)
            / (((first * first) + (second * second) + MeanConstant) * (variances + VarianceConstant));
    }

    // Beyond the edge the last pixel goes on, so that every cell has as many.
    private static void SumCells(PixelBuffer first, PixelBuffer second, int top, CellSums[] cells)
    {
        Span<uint> firstCell = stackalloc uint[Cell * Cell];
        Span<uint> secondCell = stackalloc uint[Cell * Cell];
        var wasFlat = false;
        var ground = (0u, 0u);
        for (var cell = 0; cell < cells.Length; cell += 3)
        {
            Load(first, cell / 3 * Cell, top, firstCell);
            Load(second, cell / 3 * Cell, top, secondCell);
            // Flat ground beside flat ground: the sums are those of the cell before.
            var isFlat = firstCell.IndexOfAnyExcept(firstCell[0]) < 0 && secondCell.IndexOfAnyExcept(secondCell[0]) < 0;
            if (isFlat && wasFlat && (firstCell[0], secondCell[0]) == ground)
            {
                cells.AsSpan(cell - 3, 3).CopyTo(cells.AsSpan(cell));
                continue;
            }

            (wasFlat, ground) = (isFlat, (firstCell[0], secondCell[0]));
            for (var plane = 0; plane < 3; plane++)
            {
                cells[cell + plane] = CellSums.Of(firstCell, secondCell, plane);
            }
        }
    }

    private static void Load(PixelBuffer pixels, int left, int top, Span<uint> cell)
    {
        for (var row = 0; row < Cell; row++)
        {
            ReadOnlySpan<uint> line = pixels.Row(Math.Min(top + row, pixels.Height - 1));
            if (left + Cell <= line.Length)
            {
                line.Slice(left, Cell).CopyTo(cell[(row * Cell)..]);
                continue;
            }

            for (var x = 0; x < Cell; x++)
            {
                cell[(row * Cell) + x] = line[Math.Min(left + x, line.Length - 1)];
            }
        }
    }

    private readonly record struct CellSums(int First, int Second, int Squares, int Products)
    {
        public static CellSums Of(ReadOnlySpan<uint> firstCell, ReadOnlySpan<uint> secondCell, int plane)
        {
            var (first, second, squares, products) = (Vector128<int>.Zero, Vector128<int>.Zero, Vector128<int>.Zero, Vector128<int>.Zero);
            for (var at = 0; at < Cell * Cell; at += Cell)
            {
                var a = PlaneOf(Vector128.Create(firstCell.Slice(at, Cell)), plane);
                var b = PlaneOf(Vector128.Create(secondCell.Slice(at, Cell)), plane);
                first += a;
                second += b;
                squares += (a * a) + (b * b);
                products += a * b;
            }

            return new CellSums(Vector128.Sum(first), Vector128.Sum(second), Vector128.Sum(squares), Vector128.Sum(products));
        }

        // JFIF's luma and chromas, 0 to 255, in 16-bit fixed point.
        private static Vector128<int> PlaneOf(Vector128<uint> pixels, int plane)
        {
            var mask = Vector128.Create(255u);
            var r = (pixels & mask).AsInt32();
            var g = ((pixels >>> 8) & mask).AsInt32();
            var b = ((pixels >>> 16) & mask).AsInt32();
            var half = Vector128.Create(32_768);
            return plane switch
            {
                0 => ((r * 19_595) + (g * 38_470) + (b * 7_471) + half) >> 16,
                1 => (((b * 32_768) - (r * 11_059) - (g * 21_709) + half - Vector128<int>.One) >> 16) + Vector128.Create(128),
                _ => (((r * 32_768) - (g * 27_439) - (b * 5_329) + half - Vector128<int>.One) >> 16) + Vector128.Create(128),
            };
        }
    }
}
