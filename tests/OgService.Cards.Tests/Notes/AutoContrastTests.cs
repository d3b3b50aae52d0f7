using OgService.Cards.Tests.Support;

namespace OgService.Cards.Tests.Notes;

public class AutoContrastTests
{
    [Theory]
    [InlineData("white", "'#111111'")]
    [InlineData("'#777777'", "'#888888'")]
    [InlineData("'linear-gradient(90deg, black, white)'", "white")]
    [InlineData("'linear-gradient(90deg, #ff0000, #00ff00 50%, #0000ff)'", "'#808080'")]
    public void A_text_is_readable_on_any_ground(string background, string color)
    {
        foreach (var size in new[] { 20, 60 })
        {
            var (inspection, _) = Draw(background, color, size);

            Assert.DoesNotContain(inspection.Notes, note => note.Code == "contrast.low");
        }
    }

    [Fact]
    public void What_is_readable_stays_as_it_is()
    {
        var (inspection, scene) = Draw("white", "'#334155'", 20);

        Assert.Contains("color #334155", scene.ToText(), StringComparison.Ordinal);
        Assert.DoesNotContain(inspection.Notes, note => note.Code == "contrast.adjusted");
    }

    [Fact]
    public void Another_ink_goes_before_a_scrim()
    {
        var text = Draw("'#f0f0f0'", "'#cccccc'", 20).Scene.ToText();

        Assert.Contains("color #0b0f17", text, StringComparison.Ordinal);
        Assert.DoesNotContain("scrim", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ground_of_everything_gets_a_scrim_no_stronger_than_needed()
    {
        var strong = ScrimAlpha("'linear-gradient(90deg, black, white)'", 20);
        var faint = ScrimAlpha("'linear-gradient(90deg, black, #dddddd)'", 20);

        Assert.InRange(strong, 1, 254);
        Assert.True(faint < strong);
    }

    private static int ScrimAlpha(string background, int size)
    {
        var line = Draw(background, "white", size).Scene.ToText().Split('\n').Single(line => line.Contains("scrim", StringComparison.Ordinal) && line.Contains("blur", StringComparison.Ordinal));
        return Convert.ToInt32(line[^2..], 16);
    }

    private static (SceneInspection Inspection, Scene Scene) Draw(string background, string color, int size)
    {
        var template = Support.Cards.Template($"card:\n  padding: 80px\n  background: {background}\n  children:\n    - {{text: '{{{{ title }}}}', font-size: {size}px, contrast: auto, color: {color}}}\n");
        var scene = Shipped.Renderer.Resolve(template, new CardFields { Title = "Many words go across the whole of the card, from its beginning to its end" }, template.Sizes[0]);
        return (Shipped.Renderer.Inspect(scene), scene);
    }
}
