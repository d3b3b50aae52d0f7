using OgService.Imaging;
using static OgService.Raster.Tests.Pictures;

namespace OgService.Raster.Tests;

public sealed class GroupTests
{
    private static readonly Rgba Ground = new(20, 120, 220);

    [Fact]
    public void A_group_goes_on_as_one()
    {
        // Two overlapping boxes at half opacity: where they overlap nothing shows through twice.
        var pixels = Draw(30, 10, c =>
        {
            c.PushOpacity(0.5f);
            c.FillRectangle(new Rect(0, 0, 20, 10), Paint.Solid(new Rgba(255, 0, 0)));
            c.FillRectangle(new Rect(10, 0, 20, 10), Paint.Solid(new Rgba(255, 0, 0)));
            c.PopOpacity();
        }, new Rgba(255, 255, 255));
        Assert.All(pixels, pixel => Assert.Equal(0xFF7F_7FFFu, pixel));
    }

    [Fact]
    public void Full_opacity_changes_nothing_and_none_draws_nothing()
    {
        var plain = Draw(20, 20, Shape, Ground);
        Assert.Equal(plain, Draw(20, 20, c => InGroup(c, 1), Ground));
        Assert.Equal(Draw(20, 20, _ => { }, Ground), Draw(20, 20, c => InGroup(c, 0), Ground));
        Assert.Equal(Draw(20, 20, _ => { }, Ground), Draw(20, 20, c => InGroup(c, float.NaN), Ground));

        static void Shape(Canvas canvas) => canvas.FillRoundedRectangle(new Rect(2.5f, 3, 12, 11), CornerRadii.All(4), White);

        static void InGroup(Canvas canvas, float opacity)
        {
            canvas.PushOpacity(opacity);
            Shape(canvas);
            canvas.PopOpacity();
        }
    }

    [Fact]
    public void A_whole_rectangle_clips_sharply()
    {
        var clipped = Draw(20, 20, c =>
        {
            c.PushClip(new Rect(4, 5, 6, 7), default);
            c.FillRectangle(new Rect(0, 0, 20, 20), Black);
            c.PopClip();
        });
        Assert.Equal(Draw(20, 20, c => c.FillRectangle(new Rect(4, 5, 6, 7), Black)), clipped);
    }

    [Theory]
    [InlineData(3f, 4f, 20f, 18f, 7f)]
    [InlineData(3.5f, 4.25f, 20.5f, 18f, 0f)]
    [InlineData(-5f, -6f, 30f, 25f, 12f)]
    public void A_rounded_clip_of_a_fill_is_the_filled_box(float x, float y, float width, float height, float radius)
    {
        Rect box = new(x, y, width, height);
        var clipped = Draw(30, 30, c =>
        {
            c.PushClip(box, CornerRadii.All(radius));
            c.FillRectangle(new Rect(-5, -5, 50, 50), Black);
            c.PopClip();
        });
        Assert.Equal(Draw(30, 30, c => c.Fill(Path.RoundedRectangle(box, CornerRadii.All(radius)), Black)), clipped);
    }

    [Fact]
    public void Every_way_of_drawing_obeys_the_clip()
    {
        using var image = PixelBuffer.Create(12, 12);
        image.Pixels.Fill(0xFF11_2233);
        var mask = CoverageMask.From(Path.Rectangle(new Rect(0, 0, 40, 40)));
        Action<Canvas>[] ways =
        [
            c => c.FillRectangle(new Rect(0, 0, 40, 40), Black),
            c => c.FillRectangle(new Rect(0, 0, 40, 40), new LinearGradientPaint(new(0, 0), new(9, 9), [new(0, Ground), new(1, new Rgba(0, 0, 0))])),
            c => c.FillRoundedRectangle(new Rect(-3, -3, 60, 60), CornerRadii.All(2), Black),
            c => c.FillBorder(new Rect(0, 0, 40, 40), default, 18, 18, 18, 18, Black),
            c => c.Fill(Polygon(0, 0, 40, 0, 40, 40, 0, 40), Black),
            c => c.FillMask(mask, 0, 0, Black),
            c => c.DrawShadow(new Rect(0, 0, 40, 40), default, default, 9, 0, new Rgba(0, 0, 0), false),
            c => c.DrawImage(image, new Rect(0, 0, 12, 12), new Rect(0, 0, 40, 40)),
        ];
        var clip = Alphas(Draw(40, 40, c => c.FillRoundedRectangle(new Rect(8, 7, 20, 22), CornerRadii.All(9), Black)));
        Assert.All(ways, way =>
        {
            var free = Alphas(Draw(40, 40, way));
            var bound = Alphas(Draw(40, 40, c =>
            {
                c.PushClip(new Rect(8, 7, 20, 22), CornerRadii.All(9));
                way(c);
                c.PopClip();
            }));
            for (var i = 0; i < bound.Length; i++)
            {
                Assert.InRange(bound[i] - (free[i] * clip[i] / 255.0), -0.51, 0.51);
            }
        });
    }

    [Fact]
    public void A_clip_around_a_group_cuts_its_edge_once()
    {
        var pixels = Alphas(Draw(30, 30, c =>
        {
            c.PushClip(new Rect(3, 3, 20, 20), CornerRadii.All(10));
            c.PushOpacity(0.6f);
            c.FillRectangle(new Rect(0, 0, 30, 30), Black);
            c.PopOpacity();
            c.PopClip();
        }));
        var circle = Alphas(Draw(30, 30, c => c.FillRoundedRectangle(new Rect(3, 3, 20, 20), CornerRadii.All(10), Black)));
        for (var i = 0; i < pixels.Length; i++)
        {
            Assert.InRange(pixels[i] - (circle[i] * 0.6), -0.51, 0.51);
        }
    }

    [Fact]
    public void Nested_clips_multiply_and_go_away_again()
    {
        var pixels = Draw(30, 30, c =>
        {
            c.PushClip(new Rect(2, 2, 20, 20), CornerRadii.All(6));
            c.PushClip(new Rect(8, 8, 20, 20), CornerRadii.All(6));
            c.FillRectangle(new Rect(0, 0, 30, 30), Black);
            c.PopClip();
            c.PopClip();
            c.FillRectangle(new Rect(29, 29, 1, 1), Black);
        });
        var both = Alphas(Draw(30, 30, c => c.FillRoundedRectangle(new Rect(2, 2, 20, 20), CornerRadii.All(6), Black)));
        var other = Alphas(Draw(30, 30, c => c.FillRoundedRectangle(new Rect(8, 8, 20, 20), CornerRadii.All(6), Black)));
        for (var i = 0; i < pixels.Length - 1; i++)
        {
            Assert.InRange((pixels[i] >> 24) - (both[i] * other[i] / 255.0), -0.51, 0.51);
        }

        Assert.Equal(0xFF00_0000u, pixels[^1]);
    }

    [Fact]
    public void Brackets_must_match()
    {
        using var pixels = PixelBuffer.Create(4, 4);
        using var canvas = new Canvas(pixels);
        Assert.Throws<InvalidOperationException>(canvas.PopClip);
        canvas.PushOpacity(0.5f);
        Assert.Throws<InvalidOperationException>(canvas.PopClip);
        canvas.PushClip(new Rect(0, 0, 2, 2), default);
        Assert.Throws<InvalidOperationException>(canvas.PopOpacity);
    }
}
