using OgService.Cards.Styles;
using OgService.Raster;

namespace OgService.Cards.Tests.Styles;

public class CssTests
{
    [Theory]
    [InlineData("#abc", "#aabbcc")]
    [InlineData("#abcd", "#aabbccdd")]
    [InlineData("#0B1120", "#0b1120")]
    [InlineData("#0b112080", "#0b112080")]
    [InlineData("rebeccapurple", "#663399")]
    [InlineData("transparent", "#00000000")]
    [InlineData("rgb(255, 0, 51)", "#ff0033")]
    [InlineData("rgb(255 0 51 / 50%)", "#ff003380")]
    [InlineData("rgba(0, 0, 0, 0.2)", "#00000033")]
    [InlineData("rgb(100% 0% 20%)", "#ff0033")]
    [InlineData("hsl(120, 100%, 25%)", "#008000")]
    [InlineData("hsl(210deg 50% 50% / 0.5)", "#4080bf80")]
    [InlineData("color-mix(in srgb, white, black)", "#808080")]
    [InlineData("color-mix(in srgb, red 20%, transparent)", "#ff000033")]
    [InlineData("color-mix(in srgb, red 25%, blue 25%)", "#80008080")]
    public void Colours_are_read(string text, string expected)
    {
        Assert.True(CssColor.TryParse(text, out var color));
        Assert.Equal(expected, color.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("#12")]
    [InlineData("#ggg")]
    [InlineData("rgb(1 2)")]
    [InlineData("hsl(a b c)")]
    [InlineData("color-mix(in srgb, red)")]
    [InlineData("reddish")]
    public void Other_texts_are_not_colours(string text) => Assert.False(CssColor.TryParse(text, out _));

    [Theory]
    [InlineData("linear-gradient(90deg, red, blue)", 0, 50, 200, 50)]
    [InlineData("linear-gradient(red, blue)", 100, 0, 100, 100)]
    [InlineData("linear-gradient(to left, red, blue)", 200, 50, 0, 50)]
    [InlineData("linear-gradient(135deg, red, blue)", 25, -25, 175, 125)]
    [InlineData("linear-gradient(to bottom right, red, blue)", 60, -30, 140, 130)]
    public void Gradients_run_from_corner_to_corner(string text, float x1, float y1, float x2, float y2)
    {
        var paint = Assert.IsType<LinearGradientPaint>(Gradient.Parse(text)!.For(new Rect(0, 0, 200, 100)));

        Assert.Equal(x1, paint.Start.X, 3);
        Assert.Equal(y1, paint.Start.Y, 3);
        Assert.Equal(x2, paint.End.X, 3);
        Assert.Equal(y2, paint.End.Y, 3);
    }

    [Theory]
    [InlineData("linear-gradient(red, lime, blue)", "0 0.5 1")]
    [InlineData("linear-gradient(red 20%, lime, teal, blue 80%)", "0.2 0.4 0.6 0.8")]
    [InlineData("linear-gradient(red, lime 60%, blue 30%)", "0 0.6 0.6")]
    [InlineData("linear-gradient(red 0% 50%, blue 50% 100%)", "0 0.5 0.5 1")]
    public void Stops_are_spread_and_never_go_back(string text, string expected)
    {
        var stops = Gradient.Parse(text)!.For(new Rect(0, 0, 10, 10)).Stops;

        Assert.Equal(expected, string.Join(' ', stops.Select(stop => FormattableString.Invariant($"{stop.Offset:0.##}"))));
    }
}
