using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using OgService.Imaging;
using OgService.Raster.Filters;

namespace OgService.Raster;

/// <summary>Makes each channel a weighted sum of all, then makes it see-through: all of CSS's filters that look at one pixel only.</summary>
/// <remarks>Weighted sums of premultiplied channels are those of straight ones, premultiplied; a constant part is one of alpha. So nothing is divided, and
/// sums of whole numbers are the same on every machine.</remarks>
public sealed record ColorFilter : PixelFilter
{
    // Weights in 1/8192. The largest sum is then 4 · 255 · 200 · 8192, just within 32 bits.
    private const int Shift = 13;
    private const double LargestWeight = 200;

    private readonly int[] weights;
    private readonly byte opacity;

    /// <param name="matrix">Red, green, blue and constant share of red, then of green, of blue; the constant of full scale 1.</param>
    private ColorFilter(ReadOnlySpan<double> matrix, double opacity = 1)
    {
        weights = new int[12];
        for (var i = 0; i < 12; i++)
        {
            weights[i] = (int)Math.Floor((Math.Clamp(matrix[i], -LargestWeight, LargestWeight) * (1 << Shift)) + 0.5);
        }

        this.opacity = (byte)((Math.Clamp(opacity, 0, 1) * 255) + 0.5);
    }

    /// <param name="amount">From 0; 1 changes nothing.</param>
    public static ColorFilter Brightness(double amount) => Line(amount, 0);

    /// <param name="amount">From 0; 1 changes nothing.</param>
    public static ColorFilter Contrast(double amount) => Line(amount, 0.5 - (amount / 2));

    /// <param name="amount">0 to 1.</param>
    public static ColorFilter Invert(double amount) => Line(1 - (2 * amount), amount);

    /// <param name="amount">0 to 1.</param>
    public static ColorFilter Opacity(double amount) => new([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0], amount);

    /// <param name="amount">From 0; 1 changes nothing.</param>
    public static ColorFilter Saturate(double amount) => Toward(amount, [0.213, 0.715, 0.072, 0.213, 0.715, 0.072, 0.213, 0.715, 0.072]);

    /// <param name="amount">0 to 1.</param>
    public static ColorFilter Grayscale(double amount) => Toward(1 - amount, [0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722]);

    /// <param name="amount">0 to 1.</param>
    public static ColorFilter Sepia(double amount) => Toward(1 - amount, [0.393, 0.769, 0.189, 0.349, 0.686, 0.168, 0.272, 0.534, 0.131]);

    public static ColorFilter HueRotate(double degrees)
    {
        var (s, c) = ExactAngle.SineCosine(degrees);
        return new(
        [
            0.213 + (c * 0.787) - (s * 0.213), 0.715 - (c * 0.715) - (s * 0.715), 0.072 - (c * 0.072) + (s * 0.928), 0,
            0.213 - (c * 0.213) + (s * 0.143), 0.715 + (c * 0.285) + (s * 0.140), 0.072 - (c * 0.072) - (s * 0.283), 0,
            0.213 - (c * 0.213) - (s * 0.787), 0.715 - (c * 0.715) + (s * 0.715), 0.072 + (c * 0.928) + (s * 0.072), 0,
        ]);
    }

    public bool Equals(ColorFilter? other) => other is not null && opacity == other.opacity && weights.AsSpan().SequenceEqual(other.weights);

    public override int GetHashCode() => HashCode.Combine(opacity, weights[0], weights[5], weights[10]);

    internal override void Apply(PixelBuffer pixels, FilterEdge edge)
    {
        Apply(pixels.Pixels);
        if (opacity < 255)
        {
            foreach (ref var pixel in pixels.Pixels)
            {
                pixel = Blending.ScalarBlend.Over(0, pixel, opacity);
            }
        }
    }

    private void Apply(Span<uint> pixels)
    {
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref var first = ref MemoryMarshal.GetReference(pixels);
            for (; i <= pixels.Length - Vector256<uint>.Count; i += Vector256<uint>.Count)
            {
                var packed = Vector256.LoadUnsafe(ref first, (nuint)i);
                var level = Vector256.Create(255u);
                var (r, g, b, a) = ((packed & level).AsInt32(), ((packed >>> 8) & level).AsInt32(), ((packed >>> 16) & level).AsInt32(), (packed >>> 24).AsInt32());
                var result = Weigh(0, r, g, b, a) | (Weigh(4, r, g, b, a) << 8) | (Weigh(8, r, g, b, a) << 16) | (a << 24);
                result.AsUInt32().StoreUnsafe(ref first, (nuint)i);
            }
        }

        for (; i < pixels.Length; i++)
        {
            var pixel = pixels[i];
            var (r, g, b, a) = ((int)(pixel & 255), (int)((pixel >> 8) & 255), (int)((pixel >> 16) & 255), (int)(pixel >> 24));
            pixels[i] = (uint)(Weigh(0, r, g, b, a) | (Weigh(4, r, g, b, a) << 8) | (Weigh(8, r, g, b, a) << 16) | (a << 24));
        }
    }

    private int Weigh(int row, int r, int g, int b, int a) => Math.Clamp(
        ((r * weights[row]) + (g * weights[row + 1]) + (b * weights[row + 2]) + (a * weights[row + 3]) + (1 << (Shift - 1))) >> Shift, 0, a);

    private Vector256<int> Weigh(int row, Vector256<int> r, Vector256<int> g, Vector256<int> b, Vector256<int> a)
    {
        var sum = (r * weights[row]) + (g * weights[row + 1]) + (b * weights[row + 2]) + (a * weights[row + 3]) + Vector256.Create(1 << (Shift - 1));
        return Vector256.Min(Vector256.Max(sum >> Shift, Vector256<int>.Zero), a);
    }

    private static ColorFilter Line(double slope, double constant) => new([slope, 0, 0, constant, 0, slope, 0, constant, 0, 0, slope, constant]);

    // Between the given sums (0) and no change (1).
    private static ColorFilter Toward(double own, ReadOnlySpan<double> m)
    {
        Span<double> matrix = stackalloc double[12];
        for (var i = 0; i < 9; i++)
        {
            matrix[(i / 3 * 4) + (i % 3)] = (m[i] * (1 - own)) + (i % 4 == 0 ? own : 0);
        }

        return new(matrix);
    }
}
