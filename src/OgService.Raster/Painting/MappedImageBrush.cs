using System.Numerics;
using OgService.Imaging;
using OgService.Raster.Blending;

namespace OgService.Raster.Painting;

/// <summary>Finds each pixel through the plane of a picture: in double precision where, in single precision what colour, by + − × ÷ alone.</summary>
internal sealed class MappedImageBrush : Brush
{
    private readonly PixelBuffer image;
    private readonly MappedImagePaint paint;
    private readonly uint opacity;
    private readonly bool copies;
    private readonly bool isMoved;

    private MappedImageBrush(MappedImagePaint paint)
    {
        this.paint = paint;
        image = paint.Image;
        opacity = paint.Opacity > 0 ? (uint)((Math.Min(paint.Opacity, 1) * 255) + 0.5) : 0;

        // Pixel on pixel: nothing to find between them.
        var map = paint.Map;
        isMoved = map.Xx == 1 && map.Yy == 1 && map.Xy == 0 && map.Yx == 0 && Math.Floor(map.Dx) == map.Dx && Math.Floor(map.Dy) == map.Dy
            && Math.Abs(map.Dx) < 1e6 && Math.Abs(map.Dy) < 1e6;
        copies = isMoved || paint.Filter == ImageFilter.Nearest;
    }

    public override bool IsOpaque => false;

    public static Brush From(MappedImagePaint paint)
    {
        var map = paint.Map;
        return double.IsFinite(map.Xx + map.Xy + map.Yx + map.Yy + map.Dx + map.Dy) ? new MappedImageBrush(paint) : new SolidBrush(0);
    }

    public override void FillRow(int x, int y, Span<uint> pixels)
    {
        var map = paint.Map;
        if (isMoved && paint.Repeats)
        {
            CopyRounds(x + (int)map.Dx, y + (int)map.Dy, pixels);
            return;
        }

        if (isMoved && TryCopy(x + (int)map.Dx, y + (int)map.Dy, pixels))
        {
            return;
        }

        for (var i = 0; i < pixels.Length; i++)
        {
            var (u, v) = (x + i + 0.5, y + 0.5);
            var (px, py) = ((map.Xx * u) + (map.Xy * v) + map.Dx, (map.Yx * u) + (map.Yy * v) + map.Dy);
            var color = copies ? image.Row(Row(Math.Floor(py)))[Column(Math.Floor(px))] : Between(px - 0.5, py - 0.5);
            pixels[i] = opacity == 255 ? color : ScalarBlend.Over(0, color, (byte)opacity);
        }
    }

    // Rows of layers, whole pixels moved by whole pixels.
    private bool TryCopy(int x, int y, Span<uint> pixels)
    {
        if (x < 0 || y < 0 || y >= image.Height || x + pixels.Length > image.Width)
        {
            return false;
        }

        image.Row(y).Slice(x, pixels.Length).CopyTo(pixels);
        Fade(pixels);
        return true;
    }

    private void CopyRounds(int x, int y, Span<uint> pixels)
    {
        var row = image.Row(Rest(y, image.Height));
        var from = Rest(x, image.Width);
        for (var at = 0; at < pixels.Length;)
        {
            var length = Math.Min(row.Length - from, pixels.Length - at);
            row.Slice(from, length).CopyTo(pixels[at..]);
            (at, from) = (at + length, 0);
        }

        Fade(pixels);

        static int Rest(int place, int count) => ((place % count) + count) % count;
    }

    private void Fade(Span<uint> pixels)
    {
        if (opacity < 255)
        {
            foreach (ref var pixel in pixels)
            {
                pixel = pixel == 0 ? 0 : ScalarBlend.Over(0, pixel, (byte)opacity);
            }
        }
    }

    private int Column(double x) => At(x, image.Width);

    private int Row(double y) => At(y, image.Height);

    private int At(double place, int count)
    {
        if (paint.Repeats)
        {
            place -= Math.Floor(place / count) * count;
        }

        return (int)Math.Clamp(place, 0, count - 1);
    }

    private uint Between(double x, double y)
    {
        var (left, top) = (Math.Floor(x), Math.Floor(y));
        var across = Weights((float)(x - left));
        var down = Weights((float)(y - top));
        var sum = Vector4.Zero;
        Span<int> columns = [Column(left - 1), Column(left), Column(left + 1), Column(left + 2)];
        for (var j = 0; j < 4; j++)
        {
            var row = image.Row(Row(top - 1 + j));
            var line = (Channels(row[columns[0]]) * across.X) + (Channels(row[columns[1]]) * across.Y)
                + (Channels(row[columns[2]]) * across.Z) + (Channels(row[columns[3]]) * across.W);
            sum += line * down[j];
        }

        var alpha = Math.Clamp(sum.W, 0, 255);
        return Level(sum.X, alpha) | (Level(sum.Y, alpha) << 8) | (Level(sum.Z, alpha) << 16) | (Level(alpha, 255) << 24);
    }

    private static Vector4 Channels(uint pixel) => new(pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255, pixel >> 24);

    private static uint Level(float channel, float most) => (uint)(Math.Clamp(channel, 0, most) + 0.5f);

    // B = C = 1/3; t is the place between the second and the third of four neighbours.
    private static Vector4 Weights(float t)
    {
        var u = 1 - t;
        return new Vector4(Outer(1 + t), Inner(t), Inner(u), Outer(1 + u));

        static float Inner(float d) => (((7 * d) - 12) * d * d / 6) + (16f / 18);
        static float Outer(float d) => ((((((-7 * d) + 36) * d) - 60) * d) + 32) / 18;
    }
}
