using System.Buffers;
using OgService.Imaging;
using OgService.Raster.Blending;
using OgService.Raster.Geometry;

namespace OgService.Raster;

/// <summary>Joins whole pictures: a layer onto what is below it, a mask onto a layer.</summary>
public static class Compositing
{
    /// <summary>Puts a picture onto another, its first pixel at (<paramref name="left"/>, <paramref name="top"/>) of the target; what lies outside is left out.</summary>
    /// <param name="opacity">0 to 1, in steps of 1/255; undefined counts as 0.</param>
    public static void Put(PixelBuffer target, PixelBuffer source, int left, int top, CompositeMode mode, double opacity = 1)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(source);
        var level = opacity > 0 ? (byte)((Math.Min(opacity, 1) * 255) + 0.5) : (byte)0;
        var box = new PixelBox(0, 0, target.Width, target.Height).Intersect(new PixelBox(left, top, left + source.Width, top + source.Height));
        if (box.IsEmpty || (level == 0 && mode == CompositeMode.SourceOver))
        {
            return;
        }

        var faded = ArrayPool<uint>.Shared.Rent(box.Width);
        for (var y = box.Top; y < box.Bottom; y++)
        {
            var below = target.Row(y)[box.Left..box.Right];
            ReadOnlySpan<uint> above = source.Row(y - top).Slice(box.Left - left, box.Width);
            if (mode == CompositeMode.SourceOver)
            {
                PixelBlend.Pixels(below, above, level);
                continue;
            }

            if (level < 255)
            {
                var row = faded.AsSpan(0, box.Width);
                row.Clear();
                PixelBlend.Pixels(row, above, level);
                above = row;
            }

            Composite.Row(below, above, mode);
        }

        ArrayPool<uint>.Shared.Return(faded);
    }

    /// <summary>Keeps of a picture what the mask's alpha lets through, and nothing where the mask does not reach.</summary>
    /// <param name="left">Where in the picture the mask's first pixel lies.</param>
    public static void KeepInside(PixelBuffer picture, PixelBuffer mask, int left, int top)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(mask);
        var box = new PixelBox(0, 0, picture.Width, picture.Height).Intersect(new PixelBox(left, top, left + mask.Width, top + mask.Height));
        for (var y = 0; y < picture.Height; y++)
        {
            var row = picture.Row(y);
            if (box.IsEmpty || y < box.Top || y >= box.Bottom)
            {
                row.Clear();
                continue;
            }

            row[..box.Left].Clear();
            row[box.Right..].Clear();
            var alpha = mask.Row(y - top).Slice(box.Left - left, box.Width);
            MultiplyByAlpha(row[box.Left..box.Right], alpha);
        }
    }

    /// <summary>Makes of each pixel its luminance times its alpha, as alpha (CSS Masking 1, 7.10.1); the colour is lost.</summary>
    /// <param name="linear">Weighs in linear light instead of sRGB levels.</param>
    public static void LuminanceToAlpha(PixelBuffer picture, bool linear = false)
    {
        ArgumentNullException.ThrowIfNull(picture);
        foreach (ref var pixel in picture.Pixels)
        {
            var alpha = pixel >> 24;
            if (alpha != 0)
            {
                pixel = Luminance(pixel, alpha, linear) << 24;
            }
        }
    }

    // The weights of sRGB's primaries, in 1/65,536.
    private static uint Luminance(uint pixel, uint alpha, bool linear)
    {
        const uint Red = 13933, Green = 46871, Blue = 4732;
        var (r, g, b) = (pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255);
        if (!linear)
        {
            return ((r * Red) + (g * Green) + (b * Blue) + 32768) >> 16;
        }

        (r, g, b) = (Straight(r, alpha), Straight(g, alpha), Straight(b, alpha));
        var light = ((Images.LinearLight.FromSrgb(r) * Red) + (Images.LinearLight.FromSrgb(g) * Green) + (Images.LinearLight.FromSrgb(b) * Blue)) / 65536f;
        return (uint)((light * alpha) + 0.5f);
    }

    private static uint Straight(uint channel, uint alpha) => Math.Min(255, ((channel * 255) + (alpha / 2)) / alpha);

    private static void MultiplyByAlpha(Span<uint> row, ReadOnlySpan<uint> mask)
    {
        mask = mask[..row.Length];
        for (var i = 0; i < row.Length; i++)
        {
            var share = mask[i] >> 24;
            if (share == 255)
            {
                continue;
            }

            row[i] = share == 0 ? 0 : Times(row[i], share);
        }
    }

    // Two channels at a time: round(c · share / 255) each.
    private static uint Times(uint pixel, uint share)
    {
        var redBlue = ((pixel & 0x00FF00FF) * share) + 0x00800080;
        var greenAlpha = (((pixel >> 8) & 0x00FF00FF) * share) + 0x00800080;
        redBlue = ((redBlue + ((redBlue >> 8) & 0x00FF00FF)) >> 8) & 0x00FF00FF;
        greenAlpha = (greenAlpha + ((greenAlpha >> 8) & 0x00FF00FF)) & 0xFF00FF00;
        return redBlue | greenAlpha;
    }
}
