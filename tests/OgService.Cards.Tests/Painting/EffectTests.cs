using System.Diagnostics;
using OgService.Cards.Painting;

namespace OgService.Cards.Tests.Painting;

/// <summary>Effects of boxes with texts in them, and what becomes of too many.</summary>
public class EffectTests
{
    [Fact]
    public void A_move_keeps_letters_and_edges_at_whole_pixels()
    {
        Assert.Equal(Pixels("left: 40px\n      top: 30px"), Pixels("left: 20px\n      top: 20px\n      transform: translate(20px, 10px)"));

        static uint[] Pixels(string place) => Draw($"""
            card:
              children:
                - position: absolute
                  {place}
                  background: teal
                  padding: 8px
                  text: Moved
                  font-size: 30px
            """);
    }

    [Fact]
    public void Letters_are_turned_not_their_pixels()
    {
        // A whole turn is the text itself: outlines lose nothing.
        var straight = Draw(Card(""));
        var turned = Draw(Card("transform: rotate(360deg)"));
        Assert.Equal(straight, turned);

        var upsideDown = Draw(Card("transform: rotate(180deg)"));
        var ink = straight.Count(pixel => pixel != 0xFFFF_FFFF);
        Assert.InRange(upsideDown.Count(pixel => pixel != 0xFFFF_FFFF), ink * 0.9, ink * 1.1);

        static string Card(string transform) => $"""
            card:
              children:
                - position: absolute
                  left: 60px
                  top: 50px
                  text: Turned ag
                  font-size: 40px
                  {transform}
            """;
    }

    [Fact]
    public void Turned_texts_keep_their_gradient_stroke_lines_and_shadow()
    {
        var scene = Support.Shipped.Renderer.Resolve(Support.Cards.Template("""
            card:
              children:
                - text: "Looks 🚀"
                  font-size: 60px
                  transform: rotate(20deg)
                  color: "linear-gradient(90deg, red, blue)"
                  text-stroke: 3px lime
                  text-shadow: 40px 0 0 black
                  text-decoration: underline
            """), new CardFields { Title = "Title" }, new CardSize(400, 300));
        using var pixels = Support.Shipped.Renderer.Paint(scene);
        var colors = pixels.Pixels.ToArray().ToHashSet();
        Assert.Contains(colors, color => (color & 255) > 200 && ((color >> 8) & 255) < 60 && ((color >> 16) & 255) < 90);
        Assert.Contains(0xFF00_FF00u, colors);
        Assert.Contains(0xFF00_0000u, colors);
    }

    [Theory]
    [InlineData("filter: blur(200px)")]
    [InlineData("opacity: 0.5")]
    [InlineData("mix-blend-mode: luminosity")]
    [InlineData("backdrop-filter: blur(100px)")]
    [InlineData("mask-image: conic-gradient(black, transparent)")]
    [InlineData("box-shadow: 0 0 400px red, 0 0 400px red, inset 0 0 400px red, 0 0 400px red")]
    [InlineData("background: \"conic-gradient(red, blue), conic-gradient(#f008, blue), conic-gradient(#f008, blue), conic-gradient(#f008, blue)\"")]
    [InlineData("transform: rotate(1deg)")]
    [InlineData("clip-path: circle(60%)")]
    public void Sixty_of_anything_on_the_largest_card_end_in_time(string style)
    {
        var yaml = new System.Text.StringBuilder("card:\n");
        for (var i = 0; i < 60; i++)
        {
            var indent = new string(' ', 2 + (4 * i));
            yaml.Append($"{indent}{style}\n{indent}children:\n{indent}  - flex: 1\n");
        }

        var clock = Stopwatch.StartNew();
        var scene = CardRenderer.Resolve(Support.Cards.Template(yaml.ToString()), new CardFields { Title = "Title" }, new CardSize(4096, 2048), new Support.FakeText(), ["Inter"]);
        using var pixels = ScenePainter.Paint(scene, new GlyphCache());
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");
    }

    [Fact]
    public void What_costs_too_much_is_left_out_with_a_note()
    {
        var children = string.Concat(Enumerable.Repeat("    - position: absolute\n      inset: 0\n      filter: blur(80px)\n      background: rgb(255 0 0 / 2%)\n", 60));
        var scene = CardRenderer.Resolve(Support.Cards.Template("card:\n  children:\n" + children), new CardFields { Title = "Title" }, new CardSize(4096, 2048), new Support.FakeText(), ["Inter"]);

        var note = Assert.Single(scene.Notes);
        Assert.Equal("paint.limit", note.Code);
        Assert.InRange(scene.ToText().Split("blur 80").Length, 2, 20);
    }

    private static uint[] Draw(string yaml)
    {
        var scene = Support.Shipped.Renderer.Resolve(Support.Cards.Template(yaml), new CardFields { Title = "Title" }, new CardSize(400, 200));
        using var pixels = Support.Shipped.Renderer.Paint(scene);
        return pixels.Pixels.ToArray();
    }
}
