using OgService.Imaging;

namespace OgService.Cards.Tests.Painting;

/// <summary>Texts that are more than letters of one colour, to the pixel.</summary>
public sealed class DressedTextTests
{
    private const string Card = "sizes: [400x120]\ncard:\n  background: white\n  padding: 20px\n  font-size: 60px\n  line-height: 1\n  font-weight: 800\n  children:\n    - text: \"{{ title }}\"\n";

    [Fact]
    public void Spans_of_the_texts_own_colour_change_no_pixel()
    {
        using var plain = Paint(Card, "Hamburg");
        using var parted = Paint("sizes: [400x120]\ncard:\n  background: white\n  padding: 20px\n  font-size: 60px\n  line-height: 1\n  font-weight: 800\n"
            + "  children:\n    - text:\n        - \"Ham\"\n        - text: burg\n          color: black", "");

        Assert.True(plain.Pixels.SequenceEqual(parted.Pixels));
    }

    [Fact]
    public void A_shadow_lies_under_its_letters_and_nowhere_else()
    {
        using var plain = Paint(Card, "HI");
        using var shadowed = Paint(Card + "      text-shadow: 10px 8px 0 red", "HI");

        var red = 0;
        for (var y = 0; y < 112; y++)
        {
            for (var x = 0; x < 390; x++)
            {
                if (plain.Row(y)[x] == Black)
                {
                    Assert.Equal(Black, shadowed.Row(y)[x]);
                    red += shadowed.Row(y + 8)[x + 10] == Red ? 1 : 0;
                }
            }
        }

        Assert.True(red > 500);
        Assert.DoesNotContain(Red, plain.Pixels.ToArray());
    }

    [Fact]
    public void A_stroke_is_under_its_letters_and_around_them()
    {
        using var plain = Paint(Card, "HI");
        using var stroked = Paint(Card + "      text-stroke: 8px red", "HI");

        var (left, right) = (Left(plain), Left(stroked));
        Assert.Equal(4, left - right);
        for (var index = 0; index < plain.Pixels.Length; index++)
        {
            Assert.True(plain.Pixels[index] != Black || stroked.Pixels[index] == Black);
        }

        static int Left(PixelBuffer pixels) => Enumerable.Range(0, pixels.Width).First(x => Enumerable.Range(0, pixels.Height).Any(y => pixels.Row(y)[x] != White));
    }

    [Fact]
    public void A_translucent_stroke_has_one_shade_where_letters_overlap()
    {
        using var stroked = Paint(Card + "      color: transparent\n      letter-spacing: -8px\n      text-stroke: 12px rgb(255 0 0 / 50%)", "HHH");

        Assert.All(stroked.Pixels.ToArray(), pixel => Assert.True((byte)(pixel >> 8) >= 126));
    }

    [Fact]
    public void A_gradient_goes_across_the_letters()
    {
        using var pixels = Paint(Card + "      color: linear-gradient(90deg, red, blue)", "HHHHH");
        var used = Enumerable.Range(0, pixels.Width).Where(x => pixels.Row(50)[x] is var pixel && pixel != White && (byte)(pixel >> 8) < 8).ToArray();

        Assert.True((byte)pixels.Row(50)[used[0]] > 235);
        Assert.True((byte)(pixels.Row(50)[used[^1]] >> 16) > 235);
    }

    [Fact]
    public void An_underline_stays_clear_of_what_hangs_below_it()
    {
        using var flat = Paint(Card + "      text-decoration: underline red", "HIH");
        using var hanging = Paint(Card + "      text-decoration: underline red", "HgH");
        using var crossed = Paint(Card + "      text-decoration: underline red\n      text-decoration-skip-ink: none", "HgH");

        Assert.Equal(1, Pieces(flat));
        Assert.True(Pieces(hanging) > 1);
        Assert.Equal(1, Pieces(crossed, orBlack: true));

        static int Pieces(PixelBuffer pixels, bool orBlack = false)
        {
            var row = Enumerable.Range(0, pixels.Height).Last(y => pixels.Row(y).Contains(Red));
            var colours = pixels.Row(row).ToArray().Select(pixel => pixel == Red || (orBlack && pixel != White)).ToArray();
            return colours.Where((lit, x) => lit && !colours[x - 1]).Count();
        }
    }

    [Fact]
    public void Texts_far_outside_with_great_shadows_are_drawn_all_the_same()
    {
        using var pixels = Paint(
            Card + "      position: absolute\n      left: -9000px\n      width: 16000px\n      text-shadow: 9000px 0 400px red, -16000px 16000px 0 blue\n      text-stroke: 100px teal", "Far");

        Assert.Equal(400, pixels.Width);
    }

    private const uint White = 0xFFFF_FFFF;
    private const uint Black = 0xFF00_0000;
    private const uint Red = 0xFF00_00FF;

    private static PixelBuffer Paint(string yaml, string title)
    {
        var template = Support.Cards.Template(yaml);
        var renderer = Support.Shipped.Renderer;
        return renderer.Paint(renderer.Resolve(template, new CardFields { Title = title }, template.Sizes[0]));
    }
}
