using OgService.Imaging;

namespace OgService.Svg.Tests;

public sealed class StyleTests
{
    private const string Green = "#008000ff";

    [Theory]
    [InlineData("rect{fill:green}", "fill='red'")]
    [InlineData(".a{fill:green} rect{fill:red}", "class='b a'")]
    [InlineData("#r{fill:green} .a{fill:red}", "class='a'")]
    [InlineData("svg > rect{fill:green}", "")]
    [InlineData("svg rect{fill:green} /* { */", "")]
    [InlineData("rect[class~='b']{fill:green}", "class='a b'")]
    [InlineData("rect:first-child{fill:red} style + rect{fill:green}", "")]
    [InlineData("rect{fill:green !important}", "style='fill:red'")]
    [InlineData("@import 'x'; @media print { rect { fill: red } } rect{fill:green}", "")]
    [InlineData("text,rect{fill:green} rect:hover{fill:red}", "")]
    [InlineData("rect{fill:red}", "style='fill:green'")]
    public void Cascades(string sheet, string attributes)
    {
        using var pixels = Drawing.Draw($"<style>{sheet.Replace(">", "&gt;", StringComparison.Ordinal)}</style><rect id='r' width='20' height='20' {attributes}/>");
        Assert.Equal(Green, pixels.At(10, 10));
    }

    [Fact]
    public void Paints_currentColor_as_the_caller_says()
    {
        using var pixels = Drawing.Draw("<rect width='20' height='20' fill='currentColor'/>", new SvgPaintOptions { CurrentColor = new Rgba(0, 128, 0) });
        Assert.Equal(Green, pixels.At(10, 10));
    }

    [Fact]
    public void Lets_the_document_set_its_own_color()
    {
        using var pixels = Drawing.Draw(
            "<g color='green'><rect width='20' height='20' fill='currentColor'/></g>", new SvgPaintOptions { CurrentColor = new Rgba(255, 0, 0) });
        Assert.Equal(Green, pixels.At(10, 10));
    }

    [Fact]
    public void Takes_the_fallback_of_a_paint_that_is_not_there()
    {
        using var pixels = Drawing.Draw("<rect width='20' height='20' fill='url(#none) green'/>");
        Assert.Equal(Green, pixels.At(10, 10));
    }

    [Fact]
    public void Fills_gradients_from_templates()
    {
        using var pixels = Drawing.Draw(
            "<linearGradient id='a' x2='1'><stop stop-color='green'/><stop offset='1' stop-color='green'/></linearGradient><linearGradient id='b' xlink:href='#a' x1='0.2'/>"
            + "<rect width='20' height='20' fill='url(#b)'/>");
        Assert.Equal(Green, pixels.At(1, 10));
    }

    [Fact]
    public void Multiplies_opacities_of_a_group_once()
    {
        using var pixels = Drawing.Draw("<g opacity='0.5'><rect width='20' height='20'/><rect width='20' height='20'/></g>");
        Assert.Equal("#00000080", pixels.At(10, 10));
    }

    [Fact]
    public void Blends_with_what_is_below()
    {
        using var pixels = Drawing.Draw("<rect width='20' height='20' fill='#ff8000'/><rect width='20' height='20' fill='#808080' style='mix-blend-mode:multiply'/>");
        Assert.Equal("#804000ff", pixels.At(10, 10));
    }

    [Fact]
    public void Isolates_what_blends_inside()
    {
        using var pixels = Drawing.Draw(
            "<rect width='20' height='20' fill='#ff8000'/><g style='isolation:isolate'><rect width='20' height='20' fill='#808080' style='mix-blend-mode:multiply'/></g>");
        Assert.Equal("#808080ff", pixels.At(10, 10));
    }
}
