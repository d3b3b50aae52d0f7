using System.Security.Cryptography;
using System.Text;
using OgService.Imaging;
using OgService.Raster;

namespace OgService.Svg.Tests;

/// <summary>Documents written in a line, and the pixels they make.</summary>
internal static class Drawing
{
    public static SvgDocument Document(string content, string attributes = "viewBox=\"0 0 20 20\"", SvgLimits? limits = null) => SvgDocument.Parse(
        Encoding.UTF8.GetBytes($"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" {attributes}>{content}</svg>"), limits);

    /// <summary>Drawn at 20 by 20 pixels.</summary>
    public static PixelBuffer Draw(string content, SvgPaintOptions? options = null) => Document(content).Render(20, 20, options);

    /// <summary>The pixel as <c>#rrggbbaa</c>, multiplied by alpha.</summary>
    public static string At(this PixelBuffer pixels, int x, int y)
    {
        var pixel = new PremultipliedRgba(pixels.Row(y)[x]);
        return $"#{pixel.R:x2}{pixel.G:x2}{pixel.B:x2}{pixel.A:x2}";
    }

    public static void AssertSame(string expected, string content)
    {
        using var one = Draw(expected);
        using var other = Draw(content);
        Assert.True(one.Pixels.SequenceEqual(other.Pixels), $"{content} does not look like {expected}");
    }

    public static string Hash(SvgDocument document, int width, int height, EdgeSmoothing smoothing = EdgeSmoothing.Area)
    {
        using var pixels = document.Render(width, height, new SvgPaintOptions { Smoothing = smoothing });
        var bytes = new byte[4 * pixels.Pixels.Length];
        for (var i = 0; i < pixels.Pixels.Length; i++)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(4 * i), pixels.Pixels[i]);
        }

        return Convert.ToHexString(SHA256.HashData(bytes))[..16];
    }
}
