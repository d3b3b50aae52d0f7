using System.Buffers;
using System.Runtime.Intrinsics;
using OgService.Imaging.Colors;

namespace OgService.Imaging.Decoding;

/// <summary>Where decoders put their rows: converts colours, averages boxes of pixels when the picture is wanted smaller, turns it and
/// multiplies by alpha. A reduced picture never exists at its whole size.</summary>
/// <remarks>
/// Boxes are averaged in linear light and with alpha as weight, in integers. A box at the right or lower edge may be smaller than the others;
/// it is the average of what it has. Pieces may come in any order as long as each pixel comes once.
/// </remarks>
internal sealed class PictureTarget : IDisposable
{
    /// <summary>65,535 times the pixels of a box must fit 32 bits.</summary>
    public const int MaxReduction = 128;

    // Red, green, blue and alpha of a box, in linear light of 16 bits multiplied by alpha.
    private const int Sums = 4;

    private readonly int width;
    private readonly int height;
    private readonly int reduction;
    private readonly int orientation;
    private readonly bool anyOrder;
    private readonly IColorTransform? colors;
    private readonly int reducedWidth;
    private readonly int reducedHeight;
    private readonly uint[] row;
    private uint[] sums = [];
    private PixelBuffer? pixels;
    private uint alphaOfAll = 0xFF00_0000;
    private int rowsInBand;

    public PictureTarget(
        int width, int height, int reduction, int orientation, bool anyOrder, IColorTransform? colors, ImageLimits limits)
    {
        this.width = width;
        this.height = height;
        this.reduction = reduction;
        this.orientation = orientation;
        this.anyOrder = anyOrder;
        this.colors = colors;
        reducedWidth = DivideUp(width, reduction);
        reducedHeight = DivideUp(height, reduction);
        var sumsLength = reduction == 1 ? 0 : (long)Sums * reducedWidth * (anyOrder ? reducedHeight : 1);
        limits.CheckMemory((4L * reducedWidth * reducedHeight) + (4 * sumsLength));
        var isTurned = orientation >= 5;
        row = new uint[width];
        pixels = PixelBuffer.CreateUninitialized(isTurned ? reducedHeight : reducedWidth, isTurned ? reducedWidth : reducedHeight);
        if (sumsLength > 0)
        {
            sums = ArrayPool<uint>.Shared.Rent(checked((int)sumsLength));
            sums.AsSpan(0, (int)sumsLength).Clear();
        }
    }

    /// <summary>Of the picture itself, before any reduction and turned if that was asked for.</summary>
    public (int Width, int Height) WholeSize { get; init; }

    /// <summary>Whether any pixel written so far is not opaque.</summary>
    public bool HasAlpha => alphaOfAll != 0xFF00_0000;

    /// <summary>Room for a row of straight pixels, for <see cref="Write"/>.</summary>
    public Span<uint> Row => row;

    /// <summary>Places pixels of a row: the first at <paramref name="left"/>, each further one <paramref name="step"/> on.</summary>
    /// <param name="straight">Packed, with straight alpha; may be changed.</param>
    public void Write(int y, Span<uint> straight, int left = 0, int step = 1)
    {
        colors?.Convert(straight);
        var alpha = CommonBits(straight);
        alphaOfAll &= alpha;
        var isOpaque = alpha >= 0xFF00_0000;
        if (reduction > 1)
        {
            Add(y, straight, left, step);
            if (!anyOrder && (++rowsInBand == reduction || y == height - 1))
            {
                FinishBand(y / reduction, 0);
                sums.AsSpan(0, Sums * reducedWidth).Clear();
                rowsInBand = 0;
            }

            return;
        }

        if (!isOpaque)
        {
            Multiply(straight);
        }

        Place(y, straight, left, step);
    }

    /// <summary>The picture; it is the caller's to dispose of now.</summary>
    public PixelBuffer Finish()
    {
        if (reduction > 1 && anyOrder)
        {
            for (var y = 0; y < reducedHeight; y++)
            {
                FinishBand(y, y * reducedWidth * Sums);
            }
        }

        var whole = pixels!;
        pixels = null;
        return whole;
    }

    public void Dispose()
    {
        pixels?.Dispose();
        pixels = null;
        if (sums.Length > 0)
        {
            ArrayPool<uint>.Shared.Return(sums);
            sums = [];
        }
    }

    private static int DivideUp(int value, int divisor) => (value + divisor - 1) / divisor;

    private static uint CommonBits(ReadOnlySpan<uint> pixels)
    {
        var common = uint.MaxValue;
        var commons = Vector256<uint>.AllBitsSet;
        for (; pixels.Length >= 8; pixels = pixels[8..])
        {
            commons &= Vector256.Create(pixels);
        }

        foreach (var pixel in pixels)
        {
            common &= pixel;
        }

        for (var lane = 0; lane < 8; lane++)
        {
            common &= commons.GetElement(lane);
        }

        return common;
    }

    private static void Multiply(Span<uint> straight)
    {
        foreach (ref var pixel in straight)
        {
            if (pixel < 0xFF00_0000)
            {
                pixel = PremultipliedRgba.From(new Rgba((byte)pixel, (byte)(pixel >> 8), (byte)(pixel >> 16), (byte)(pixel >> 24))).Packed;
            }
        }
    }

    private void Add(int y, ReadOnlySpan<uint> straight, int left, int step)
    {
        var linear = LinearLight.FromSrgb;
        var band = sums.AsSpan(anyOrder ? y / reduction * reducedWidth * Sums : 0, reducedWidth * Sums);
        var box = left / reduction;
        var inBox = left % reduction;
        foreach (var pixel in straight)
        {
            var sum = band.Slice(Sums * box, Sums);
            var alpha = pixel >> 24;
            uint red = linear[(int)(pixel & 255)], green = linear[(int)((pixel >> 8) & 255)], blue = linear[(int)((pixel >> 16) & 255)];
            if (alpha != 255)
            {
                (red, green, blue) = (((red * alpha) + 127) / 255, ((green * alpha) + 127) / 255, ((blue * alpha) + 127) / 255);
            }

            sum[0] += red;
            sum[1] += green;
            sum[2] += blue;
            sum[3] += alpha;
            inBox += step;
            while (inBox >= reduction)
            {
                inBox -= reduction;
                box++;
            }
        }
    }

    private void FinishBand(int y, int from)
    {
        var finished = row.AsSpan(0, reducedWidth);
        var high = Math.Min(reduction, height - (y * reduction));
        for (var x = 0; x < reducedWidth; x++)
        {
            var sum = sums.AsSpan(from + (Sums * x), Sums);
            var count = (uint)(high * Math.Min(reduction, width - (x * reduction)));
            finished[x] = LinearLight.Average(sum[0], sum[1], sum[2], sum[3], count);
        }

        Place(y, finished, 0, 1);
    }

    // Orientations 5 to 8 turn rows into columns; the others mirror.
    private void Place(int y, ReadOnlySpan<uint> premultiplied, int left, int step)
    {
        var target = pixels!;
        if (orientation == 1)
        {
            var line = target.Row(y);
            if (step == 1)
            {
                premultiplied.CopyTo(line[left..]);
                return;
            }

            for (var index = 0; index < premultiplied.Length; index++)
            {
                line[left + (index * step)] = premultiplied[index];
            }

            return;
        }

        var right = reducedWidth - 1;
        var bottom = reducedHeight - 1;
        var (start, across) = orientation switch
        {
            2 => ((y * target.Width) + right, -1),
            3 => (((bottom - y) * target.Width) + right, -1),
            4 => ((bottom - y) * target.Width, 1),
            5 => (y, target.Width),
            6 => (bottom - y, target.Width),
            7 => ((right * target.Width) + bottom - y, -target.Width),
            _ => ((right * target.Width) + y, -target.Width),
        };
        var all = target.Pixels;
        for (var index = 0; index < premultiplied.Length; index++)
        {
            all[start + (across * (left + (index * step)))] = premultiplied[index];
        }
    }
}
