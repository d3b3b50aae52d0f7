using System.Security.Cryptography;
using System.Text;
using OgService.Imaging;

namespace OgService.Raster.Tests;

/// <summary>Small pictures for tests: drawn, then read as numbers, text or a hash.</summary>
internal static class Pictures
{
    public static readonly Paint Black = Paint.Solid(new Rgba(0, 0, 0));
    public static readonly Paint White = Paint.Solid(new Rgba(255, 255, 255));

    public static uint[] Draw(int width, int height, Action<Canvas> draw, Rgba? background = null)
    {
        using var pixels = PixelBuffer.Create(width, height);
        using var canvas = new Canvas(pixels);
        if (background is { } color)
        {
            canvas.Clear(color);
        }

        draw(canvas);
        return pixels.Pixels.ToArray();
    }

    public static int[] Alphas(uint[] pixels) => Array.ConvertAll(pixels, pixel => (int)(pixel >> 24));

    /// <summary>Covered area in pixels.</summary>
    public static double Area(int width, int height, Action<Canvas> draw) => Alphas(Draw(width, height, draw)).Sum() / 255.0;

    /// <summary>Alpha as text: a character a pixel, a line a row; space is 0, # is 255, digits are ninths between.</summary>
    public static string Text(int width, int height, Action<Canvas> draw)
    {
        var alphas = Alphas(Draw(width, height, draw));
        var text = new StringBuilder();
        for (var y = 0; y < height; y++)
        {
            var row = alphas.AsSpan(y * width, width).ToArray();
            text.Append(string.Concat(row.Select(alpha => alpha switch { 0 => '.', 255 => '#', _ => (char)('0' + (alpha * 10 / 256)) }))).Append('\n');
        }

        return text.ToString();
    }

    public static string Hash(uint[] pixels)
    {
        var bytes = new byte[pixels.Length * 4];
        for (var i = 0; i < pixels.Length; i++)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(i * 4), pixels[i]);
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
    }

    public static Path Polygon(params float[] coordinates)
    {
        var builder = new PathBuilder();
        for (var i = 0; i < coordinates.Length; i += 2)
        {
            _ = i == 0 ? builder.MoveTo(coordinates[0], coordinates[1]) : builder.LineTo(coordinates[i], coordinates[i + 1]);
        }

        return builder.Close().Build();
    }

    public static Path Join(params Path[] paths)
    {
        var builder = new PathBuilder();
        foreach (var path in paths)
        {
            builder.Add(path);
        }

        return builder.Build();
    }
}
