using OgService.Cards.Tests.Support;
using OgService.Testing;
using OgService.Typography;

namespace OgService.Cards.Tests.Painting;

/// <summary>Glyphs that fonts have as pictures. Looked at beside Chromium's rendering of the same fonts.</summary>
public class BitmapGlyphTests
{
    [Theory]
    [InlineData("cbdt.ttf", "😀")]
    [InlineData("noto_handwriting-sbix.ttf", "✍")]
    public void A_font_s_picture_is_drawn_at_the_size_of_the_text(string file, string text)
    {
        if (Repository.Corpora is not { } corpora)
        {
            Assert.Skip("No corpora here: set OGSERVICE_CORPORA.");
            return;
        }

        using var fonts = new TestFonts(Path.Combine(corpora, "text", "fonts", "fontations", "ttf", file));
        var renderer = new CardRenderer(new TextEngine(FontLibrary.Open(fonts.Folder)));
        var (small, large) = (Draw(renderer, text, 40), Draw(renderer, text, 120));

        Assert.InRange((double)large / small, 7.5, 10.5);
    }

    // Pixels that are not background.
    private static int Draw(CardRenderer renderer, string text, int sizePx)
    {
        var template = Support.Cards.Template(
            $"sizes: [300x300]\ncard:\n  background: black\n  padding: 40px\n  children:\n    - text: \"{text}\"\n      font-family: Colours\n      font-size: {sizePx}px");
        using var pixels = renderer.Paint(renderer.Resolve(template, new CardFields { Title = "Title" }, template.Sizes[0]));
        return pixels.Pixels.ToArray().Count(pixel => (pixel & 0xFFFFFF) != 0);
    }
}
