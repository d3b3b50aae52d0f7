using OgService.Imaging;

namespace OgService.Raster.Tests;

public sealed class ColorTests
{
    // From the examples of CSS Color 4 and 5, and by their formulas.
    [Theory]
    [InlineData(ColorSpace.Oklch, 0.628, 0.2577, 29.23, "#ff0000")]
    [InlineData(ColorSpace.Oklab, 1, 0, 0, "#ffffff")]
    [InlineData(ColorSpace.Lab, 100, 0, 0, "#ffffff")]
    [InlineData(ColorSpace.Hsl, 120, 1, 0.25, "#008000")]
    [InlineData(ColorSpace.Hwb, 90, 0.2, 0.2, "#80cc33")]
    [InlineData(ColorSpace.SrgbLinear, 0.5, 0.5, 0.5, "#bcbcbc")]
    [InlineData(ColorSpace.DisplayP3, 1, 1, 1, "#ffffff")]
    [InlineData(ColorSpace.Xyz, 0.9505, 1, 1.089, "#ffffff")]
    public void Colours_of_other_spaces_are_found(ColorSpace space, double a, double b, double c, string expected)
    {
        Assert.Equal(expected, ColorConversion.ToRgba(ColorConversion.ToSrgb(new ColorParts(a, b, c), space), 1).ToString());
    }

    [Fact]
    public void Every_space_gives_back_what_it_got()
    {
        foreach (var space in Enum.GetValues<ColorSpace>())
        {
            for (var i = 0; i < 200; i++)
            {
                var color = new Rgba((byte)(i * 37), (byte)(i * 91), (byte)(i * 53));
                Assert.Equal(color, ColorConversion.ToRgba(ColorConversion.ToSrgb(ColorConversion.FromSrgb(ColorParts.Of(color), space), space), 1));
            }
        }
    }

    [Theory]
    [InlineData(HueRoute.Shorter, "#ff00ff")]
    [InlineData(HueRoute.Longer, "#00ff00")]
    [InlineData(HueRoute.Increasing, "#00ff00")]
    [InlineData(HueRoute.Decreasing, "#ff00ff")]
    public void Hues_go_the_way_that_is_asked_for(HueRoute route, string expected) =>
        Assert.Equal(expected, ColorMixing.Mix(new Rgba(255, 0, 0), new Rgba(0, 0, 255), 0.5, ColorSpace.Hsl, route).ToString());

    [Fact]
    public void A_grey_takes_the_hue_of_the_other()
    {
        var mixed = ColorMixing.Mix(new Rgba(128, 128, 128), new Rgba(0, 0, 255), 0.5, ColorSpace.Oklch);
        Assert.True(mixed.B > mixed.R && mixed.B > mixed.G);
    }

    [Fact]
    public void What_is_transparent_adds_no_colour() =>
        Assert.Equal("#ff000080", ColorMixing.Mix(new Rgba(255, 0, 0), default, 0.5, ColorSpace.Oklab).ToString());
}
