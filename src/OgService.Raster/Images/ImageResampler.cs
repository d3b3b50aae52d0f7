using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using OgService.Imaging;
using OgService.Raster.Geometry;

namespace OgService.Raster.Images;

/// <summary>Enlarges and reduces pictures: across, then down, in linear light and premultiplied.</summary>
/// <remarks>Source rows are read once, in order; each adds to the few target rows it belongs to, so the memory needed does not grow
/// with the source.</remarks>
internal static class ImageResampler
{
    /// <summary>The target pixels of a region.</summary>
    public static PixelBuffer Resample(PixelBuffer image, ImagePlacement placement, PixelBox region)
    {
        var across = new FilterTaps(
            region.Left, region.Width, placement.Left, placement.SourceLeft, placement.SourceRight, placement.ScaleX);
        var down = new FilterTaps(
            region.Top, region.Height, placement.Top, placement.SourceTop, placement.SourceBottom, placement.ScaleY);
        var result = PixelBuffer.CreateUninitialized(region.Width, region.Height);
        var open = MostOpenRows(down, region.Height);
        var light = ArrayPool<Vector4>.Shared.Rent(across.Most - across.Least + 1);
        var narrowed = ArrayPool<Vector4>.Shared.Rent(region.Width);
        var sums = ArrayPool<Vector4>.Shared.Rent(checked(open * region.Width));
        sums.AsSpan(0, open * region.Width).Clear();
        var finished = 0;
        var begun = 0;
        for (var source = down.Least; source <= down.Most; source++)
        {
            ReadLight(image.Row(source).Slice(across.Least, across.Most - across.Least + 1), light);
            FilterAcross(light, across, narrowed.AsSpan(0, region.Width));
            while (begun < region.Height && down.First(begun) <= source)
            {
                begun++;
            }

            for (var y = finished; y < begun; y++)
            {
                var weights = down.Weights(y);
                var tap = source - down.First(y);
                if (tap < weights.Length)
                {
                    AddScaled(narrowed.AsSpan(0, region.Width), weights[tap], sums.AsSpan(y % open * region.Width, region.Width));
                }
            }

            while (finished < begun && down.First(finished) + down.Weights(finished).Length - 1 <= source)
            {
                var sum = sums.AsSpan(finished % open * region.Width, region.Width);
                WriteRow(sum, result.Row(finished));
                sum.Clear();
                finished++;
            }
        }

        ArrayPool<Vector4>.Shared.Return(light);
        ArrayPool<Vector4>.Shared.Return(narrowed);
        ArrayPool<Vector4>.Shared.Return(sums);
        return result;
    }

    // How many target rows may have begun and not ended at once.
    private static int MostOpenRows(FilterTaps taps, int count)
    {
        var most = 1;
        var ended = 0;
        for (var i = 0; i < count; i++)
        {
            while (taps.First(ended) + taps.Weights(ended).Length - 1 < taps.First(i))
            {
                ended++;
            }

            most = Math.Max(most, i - ended + 1);
        }

        return most;
    }

    private static void ReadLight(ReadOnlySpan<uint> pixels, Span<Vector4> light)
    {
        for (var i = 0; i < pixels.Length; i++)
        {
            var pixel = pixels[i];
            var alpha = pixel >> 24;
            if (alpha == 255)
            {
                light[i] = new Vector4(
                    LinearLight.FromSrgb(pixel & 255), LinearLight.FromSrgb((pixel >> 8) & 255), LinearLight.FromSrgb((pixel >> 16) & 255), 1);
            }
            else if (alpha == 0)
            {
                light[i] = default;
            }
            else
            {
                light[i] = new Vector4(
                    LinearLight.FromSrgb(Straight(pixel & 255, alpha)),
                    LinearLight.FromSrgb(Straight((pixel >> 8) & 255, alpha)),
                    LinearLight.FromSrgb(Straight((pixel >> 16) & 255, alpha)),
                    1) * (alpha / 255f);
            }
        }
    }

    private static void FilterAcross(ReadOnlySpan<Vector4> light, FilterTaps taps, Span<Vector4> target)
    {
        for (var i = 0; i < target.Length; i++)
        {
            var weights = taps.Weights(i);
            var sources = light.Slice(taps.First(i) - taps.Least, weights.Length);
            var sum = Vector4.Zero;
            for (var tap = 0; tap < weights.Length; tap++)
            {
                sum += sources[tap] * weights[tap];
            }

            target[i] = sum;
        }
    }

    // Channels side by side, as many as a vector holds; a product and a sum, never fused, so any width gives the same.
    private static void AddScaled(ReadOnlySpan<Vector4> row, float weight, Span<Vector4> sum)
    {
        var values = MemoryMarshal.Cast<Vector4, float>(row);
        var sums = MemoryMarshal.Cast<Vector4, float>(sum)[..values.Length];
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(sums[i..]) + (new Vector<float>(values[i..]) * weight)).CopyTo(sums[i..]);
        }

        for (; i < values.Length; i++)
        {
            sums[i] += values[i] * weight;
        }
    }

    private static void WriteRow(ReadOnlySpan<Vector4> sum, Span<uint> pixels)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            var light = sum[i];
            var alpha = (uint)((Math.Clamp(light.W, 0, 1) * 255) + 0.5f);
            if (alpha == 0)
            {
                pixels[i] = 0;
                continue;
            }

            // Opaque pictures sum to one but for rounding. Beside a transparent edge the filter may bring more than one, of the colours as of alpha.
            var whole = alpha == 255 && light.W < 1 + (1f / 512) ? light : light / light.W;
            pixels[i] = Multiply(LinearLight.ToSrgb(whole.X), alpha)
                | (Multiply(LinearLight.ToSrgb(whole.Y), alpha) << 8)
                | (Multiply(LinearLight.ToSrgb(whole.Z), alpha) << 16)
                | (alpha << 24);
        }
    }

    private static uint Straight(uint channel, uint alpha) => Math.Min(255, ((channel * 255) + (alpha / 2)) / alpha);

    private static uint Multiply(uint channel, uint alpha) => Blending.ScalarBlend.Divide(channel * alpha);
}
