using OgService.Imaging;
using OgService.Raster.Blending;
using static OgService.Raster.Tests.Pictures;

namespace OgService.Raster.Tests;

/// <summary>Composite modes, layers and gradients in planes of their own.</summary>
public sealed class CompositeTests
{
    private const uint Red = 0xFF00_00FF;
    private const uint HalfBlue = 0x8080_0000;

    [Theory]
    [InlineData(CompositeMode.Clear, 0x0000_0000)]
    [InlineData(CompositeMode.Source, HalfBlue)]
    [InlineData(CompositeMode.Destination, Red)]
    [InlineData(CompositeMode.SourceOver, 0xFF80_007F)]
    [InlineData(CompositeMode.DestinationOver, Red)]
    [InlineData(CompositeMode.SourceIn, HalfBlue)]
    [InlineData(CompositeMode.DestinationIn, 0x8000_0080)]
    [InlineData(CompositeMode.SourceOut, 0x0000_0000)]
    [InlineData(CompositeMode.DestinationOut, 0x7F00_007F)]
    [InlineData(CompositeMode.SourceAtop, 0xFF80_007F)]
    [InlineData(CompositeMode.DestinationAtop, 0x8000_0080)]
    [InlineData(CompositeMode.Xor, 0x7F00_007F)]
    [InlineData(CompositeMode.Plus, 0xFF80_00FF)]
    [InlineData(CompositeMode.Multiply, 0xFF00_007F)]
    [InlineData(CompositeMode.Screen, 0xFF80_00FF)]
    [InlineData(CompositeMode.Darken, 0xFF00_007F)]
    [InlineData(CompositeMode.Lighten, 0xFF80_00FF)]
    [InlineData(CompositeMode.Difference, 0xFF80_00FF)]
    [InlineData(CompositeMode.Exclusion, 0xFF80_00FF)]
    public void Half_blue_on_red(CompositeMode mode, uint expected) => Assert.Equal(expected, Composite.Pixel(Red, HalfBlue, mode));

    [Theory]
    [InlineData(CompositeMode.Overlay, 0x40, 0xC0, 0x60)]
    [InlineData(CompositeMode.HardLight, 0x40, 0xC0, 0xA1)]
    [InlineData(CompositeMode.SoftLight, 0x40, 0xC0, 0x60)]
    [InlineData(CompositeMode.ColorDodge, 0x40, 0xC0, 0xFF)]
    [InlineData(CompositeMode.ColorBurn, 0xC0, 0x80, 0x81)]
    [InlineData(CompositeMode.Luminosity, 0x40, 0xC0, 0xC0)]
    [InlineData(CompositeMode.Color, 0x40, 0xC0, 0x40)]
    public void Opaque_greys_blend_as_the_formulas_say(CompositeMode mode, uint below, uint above, uint expected) =>
        Assert.Equal(0xFF00_0000 | (expected * 0x01_0101), Composite.Pixel(0xFF00_0000 | (below * 0x01_0101), 0xFF00_0000 | (above * 0x01_0101), mode));

    [Fact]
    public void No_channel_ever_exceeds_alpha()
    {
        var random = new Random(3);
        foreach (var mode in Enum.GetValues<CompositeMode>())
        {
            for (var i = 0; i < 3_000; i++)
            {
                var pixel = Composite.Pixel(AnyPixel(random), AnyPixel(random), mode);
                var most = Math.Max(pixel & 255, Math.Max((pixel >> 8) & 255, (pixel >> 16) & 255));
                Assert.True(most <= pixel >> 24, $"{mode} {pixel:x8}");
            }
        }
    }

    [Fact]
    public void A_layer_joins_the_one_below_in_its_mode_and_a_clip_cuts_what_is_on_it()
    {
        var pixels = Layered(layers =>
        {
            layers.Fill(Black);
            layers.PushLayer();
            layers.PushClip(Path.Rectangle(new Rect(1, 0, 2, 1)));
            layers.Fill(White);
            layers.PopClip();
            layers.PopLayer(CompositeMode.DestinationOut);
        });

        Assert.Equal([255, 0, 0, 255], Alphas(pixels));
    }

    [Fact]
    public void Layers_beyond_the_limit_are_not_made()
    {
        var pixels = Layered(
            layers =>
            {
                for (var i = 0; i < 50; i++)
                {
                    layers.PushLayer();
                }

                layers.Fill(White);
                for (var i = 0; i < 50; i++)
                {
                    layers.PopLayer(CompositeMode.SourceOver);
                }

                Assert.Throws<InvalidOperationException>(() => layers.PopLayer(CompositeMode.SourceOver));
            },
            maxPixels: 10);

        Assert.Equal([255, 255, 255, 255], Alphas(pixels));
    }

    [Theory]
    [InlineData(GradientExtend.Pad, "0 0 64 192 255 255 255 255")]
    [InlineData(GradientExtend.Repeat, "64 192 64 192 64 192 64 192")]
    [InlineData(GradientExtend.Reflect, "192 64 64 192 192 64 64 192")]
    public void A_gradient_goes_on_beyond_its_ends(GradientExtend extend, string expected)
    {
        // From pixel 2 to 4, in a plane twice as coarse.
        var paint = new MappedLinearPaint(new PlaneMap(0.5, 0, 0, 1, 0, 0), 1, 0, 2, 0, Greys(0, 1), extend);

        Assert.Equal(expected, string.Join(' ', Draw(8, 1, canvas => canvas.FillRectangle(new Rect(0, 0, 8, 1), paint)).Select(pixel => pixel & 255)));
    }

    [Fact]
    public void Stops_beyond_the_line_count_from_where_they_are()
    {
        var paint = new MappedLinearPaint(new PlaneMap(1, 0, 0, 1, 0, 0), 0, 0, 2, 0, Greys(1, 2), GradientExtend.Pad);

        Assert.Equal([0u, 0u, 64u, 192u, 255u], Draw(5, 1, canvas => canvas.FillRectangle(new Rect(0, 0, 5, 1), paint)).Select(pixel => pixel & 255));
    }

    [Fact]
    public void Colours_mix_before_they_are_multiplied_by_alpha()
    {
        var paint = new MappedLinearPaint(
            new PlaneMap(1, 0, 0, 1, 0, 0), 0, 0, 1, 0, [new(0, new Rgba(255, 255, 255, 0)), new(1, new Rgba(0, 0, 0, 255))], GradientExtend.Pad);

        var pixel = Draw(1, 1, canvas => canvas.FillRectangle(new Rect(0, 0, 1, 1), paint))[0];

        Assert.InRange(pixel >> 24, 127u, 128u);
        Assert.InRange(pixel & 255, 63u, 64u);
    }

    [Fact]
    public void Circles_of_which_none_passes_leave_nothing()
    {
        // A cone that opens to the right.
        var paint = new MappedCirclesPaint(new PlaneMap(1, 0, 0, 1, 0, 0), 4, 4, 0, 8, 4, 2, Greys(0, 1), GradientExtend.Pad);

        var alphas = Alphas(Draw(12, 8, canvas => canvas.FillRectangle(new Rect(0, 0, 12, 8), paint)));

        Assert.Equal((0, 0, 255, 255), (alphas[(4 * 12) + 2], alphas[8], alphas[(4 * 12) + 6], alphas[(4 * 12) + 11]));
    }

    [Fact]
    public void A_sweep_turns_from_the_x_axis_towards_the_y_axis()
    {
        var paint = new MappedSweepPaint(new PlaneMap(1, 0, 0, 1, 0, 0), 2, 2, 0, 1, Greys(0, 1), GradientExtend.Pad);

        var pixels = Draw(4, 4, canvas => canvas.FillRectangle(new Rect(0, 0, 4, 4), paint));

        Assert.Equal([31u, 96u, 159u, 224u], new[] { pixels[15], pixels[12], pixels[0], pixels[3] }.Select(pixel => pixel & 255));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    public void Undefined_gradients_are_drawn_without_harm(double number)
    {
        foreach (var extend in Enum.GetValues<GradientExtend>())
        {
            var map = new PlaneMap(number, 1, 0, 1, number, 0);
            Paint[] paints =
            [
                new MappedLinearPaint(map, number, 0, 0, number, Greys(0, float.NaN), extend),
                new MappedCirclesPaint(map, 0, number, number, 5, 5, 5, Greys(0, 1), extend),
                new MappedSweepPaint(map, 0, number, number, 0, Greys(float.NegativeInfinity, 1), extend),
            ];
            Assert.All(paints, paint => Draw(4, 4, canvas => canvas.FillRectangle(new Rect(0, 0, 4, 4), paint)));
        }
    }

    private static GradientStop[] Greys(float from, float to) => [new(from, new Rgba(0, 0, 0)), new(to, new Rgba(255, 255, 255))];

    private static uint AnyPixel(Random random)
    {
        var color = new Rgba((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
        return PremultipliedRgba.From(color).Packed;
    }

    private static uint[] Layered(Action<LayeredPicture> draw, long maxPixels = 1_000)
    {
        using var target = PixelBuffer.Create(4, 1);
        using (var layers = new LayeredPicture(target, maxPixels))
        {
            draw(layers);
        }

        return target.Pixels.ToArray();
    }
}
