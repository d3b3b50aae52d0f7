using OgService.Cards;
using OgService.Imaging;
using OgService.Imaging.Jpeg;
using OgService.Imaging.Png;
using OgService.Testing;
using OgService.Typography;

namespace OgService.Benchmarks;

/// <summary>The flat card that other renderers are measured with. Every card has its own counter in the title, so no whole card can be kept.</summary>
public sealed class FlatCard
{
    private readonly CardRenderer renderer = new(new TextEngine(FontLibrary.Open(Repository.PathTo("fonts"))));
    private readonly Template template = TemplateLibrary.Open(Repository.PathTo("tests", "OgService.Benchmarks", "templates")).Get("flat");
    private int counter;

    public Scene Resolve() => renderer.Resolve(template, FieldsOf(counter++), CardSize.Default);

    public PixelBuffer Paint(Scene scene) => renderer.Paint(scene);

    public static byte[] EncodePng(PixelBuffer pixels) => PngEncoder.Encode(pixels);

    public static byte[] EncodeJpeg(PixelBuffer pixels) => JpegEncoder.Encode(pixels, new JpegOptions { Quality = 80 });

    public byte[] Draw()
    {
        using var pixels = Paint(Resolve());
        return EncodePng(pixels);
    }

    public static CardFields FieldsOf(int number) => new()
    {
        Title = $"Exploring the Innovative Nexus: OpenAI's Sora and Its Impact on Digital Creativity {number}",
        Description = "Delve into the transformative relationship between OpenAI and its groundbreaking video model, Sora, reshaping the landscape of digital creativity and multimedia expression.",
        Authors = ["Alex Mercer"],
        Tags = ["AI Technology", "Digital Media"],
        Published = new DateTimeOffset(2024, 2, 20, 14, 30, 0, TimeSpan.Zero),
        SiteName = "Example Blog",
        SiteUrl = "https://example.com",
    };
}
