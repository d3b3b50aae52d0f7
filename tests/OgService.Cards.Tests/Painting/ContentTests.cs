using OgService.Cards.Icons;
using OgService.Cards.Tests.Support;
using OgService.Imaging;

namespace OgService.Cards.Tests.Painting;

/// <summary>Icons, QR codes and sparklines.</summary>
public sealed class ContentTests
{
    [Fact]
    public void An_icon_is_as_large_as_the_text_and_in_its_color()
    {
        using var pixels = Draw("- icon: square\n      color: red\n      font-size: 48px");
        var scene = Resolve("- icon: square\n      font-size: 48px").ToText();

        Assert.Contains("picture 0,0 48x48 \"icon square\"", scene);
        Assert.Equal("#ff0000 #ffffff", Colors(pixels, (24, 6), (24, 24)));
    }

    [Fact]
    public void Icons_stand_in_lines_of_text()
    {
        var scene = Resolve("- text:\n        - icon: star\n        - \" Favourite\"\n      font-size: 40px").ToText();

        Assert.Contains("40x40 \"star\"", scene);
        Assert.Contains(" Favourite\"", scene);
    }

    [Theory]
    [InlineData("icon: rokcet", "there is no icon rokcet; did you mean \"rocket\"?")]
    [InlineData("icon: brand:gitlub", "there is no icon brand:gitlub; did you mean \"brand:github\"?")]
    [InlineData("sparkline: many", "sparkline must be numbers such as [3, 5, 8]; got \"many\".")]
    [InlineData("sparkline: [1, 2]\n      kind: pie", "kind must be bar, line or area; got \"pie\".")]
    [InlineData("qr: hello\n      kind: bar", "kind goes with sparkline, not with qr.")]
    [InlineData("qr: hello\n      correction: best", "correction must be low, medium, quartile or high; got \"best\".")]
    [InlineData("text:\n        - code: hello", "code says how marks in a text look; a block of code is a node of its own.")]
    public void What_cannot_be_is_refused(string node, string reason) =>
        Assert.Contains(reason, Support.Cards.Refused($"card:\n  children:\n    - {node}").Message);

    [Fact]
    public void An_icon_that_only_the_post_names_wrongly_is_noted()
    {
        var scene = Resolve("- icon: \"{{ section }}\"", new CardFields { Title = "Title", Section = "rokcet" });

        var note = Assert.Single(scene.Notes);
        Assert.Equal(("icon.unknown", "there is no icon rokcet; did you mean \"rocket\"", "card.children[0]"), (note.Code, note.Message, note.Node));
    }

    [Fact]
    public void Every_icon_can_be_drawn()
    {
        Assert.True(IconSet.Names.Count() > 2_000);
        Assert.All(IconSet.Names, name => Assert.Null(IconSet.Find(name, 2)!.Fault));
    }

    [Theory]
    [InlineData("square")]
    [InlineData("dots")]
    public void A_code_has_whole_pixels_and_its_middle(string shape)
    {
        using var pixels = Draw($"- qr: hello\n      shape: {shape}\n      width: 110px\n      height: 110px");

        // 21 modules of 5 pixels, and 2 or 3 around.
        Assert.Equal("#ffffff #000000 #ffffff #000000 #000000", Colors(pixels, (1, 20), (4, 20), (9, 20), (17, 20), (20, 20)));
    }

    [Fact]
    public void A_code_that_nobody_could_read_is_noted()
    {
        var scene = Resolve("- qr: \"{{ url }}\"\n      width: 50px\n      height: 50px", new CardFields { Title = "Title", Url = "https://example.com/a-long-address/of-a-post" });

        Assert.Equal("qr.small", Assert.Single(scene.Notes).Code);
    }

    [Fact]
    public void Bars_start_at_nothing_and_the_last_stands_out()
    {
        using var pixels = Draw("- sparkline: [10, 20, -10, 20]\n      kind: bar\n      color: black\n      width: 400px\n      height: 90px");

        Assert.Equal("#ffffff #949494 #ffffff #949494 #000000", Colors(pixels, (30, 10), (130, 10), (230, 30), (230, 70), (330, 10)));
    }

    [Fact]
    public void A_line_stays_within_its_box()
    {
        var scene = Resolve("- sparkline: 1 5 2 9 3\n      kind: area\n      width: 300px\n      height: 80px").ToText();

        Assert.Contains("shape 1.5,5.4 293.1x74.6 area", scene);
    }

    [Fact]
    public void Numbers_come_from_the_front_matter()
    {
        var yaml = "values:\n  commits: { type: numbers, default: [1, 2, 3] }\ncard:\n  children:\n    - sparkline: \"{{ commits }}\"\n      kind: bar";
        var scene = Shipped.Renderer.Resolve(Support.Cards.Template(yaml), new CardFields { Title = "Title" }, CardSize.Default).ToText();

        Assert.Contains("bars fill", scene);
    }

    private static PixelBuffer Draw(string nodes) => Shipped.Renderer.Paint(Resolve(nodes));

    private static Scene Resolve(string nodes, CardFields? fields = null) => Shipped.Renderer.Resolve(
        Support.Cards.Template($"card:\n  align-items: flex-start\n  children:\n    {nodes}\n"), fields ?? new CardFields { Title = "Title" }, CardSize.Default);

    private static string Colors(PixelBuffer pixels, params (int X, int Y)[] places) => string.Join(' ', places.Select(place =>
    {
        var packed = pixels.Row(place.Y)[place.X];
        return new Rgba((byte)packed, (byte)(packed >> 8), (byte)(packed >> 16), (byte)(packed >> 24));
    }));
}
