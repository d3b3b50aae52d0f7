using System.Globalization;
using System.IO.Compression;
using OgService.Cards;
using OgService.Imaging;
using OgService.Imaging.Jpeg;
using OgService.Imaging.Png;
using OgService.Imaging.WebP;
using OgService.Testing;
using OgService.Typography;

namespace OgService.Benchmarks;

/// <summary>Writing pictures: the three cards that other renderers are measured with, for scripts that compare sizes and times.</summary>
internal static class Encoding
{
    private static readonly string[] Designs = ["flat", "gradient", "photo"];

    /// <summary>Writes each card into a folder: <c>NAME.png</c>, <c>NAME-small.png</c>, <c>NAME.ppm</c>, <c>NAME.rows</c> (what its PNG compresses), JPEG and WebP.</summary>
    public static void WriteDesigns(string folder)
    {
        var renderer = new CardRenderer(new TextEngine(FontLibrary.Open(Repository.PathTo("fonts"))));
        var templates = TemplateLibrary.Open(Repository.PathTo("tests", "OgService.Benchmarks", "templates"));
        foreach (var name in Designs)
        {
            using var pixels = renderer.Paint(renderer.Resolve(templates.Get(name), FlatCard.FieldsOf(0), CardSize.Default));
            var png = PngEncoder.Encode(pixels);
            Write("png", png);
            Write("rows", RowsOf(png));
            Write("ppm", ToPpm(pixels));
            File.WriteAllBytes(Path.Combine(folder, name + "-small.png"), PngEncoder.Encode(pixels, new PngOptions { Effort = PngEffort.Small }));
            Write("jpg", JpegEncoder.Encode(pixels, new JpegOptions { Quality = 80 }));
            Write("webp", WebPEncoder.Encode(pixels, new WebPOptions { Lossless = true }));
            File.WriteAllBytes(
                Path.Combine(folder, name + "-small.webp"), WebPEncoder.Encode(pixels, new WebPOptions { Lossless = true, Effort = WebPEffort.Small }));

            void Write(string ending, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder, $"{name}.{ending}"), bytes);
        }
    }

    /// <summary>Prints the least processor time of N encodings of a picture in a warm process: PNG, or JPEG of quality 80 with full chroma.</summary>
    public static void Run(string[] args)
    {
        using var decoded = ImageDecoder.Decode(File.ReadAllBytes(args[1]));
        var isPng = args[0] == "png";
        var count = int.Parse(args[2], CultureInfo.InvariantCulture);
        var least = double.MaxValue;
        for (var index = 0; index < count + 10; index++)
        {
            var start = Environment.CpuUsage.TotalTime;
            _ = isPng ? PngEncoder.Encode(decoded.Pixels) : JpegEncoder.Encode(decoded.Pixels, new JpegOptions { Quality = 80 });
            least = Math.Min(least, (Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{least:0.00} ms"));
    }

    private static byte[] RowsOf(byte[] png)
    {
        var at = png.AsSpan().IndexOf("IDAT"u8);
        using var expand = new ZLibStream(new MemoryStream(png, at + 4, png.Length - at - 4), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        expand.CopyTo(rows);
        return rows.ToArray();
    }

    private static byte[] ToPpm(PixelBuffer pixels)
    {
        using var file = new MemoryStream();
        file.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P6\n{pixels.Width} {pixels.Height}\n255\n")));
        foreach (var pixel in pixels.Pixels)
        {
            file.Write([(byte)pixel, (byte)(pixel >> 8), (byte)(pixel >> 16)]);
        }

        return file.ToArray();
    }
}
