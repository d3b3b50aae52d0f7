using OgService.Imaging;
using static OgService.Raster.Tests.Pictures;

namespace OgService.Raster.Tests;

public sealed class StrokeTests
{
    private static readonly Path Line = new PathBuilder().MoveTo(20, 30).LineTo(70, 30).Build();
    private static readonly Path Corner = new PathBuilder().MoveTo(20, 70).LineTo(20, 20).LineTo(70, 20).Build();

    [Theory]
    [InlineData(LineCap.Butt, 50 * 8)]
    [InlineData(LineCap.Square, 58 * 8)]
    [InlineData(LineCap.Round, (50 * 8) + (Math.PI * 16))]
    public void Caps_end_a_line(LineCap cap, double area) =>
        Assert.Equal(area, Stroked(Line, new StrokeStyle { Width = 8, Cap = cap }), 0.25);

    [Theory]
    [InlineData(LineJoin.Miter, 4, 64)]
    [InlineData(LineJoin.Miter, 1.4f, 56)]
    [InlineData(LineJoin.Bevel, 4, 56)]
    [InlineData(LineJoin.Round, 4, 48 + (Math.PI * 4))]
    public void Joins_turn_a_corner(LineJoin join, float limit, double corner) =>
        Assert.Equal((2 * 46 * 8) + corner, Stroked(Corner, new StrokeStyle { Width = 8, Join = join, MiterLimit = limit }), 0.25);

    [Fact]
    public void A_closed_figure_has_joins_all_around_and_a_hole() =>
        Assert.Equal((60 * 60) - (40 * 40), Stroked(Path.Rectangle(new Rect(20, 20, 50, 50)), new StrokeStyle { Width = 10 }), 0.01);

    [Fact]
    public void A_circle_is_stroked_to_a_ring() => Assert.Equal(
        Math.PI * ((35 * 35) - (25 * 25)),
        Stroked(Path.RoundedRectangle(new Rect(20, 20, 60, 60), CornerRadii.All(30)), new StrokeStyle { Width = 10 }),
        2.0);

    [Fact]
    public void A_curve_that_turns_within_its_width_shows_both_sides_of_its_centre()
    {
        var tight = new PathBuilder().MoveTo(47, 50).CubicTo(47, 46, 53, 46, 53, 50).Build();
        Assert.Equal(Math.PI / 2 * ((15 * 15) + (9 * 9)), Stroked(tight, new StrokeStyle { Width = 24 }), 6.0);
    }

    [Fact]
    public void A_curve_that_turns_on_the_spot_is_round_there()
    {
        var cusp = new PathBuilder().MoveTo(20, 70).CubicTo(80, 10, 20, 10, 80, 70).Build();
        var box = cusp.Stroke(new StrokeStyle { Width = 12 }).Bounds;
        Assert.Equal(25 - 6, box.Y, 0.1f);
    }

    [Fact]
    public void A_curve_to_and_fro_on_a_line_is_round_where_it_turns()
    {
        var fro = new PathBuilder().MoveTo(20, 30).CubicTo(80, 30, 20, 30, 60, 30).Build();
        Assert.Equal(40 * 8, Stroked(fro, new StrokeStyle { Width = 8 }), 1.0);
    }

    [Fact]
    public void Overlapping_parts_of_a_stroke_count_once()
    {
        var loop = new PathBuilder().MoveTo(20, 20).CubicTo(120, 80, -20, 80, 80, 20).Build();
        using var pixels = PixelBuffer.Create(100, 100);
        using var canvas = new Canvas(pixels);
        canvas.Fill(loop.Stroke(new StrokeStyle { Width = 10 }), Paint.Solid(new Rgba(0, 0, 0, 128)));
        Assert.Equal(128u, pixels.Pixels.ToArray().Max(pixel => pixel >> 24));
    }

    [Fact]
    public void A_dash_without_length_points_along_the_line()
    {
        var slanted = new PathBuilder().MoveTo(20, 20).LineTo(80, 80).Build();
        var style = new StrokeStyle { Width = 8, Cap = LineCap.Square, Dashes = [0, 40], DashOffset = -20 };
        var box = slanted.Stroke(style).Bounds;
        Assert.Equal(20 + (20 / Math.Sqrt(2)) - (4 * Math.Sqrt(2)), box.X, 0.01);
    }

    [Fact]
    public void Dashes_are_as_long_along_curves_as_along_lines()
    {
        var circle = Path.RoundedRectangle(new Rect(10, 10, 80, 80), CornerRadii.All(40));
        var half = Stroked(circle, new StrokeStyle { Width = 2, Dashes = [(float)(Math.PI * 5)] });
        Assert.Equal(Math.PI * 80, half, 0.5);
    }

    [Fact]
    public void Dashes_and_gaps_take_turns()
    {
        var style = new StrokeStyle { Width = 2, Dashes = [6, 4] };
        Assert.Equal(5 * 6 * 2, Stroked(Line, style), 0.01);
        Assert.Equal(((5 * 6) - 1 + 1) * 2, Stroked(Line, style with { DashOffset = 5 }), 0.01);
        Assert.Equal(50 * 2, Stroked(Line, style with { Dashes = [0, 0] }), 0.01);
        Assert.Equal(50 * 2, Stroked(Line, style with { Dashes = [3, -1] }), 0.01);
        Assert.Equal(50 * 2, Stroked(Line, style with { Dashes = [1e-9f] }), 0.01);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-3f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_width_that_is_none_strokes_nothing(float width) => Assert.True(Line.Stroke(new StrokeStyle { Width = width }).IsEmpty);

    [Fact]
    public void A_point_has_caps_only()
    {
        var point = new PathBuilder().MoveTo(30, 30).LineTo(30, 30).Build();
        Assert.Equal(0, Stroked(point, new StrokeStyle { Width = 10 }));
        Assert.Equal(100, Stroked(point, new StrokeStyle { Width = 10, Cap = LineCap.Square }), 0.01);
        Assert.Equal(Math.PI * 25, Stroked(point, new StrokeStyle { Width = 10, Cap = LineCap.Round }), 0.2);
    }

    private static double Stroked(Path path, StrokeStyle style) => Area(100, 100, c => c.Fill(path.Stroke(style), Black));
}
