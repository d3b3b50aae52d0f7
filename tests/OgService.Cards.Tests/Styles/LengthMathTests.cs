using OgService.Cards.Styles;
using OgService.Cards.Templates;

namespace OgService.Cards.Tests.Styles;

public class LengthMathTests
{
    // 40 px of font, 25 px at the root, a card of 1000 by 600, a basis of 500.
    [Theory]
    [InlineData("calc(100% - 2em)", 420)]
    [InlineData("calc(10px + 5%)", 35)]
    [InlineData("calc(2 * (10px + 1em) / 4)", 25)]
    [InlineData("calc(100% / 3 * 3)", 500)]
    [InlineData("calc(-1 * 10px)", -10)]
    [InlineData("calc(10px - -5px)", 15)]
    [InlineData("min(50%, 300px)", 250)]
    [InlineData("max(50%, 300px, 10cqw)", 300)]
    [InlineData("clamp(100px, 90%, 400px)", 400)]
    [InlineData("clamp(100px, 5%, 400px)", 100)]
    [InlineData("min(10cqmin, 10cqmax)", 60)]
    [InlineData("CALC(1rem + 1rem)", 50)]
    [InlineData("max(10, 20)", 20)]
    [InlineData("calc(min(1em, 2em) + max(1px, 2px))", 42)]
    [InlineData("10cqmin", 60)]
    [InlineData("10cqmax", 100)]
    [InlineData("2rem", 50)]
    public void Mixed_units_come_to_pixels(string text, float expected)
    {
        Assert.True(Length.TryParse(text, out var length));
        var context = new StyleContext(40, new CardSize(1000, 600), new Dictionary<string, IReadOnlyList<string>>(), CardResources.Of(TemplatePictures.None)) { RootFontSizePx = 25 };

        Assert.Equal(expected, length.Compute(context).Resolve(500), 3);
    }

    [Theory]
    [InlineData("calc(10px+5px)")]
    [InlineData("calc(10px * 5px)")]
    [InlineData("calc(10px + 5)")]
    [InlineData("calc(10 / 0)")]
    [InlineData("calc(1 / 5px)")]
    [InlineData("calc()")]
    [InlineData("calc(10px")]
    [InlineData("calc(10px))")]
    [InlineData("calc(10px, 5px)")]
    [InlineData("clamp(1px, 2px)")]
    [InlineData("min(auto, 1px)")]
    [InlineData("sin(1px)")]
    [InlineData("calc(1e39 * 1px)")]
    public void What_is_no_calculation_is_refused(string text) => Assert.False(Length.TryParse(text, out _));

    [Fact]
    public void Deep_and_long_calculations_are_refused()
    {
        Assert.False(Length.TryParse(string.Concat(Enumerable.Repeat("calc(", 60)) + "1px" + new string(')', 60), out _));
        Assert.False(Length.TryParse("calc(1px" + string.Concat(Enumerable.Repeat(" + 1px", 200)) + ")", out _));
    }

    [Fact]
    public void Products_never_leave_the_range_of_lengths()
    {
        Assert.True(Length.TryParse("calc(16000px * 1e30 * 1e30 - 16000px * 1e30)", out var length));

        Assert.InRange(length.Resolve(0), -Length.Max, Length.Max);
    }

    [Fact]
    public void Boxes_are_laid_out_with_them()
    {
        var boxes = Support.Cards.Lay("""
            padding: calc(1cqw + 10px)
            children:
              - id: a
                width: calc(50% - 20px)
                height: min(100px, 50%)
                padding: max(-5px, -2%)
              - id: b
                flex: 1
                font-size: clamp(20px, 50%, 30px)
                height: 2em
            """);

        Assert.Equal((20, 20, 460, 100), (boxes["a"].X, boxes["a"].Y, boxes["a"].Width, boxes["a"].Height));
        Assert.Equal(40, boxes["b"].Height);
    }

    [Fact]
    public void A_percentage_in_it_is_refused_where_percentages_are() =>
        Assert.Contains("letter-spacing must be", Support.Cards.Refused("card: {letter-spacing: 'calc(1px + 2%)'}").Message);
}
