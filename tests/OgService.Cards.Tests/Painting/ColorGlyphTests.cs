using System.Security.Cryptography;
using OgService.Cards.Tests.Support;
using OgService.Imaging.Png;
using OgService.Testing;
using OgService.Typography;

namespace OgService.Cards.Tests.Painting;

/// <summary>Emoji on cards, to the pixel. The hashes hold on every machine, with hardware intrinsics on and off (<c>DOTNET_EnableHWIntrinsic=0</c>).</summary>
public class ColorGlyphTests
{
    [Theory]
    [InlineData("😀", "feacf9ce")]
    [InlineData("🇫🇷", "107ee50a")]
    [InlineData("🏴\u200D☠\uFE0F", "4fd3409b")]
    [InlineData("👩🏽\u200D🚀", "ca3322e7")]
    [InlineData("3\uFE0F\u20E3", "d4983226")]
    [InlineData("☀\uFE0E", "98293a28")]
    public void An_emoji_is_these_pixels(string text, string hash) => Assert.Equal(hash, Hash(Draw(text)));

    [Theory]
    [InlineData("😀", true)]
    [InlineData("❤\uFE0F\u200D🔥", true)]
    [InlineData("☀\uFE0F", true)]
    [InlineData("☀\uFE0E", false)]
    [InlineData("☀", false)]
    [InlineData("😀\uFE0E", false)]
    public void Emoji_are_in_colour_and_text_presentation_is_not(string text, bool colored) =>
        Assert.Equal(colored, Draw(text).Any(pixel => (pixel & 255) != ((pixel >> 16) & 255)));

    [Fact]
    public void A_translucent_text_has_translucent_emoji()
    {
        var full = Draw("😀");
        var half = Draw("😀", "rgb(255 255 255 / 50%)");

        for (var i = 0; i < full.Length; i++)
        {
            Assert.InRange((int)(half[i] & 255) - ((int)(full[i] & 255) / 2), -1, 1);
        }
    }

    [Fact]
    public void The_colour_of_the_text_does_not_change_an_emoji() => Assert.Equal(Draw("😀"), Draw("😀", "red"));

    [Fact]
    public void Sixty_emoji_stay_well_below_three_hundred_kilobytes()
    {
        const string title = "😀😂🥰😎🤔😴🤯🥳😭😡👨\u200D👩\u200D👧\u200D👦👩\u200D👩\u200D👧\u200D👦👨\u200D👨\u200D👦👩\u200D👧👨\u200D👦🇫🇷🇯🇵🇧🇷🇺🇸🇰🇪🇺🇦🇰🇷👍👍🏻👍🏼👍🏽👍🏾👍🏿1\uFE0F\u20E32\uFE0F\u20E3";
        const string description = "👩🏽\u200D💻👨🏿\u200D🚀🧑🏻\u200D🎨🤝🏽🦸🏼\u200D♀\uFE0F🧙🏽\u200D♂\uFE0F🚀🍳🎉🌅🍕🐶🦄🌸⚽🎸🚗🏠💡📚⌚✅❌⚠\uFE0F☀\uFE0F❤\uFE0F☺\uFE0F✌🏽🏳\uFE0F\u200D🌈🏴\u200D☠\uFE0F";
        var fields = Support.Cards.Everything with { Title = title, Description = description };
        var scene = Shipped.Renderer.Resolve(Shipped.Templates.Get("article"), fields, CardSize.Default);
        using var pixels = Shipped.Renderer.Paint(scene);

        Assert.DoesNotContain(scene.Notes, note => note.Code == "glyph.missing");
        Assert.InRange(PngEncoder.Encode(pixels).Length, 50_000, 260_000);
    }

    [Fact]
    public void Every_kind_of_paint_gives_these_pixels()
    {
        if (Repository.Corpora is not { } corpora)
        {
            Assert.Skip("No corpora here: set OGSERVICE_CORPORA.");
            return;
        }

        // Looked at beside Chromium's rendering: the same but for one glyph that refers to itself, whose outline we draw and Chromium does not.
        using var fonts = new TestFonts(Path.Combine(corpora, "text", "fonts", "fontations", "ttf", "test_glyphs-glyf_colr_1.ttf"));
        var lines = Groups.Select(group => string.Concat(Enumerable.Range(group.First, group.Count).Select(char.ConvertFromUtf32)));
        var nodes = string.Join('\n', lines.Select(line => $"    - text: \"{line}\"\n      width: 3000px\n      flex-shrink: 0"));
        var yaml = "sizes: [2400x1000]\ncard:\n  flex-direction: column\n  background: white\n  color: \"#c02040\"\n  font-family: Colours\n"
            + "  font-size: 32px\n  line-height: 48px\n  children:\n" + nodes;
        var renderer = new CardRenderer(new TextEngine(FontLibrary.Open(fonts.Folder)));

        Assert.Equal("ad6c7770", Hash(Draw(renderer, yaml)));
    }

    [Fact]
    public void Modes_and_extends_of_fonts_and_raster_have_the_same_numbers()
    {
        Assert.Equal(Enum.GetNames<ColorCompositeMode>(), Enum.GetNames<Raster.CompositeMode>());
        Assert.Equal(Enum.GetNames<FontGradientExtend>(), Enum.GetNames<Raster.GradientExtend>());
    }

    private static uint[] Draw(string text, string color = "white") => Draw(
        Shipped.Renderer,
        $"sizes: [80x64]\ncard:\n  background: black\n  padding: 4px\n  children:\n    - text: \"{text}\"\n      font-size: 44px\n      line-height: 56px\n      color: {color}");

    private static uint[] Draw(CardRenderer renderer, string yaml)
    {
        var template = Support.Cards.Template(yaml);
        using var pixels = renderer.Paint(renderer.Resolve(template, new CardFields { Title = "Title" }, template.Sizes[0]));
        return pixels.Pixels.ToArray();
    }

    private static string Hash(uint[] pixels)
    {
        var bytes = pixels.SelectMany(pixel => new[] { (byte)pixel, (byte)(pixel >> 8), (byte)(pixel >> 16), (byte)(pixel >> 24) }).ToArray();
        return Convert.ToHexStringLower(SHA256.HashData(bytes))[..8];
    }

    /// <summary>Where the font has its characters; each group tries one kind of paint.</summary>
    private static IReadOnlyList<(int First, int Count)> Groups { get; } =
    [
        (0xF0100, 4), (0xF0200, 72), (0xF0300, 6), (0xF0500, 9), (0xF0600, 4), (0xF0700, 6), (0xF0800, 4), (0xF0900, 7), (0xF0A00, 28), (0xF0B00, 8),
        (0xF0C00, 11), (0xF0D00, 1), (0xF0E00, 2), (0xF0F00, 7), (0xF1000, 1), (0xF1100, 2), (0xF1200, 1), (0xF1300, 24), (0xF1400, 16),
    ];
}
