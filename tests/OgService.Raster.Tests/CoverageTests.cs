using System.Numerics;
using static OgService.Raster.Tests.Pictures;

namespace OgService.Raster.Tests;

public sealed class CoverageTests
{
    private static readonly Path Star = Polygon(50, 5, 77, 88, 6, 37, 94, 37, 23, 88);

    [Theory]
    [InlineData(3.25f, 2.5f, 10.5f, 4.75f)]
    [InlineData(0.1f, 0.9f, 0.3f, 7.7f)]
    [InlineData(5.5f, 5.5f, 0.25f, 0.25f)]
    [InlineData(1f, 2f, 3f, 4f)]
    public void A_rectangle_covers_each_pixel_by_its_area(float x, float y, float width, float height)
    {
        var rect = new Rect(x, y, width, height);
        var direct = Alphas(Draw(20, 12, canvas => canvas.FillRectangle(rect, Black)));
        var asPath = Alphas(Draw(20, 12, canvas => canvas.Fill(Path.Rectangle(rect), Black)));
        for (var row = 0; row < 12; row++)
        {
            for (var column = 0; column < 20; column++)
            {
                var across = Math.Max(0, Math.Min(rect.Right, column + 1.0) - Math.Max(x, column));
                var down = Math.Max(0, Math.Min(rect.Bottom, row + 1.0) - Math.Max(y, row));
                Assert.InRange(direct[(row * 20) + column] - (across * down * 255), -1, 1);
                Assert.InRange(asPath[(row * 20) + column] - (across * down * 255), -1, 1);
            }
        }
    }

    [Fact]
    public void A_triangle_covers_its_area()
    {
        var area = Area(64, 64, canvas => canvas.Fill(Polygon(3.3f, 1.7f, 60.1f, 20.9f, 17.2f, 58.4f), Black));
        var exact = Math.Abs(((60.1 - 3.3) * (58.4 - 1.7)) - ((17.2 - 3.3) * (20.9 - 1.7))) / 2;

        // Each pixel of the outline rounds by at most half a level.
        Assert.InRange(area, exact - 0.5, exact + 0.5);
    }

    [Theory]
    [InlineData(10f)]
    [InlineData(77.7f)]
    [InlineData(240f)]
    public void A_circle_covers_its_area_within_a_thousandth(float radius)
    {
        var area = Area(500, 500, canvas => canvas.FillRoundedRectangle(
            new Rect(250 - radius, 250 - radius, 2 * radius, 2 * radius), CornerRadii.All(radius), Black));
        Assert.InRange(area / (Math.PI * radius * radius), 0.999, 1.001);
    }

    [Fact]
    public void Halves_that_share_an_edge_add_up_to_the_whole()
    {
        var whole = Alphas(Draw(40, 40, canvas => canvas.Fill(Polygon(4, 3, 36, 8, 30, 37, 2, 30), Black)));
        var left = Alphas(Draw(40, 40, canvas => canvas.Fill(Polygon(4, 3, 17.3f, 5.078125f, 14.6f, 33.15f, 2, 30), Black)));
        var right = Alphas(Draw(40, 40, canvas => canvas.Fill(Polygon(17.3f, 5.078125f, 36, 8, 30, 37, 14.6f, 33.15f), Black)));
        for (var i = 0; i < whole.Length; i++)
        {
            Assert.InRange(left[i] + right[i] - whole[i], -1, 1);
        }
    }

    [Fact]
    public void A_star_is_whole_by_non_zero_and_hollow_by_even_odd()
    {
        Assert.Equal(255u, Draw(100, 100, canvas => canvas.Fill(Star, Black))[(45 * 100) + 50] >> 24);
        Assert.Equal(0u, Draw(100, 100, canvas => canvas.Fill(Star, Black, FillRule.EvenOdd))[(45 * 100) + 50] >> 24);
        Assert.Equal(255u, Draw(100, 100, canvas => canvas.Fill(Star, Black, FillRule.EvenOdd))[(40 * 100) + 25] >> 24);
    }

    [Fact]
    public void The_sense_of_a_figure_does_not_matter()
    {
        var forwards = Draw(100, 100, canvas => canvas.Fill(Star, Black));
        var backwards = Draw(100, 100, canvas => canvas.Fill(Polygon(23, 88, 94, 37, 6, 37, 77, 88, 50, 5), Black));
        Assert.Equal(forwards, backwards);
    }

    [Fact]
    public void Overlapping_figures_are_drawn_once_edges_included()
    {
        // As in variable fonts: a stem and a bar with a common edge, both at half pixels.
        var stem = Path.Rectangle(new Rect(4.5f, 2.5f, 5, 20));
        var bar = Path.Rectangle(new Rect(4.5f, 8.25f, 15, 4.5f));
        var union = Alphas(Draw(30, 30, canvas => canvas.Fill(Join(stem, bar), Black)));
        for (var y = 0; y < 30; y++)
        {
            Assert.Equal(y is > 2 and < 22 ? 128 : y is 2 or 22 ? 64 : 0, union[(y * 30) + 4]);
        }

        Assert.Equal(255, union[(10 * 30) + 7]);
        Assert.Equal(191, union[(8 * 30) + 15]);
    }

    [Fact]
    public void A_figure_drawn_twice_is_as_if_drawn_once()
    {
        var shape = Polygon(3, 2, 27, 9, 20, 28, 5, 21);
        Assert.Equal(Draw(30, 30, c => c.Fill(shape, Black)), Draw(30, 30, c => c.Fill(Join(shape, shape), Black)));
        Assert.All(Draw(30, 30, c => c.Fill(Join(shape, shape), Black, FillRule.EvenOdd)), pixel => Assert.Equal(0u, pixel));
    }

    [Fact]
    public void Figures_of_opposite_sense_side_by_side_both_count()
    {
        // In one pixel column the windings are +1 and −1: their mean is nothing, their area is not.
        var down = Polygon(2, 2, 5.5f, 2, 5.5f, 8, 2, 8);
        var up = Polygon(5.5f, 2, 5.5f, 8, 9, 8, 9, 2);
        var backwards = Polygon(5.5f, 2, 9, 2, 9, 8, 5.5f, 8);
        Assert.Equal(255u, Draw(12, 10, c => c.Fill(Join(down, up), Black))[(4 * 12) + 5] >> 24);
        Assert.Equal(255u, Draw(12, 10, c => c.Fill(Join(down, backwards), Black))[(4 * 12) + 5] >> 24);
    }

    [Fact]
    public void A_hole_runs_the_other_way_round()
    {
        var ring = Join(Polygon(2, 2, 18, 2, 18, 18, 2, 18), Polygon(6, 6, 6, 14, 14, 14, 14, 6));
        Assert.Equal((16 * 16) - (8 * 8), Area(20, 20, c => c.Fill(ring, Black)));
    }

    [Fact]
    public void Crossing_edges_meet_at_exact_areas()
    {
        // A bow tie: two triangles of 10 by 20 that meet in the middle, of opposite sense.
        Assert.InRange(Area(24, 24, c => c.Fill(Polygon(2, 2, 22, 22, 22, 2, 2, 22), Black)), 199.5, 200.5);
    }

    [Fact]
    public void Clipping_at_the_picture_equals_drawing_larger_and_cutting()
    {
        var shape = Join(Star.Transform(Matrix3x2.CreateScale(2.3f, 1.7f)), Path.RoundedRectangle(new Rect(-20, 40, 300, 90), CornerRadii.All(31)));
        var large = Alphas(Draw(300, 260, c => c.Fill(shape.Transform(Matrix3x2.CreateTranslation(50, 50)), Black)));
        var small = Alphas(Draw(120, 80, c => c.Fill(shape, Black)));
        for (var y = 0; y < 80; y++)
        {
            for (var x = 0; x < 120; x++)
            {
                Assert.InRange(small[(y * 120) + x] - large[((y + 50) * 300) + x + 50], -1, 1);
            }
        }
    }

    [Fact]
    public void A_mask_is_tight_and_draws_what_the_path_draws()
    {
        var shape = Star.Transform(Matrix3x2.CreateScale(0.31f) * Matrix3x2.CreateTranslation(-7.3f, 4.4f));
        var mask = CoverageMask.From(shape);
        Assert.Equal((-6, 6, 28, 26), (mask.Left, mask.Top, mask.Width, mask.Height));
        var byPath = Draw(40, 50, c => c.Fill(shape.Transform(Matrix3x2.CreateTranslation(10, 10)), Black));
        Assert.Equal(byPath, Draw(40, 50, c => c.FillMask(mask, 10, 10, Black)));
    }

    [Theory]
    [InlineData(-10, -9)]
    [InlineData(25, 3)]
    [InlineData(3, 25)]
    [InlineData(24, 24)]
    [InlineData(300, -300)]
    [InlineData(int.MaxValue, int.MinValue)]
    public void A_mask_partly_outside_is_cut(int x, int y)
    {
        var mask = CoverageMask.From(Path.RoundedRectangle(new Rect(0.5f, 0.5f, 20, 20), CornerRadii.All(8)));
        var seen = Draw(30, 30, c => c.FillMask(mask, x, y, Black));
        var whole = Draw(30, 30, c => c.FillMask(mask, 0, 0, Black));
        for (var i = 0; i < seen.Length; i++)
        {
            long column = (i % 30) - (long)x, row = (i / 30) - (long)y;
            Assert.Equal(column is >= 0 and < 30 && row is >= 0 and < 30 ? whole[(row * 30) + column] : 0, seen[i]);
        }
    }

    [Fact]
    public void Small_shapes_look_right()
    {
        Assert.Equal(
            """
            .168840.
            19####6.
            5#####91
            7######3
            6######2
            3#####90
            06###92.
            ..2441..

            """.ReplaceLineEndings("\n"),
            Text(8, 8, c => c.FillRoundedRectangle(new Rect(0.25f, 0.1f, 7.1f, 7.4f), CornerRadii.All(3.5f), Black)));
    }
}
