using OgService.Imaging;
using static OgService.Raster.Tests.Pictures;

namespace OgService.Raster.Tests;

public sealed class TransformTests
{
    private static readonly PlaneMap Turned = new(0.9, 0.35, -0.3, 1.1, 17.25, 5.5);
    private static readonly GradientStop[] Stops = [new(0, new Rgba(255, 0, 0)), new(1, new Rgba(0, 0, 255, 90))];

    [Fact]
    public void A_turned_shape_is_the_turned_path()
    {
        var path = Path.RoundedRectangle(new Rect(5, 6, 30, 20), CornerRadii.All(7));
        var moved = Draw(80, 60, c =>
        {
            c.PushTransform(Turned);
            c.FillRoundedRectangle(new Rect(5, 6, 30, 20), CornerRadii.All(7), Black);
            c.PopTransform();
            c.FillRectangle(new Rect(0, 0, 3, 3), Black);
        });
        Assert.Equal(Draw(80, 60, c =>
        {
            c.Fill(path.Transform(Turned), Black);
            c.FillRectangle(new Rect(0, 0, 3, 3), Black);
        }), moved);
    }

    [Fact]
    public void Everything_drawn_is_moved_alike()
    {
        using var image = PixelBuffer.Create(9, 7);
        image.Pixels.Fill(0xFF11_2233);
        Action<Canvas>[] ways =
        [
            c => c.FillRectangle(new Rect(2, 3, 30, 20), new LinearGradientPaint(new(2, 3), new(32, 9), Stops)),
            c => c.FillRectangle(new Rect(2, 3, 30, 20), new RadialGradientPaint(new(12, 13), new(20, 9), Stops) { Repeats = true }),
            c => c.FillRectangle(new Rect(2, 3, 30, 20), new ConicGradientPaint(new(12, 13), 0.3f, Stops)),
            c => c.FillBorder(new Rect(2, 3, 30, 20), CornerRadii.All(6), 2, 3, 4, 5, Black),
            c => c.DrawShadow(new Rect(6, 6, 20, 14), CornerRadii.All(4), new(2, 3), 0, 1, new Rgba(0, 0, 0)),
            c => c.DrawInnerShadow(new Rect(6, 6, 20, 14), CornerRadii.All(4), new(2, 3), 0, 1, new Rgba(0, 0, 0)),
            c => c.DrawImage(image, new Rect(0, 0, 9, 7), new Rect(4, 5, 9, 7)),
        ];
        Assert.All(ways, way =>
        {
            var still = Draw(70, 60, way);
            var moved = Draw(70, 60, c =>
            {
                c.PushTransform(PlaneMap.Move(11, 17));
                way(c);
                c.PopTransform();
            });
            for (var y = 0; y < 40; y++)
            {
                for (var x = 0; x < 50; x++)
                {
                    Near(still[(y * 70) + x], moved[((y + 17) * 70) + x + 11]);
                }
            }
        });
    }

    [Fact]
    public void Transforms_nest_and_end()
    {
        var pixels = Draw(40, 40, c =>
        {
            c.PushTransform(PlaneMap.Move(10, 0));
            c.PushTransform(new PlaneMap(2, 0, 0, 2, 0, 0));
            c.FillRectangle(new Rect(1, 1, 5, 5), Black);
            Assert.Equal(new PlaneMap(2, 0, 0, 2, 10, 0), c.Transform);
            c.PopTransform();
            c.PopTransform();
            Assert.True(c.Transform.IsIdentity);
        });
        Assert.Equal(Draw(40, 40, c => c.FillRectangle(new Rect(12, 2, 10, 10), Black)), pixels);
    }

    [Fact]
    public void A_map_that_presses_all_flat_draws_nothing()
    {
        var pixels = Draw(20, 20, c =>
        {
            c.PushTransform(new PlaneMap(0, 0, 0, 1, 0, 0));
            c.FillRectangle(new Rect(0, 0, 20, 20), Black);
            c.PopTransform();
        });
        Assert.All(pixels, pixel => Assert.Equal(0u, pixel));
    }

    [Fact]
    public void A_clip_of_any_shape_cuts_as_the_shape_covers()
    {
        var star = Polygon(20, 2, 32, 38, 1, 15, 39, 15, 8, 38);
        foreach (var rule in new[] { FillRule.NonZero, FillRule.EvenOdd })
        {
            Assert.Equal(Draw(40, 40, c => c.Fill(star, Black, rule)), Draw(40, 40, c =>
            {
                c.PushClip(star, rule);
                c.FillRectangle(new Rect(0, 0, 40, 40), Black);
                c.PopClip();
            }));
        }
    }

    [Fact]
    public void A_layer_joins_in_its_mode_through_the_clips()
    {
        var ground = new Rgba(200, 100, 50);
        var pixels = Draw(30, 30, c =>
        {
            c.PushClip(new Rect(5, 5, 20, 20), CornerRadii.All(10));
            c.PushLayer(new LayerStyle { Mode = CompositeMode.Multiply });
            c.FillRectangle(new Rect(0, 0, 30, 30), Paint.Solid(new Rgba(0, 255, 255)));
            c.PopLayer();
            c.PopClip();
        }, ground);
        Assert.Equal(0xFF32_6400u, pixels[(15 * 30) + 15]);
        Assert.Equal(PremultipliedRgba.From(ground).Packed, pixels[0]);
        var edge = pixels.Where(pixel => pixel is not (0xFF32_6400u or 0xFF32_64C8u)).ToArray();
        Assert.NotEmpty(edge);
        Assert.All(edge, pixel => Assert.InRange(pixel & 255, 1u, 199u));
    }

    [Fact]
    public void A_mask_layer_keeps_what_it_covers()
    {
        var pixels = Draw(20, 10, c =>
        {
            c.PushLayer(new LayerStyle { IsIsolated = true });
            c.FillRectangle(new Rect(0, 0, 20, 10), Paint.Solid(new Rgba(0, 255, 0)));
            c.PushLayer(new LayerStyle { Mode = CompositeMode.DestinationIn });
            c.FillRectangle(new Rect(0, 0, 10, 10), Black);
            c.PopLayer();
            c.PopLayer();
        }, new Rgba(255, 0, 0));
        Assert.Equal((0xFF00_FF00u, 0xFF00_00FFu), (pixels[5], pixels[15]));
    }

    [Fact]
    public void An_inner_shadow_covers_what_its_hole_leaves()
    {
        var area = Area(60, 60, c => c.DrawInnerShadow(new Rect(10, 10, 40, 30), default, new(0, 0), 0, 5, new Rgba(0, 0, 0)));
        Assert.Equal((40 * 30) - (30 * 20), area, 3);
        Assert.Equal(40 * 30, Area(60, 60, c => c.DrawInnerShadow(new Rect(10, 10, 40, 30), default, new(0, 0), 4, 50, new Rgba(0, 0, 0))), 3);
        Assert.Equal(0, Area(60, 60, c => c.DrawInnerShadow(new Rect(10, 10, 40, 30), default, new(0, 0), 0, 0, new Rgba(0, 0, 0))), 3);
    }

    [Fact]
    public void Repeating_gradients_begin_again()
    {
        GradientStop[] stops = [new(0.25f, new Rgba(0, 0, 0)), new(0.5f, new Rgba(255, 255, 255))];
        var row = Draw(80, 1, c => c.FillRectangle(new Rect(0, 0, 80, 1), new LinearGradientPaint(new(0, 0), new(80, 0), stops) { Repeats = true }));
        Assert.Equal(row[20..40], row[0..20]);
        Assert.Equal(row[20..40], row[60..80]);
        Assert.NotEqual(row[20], row[39]);
    }

    [Fact]
    public void Stops_beyond_the_ends_are_only_partly_seen()
    {
        GradientStop[] stops = [new(-1, new Rgba(0, 0, 0)), new(2, new Rgba(255, 255, 255))];
        var row = Draw(100, 1, c => c.FillRectangle(new Rect(0, 0, 100, 1), new LinearGradientPaint(new(0, 0), new(100, 0), stops)));
        Assert.InRange(row[0] & 255, 84u, 87u);
        Assert.InRange(row[99] & 255, 168u, 171u);
    }

    private static void Near(uint one, uint other)
    {
        for (var shift = 0; shift < 32; shift += 8)
        {
            Assert.InRange((int)((one >> shift) & 255) - (int)((other >> shift) & 255), -1, 1);
        }
    }
}
