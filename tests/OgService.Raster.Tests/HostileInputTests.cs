using System.Numerics;
using OgService.Imaging;
using OgService.Testing;
using static OgService.Raster.Tests.Pictures;

namespace OgService.Raster.Tests;

public sealed class HostileInputTests
{
    private static readonly float[] Strange =
        [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e30f, -1e30f, float.MaxValue, float.MinValue, float.Epsilon, 0, -1, 5.5f, 40];

    [Fact]
    public void Any_numbers_are_drawn_or_left_out_without_harm()
    {
        var random = new Random(7);
        using var image = PixelBuffer.Create(9, 7);
        var pixels = Draw(50, 40, canvas =>
        {
            for (var i = 0; i < 1800; i++)
            {
                var rect = new Rect(Next(), Next(), Next(), Next());
                var radii = new CornerRadii(Next(), Next(), Next(), Next());
                switch (i % 9)
                {
                    case 0: canvas.FillRectangle(rect, Black); break;
                    case 1: canvas.FillRoundedRectangle(rect, radii, Black); break;
                    case 2: canvas.FillBorder(rect, radii, Next(), Next(), Next(), Next(), Black); break;
                    case 3: canvas.DrawShadow(rect, radii, new Vector2(Next(), Next()), Next(), Next(), new Rgba(1, 2, 3, 4)); break;
                    case 4: canvas.DrawImage(image, rect, new Rect(Next(), Next(), Next(), Next())); break;
                    case 5: canvas.FillRectangle(new Rect(0, 0, 9, 9), Gradient(i)); break;
                    case 6: canvas.Fill(RandomPath(), Black, FillRule.EvenOdd); break;
                    case 7: canvas.FillMask(CoverageMask.From(RandomPath()), i, -i, Black); break;
                    default:
                        canvas.PushClip(rect, radii);
                        canvas.PushOpacity(Next());
                        canvas.Fill(RandomPath(), Black);
                        canvas.PopOpacity();
                        canvas.PopClip();
                        break;
                }
            }
        });
        AssertPremultiplied(pixels);

        float Next() => Strange[random.Next(Strange.Length)];

        Path RandomPath()
        {
            var builder = new PathBuilder();
            for (var i = 0; i < 6; i++)
            {
                builder.MoveTo(Next(), Next()).LineTo(Next(), Next()).QuadraticTo(Next(), Next(), Next(), Next());
                builder.CubicTo(Next(), Next(), Next(), Next(), Next(), Next()).Close();
            }

            return builder.Build().Transform(new Matrix3x2(1, Next(), 0, 1, Next(), 0));
        }

        Paint Gradient(int kind)
        {
            GradientStop[] stops = [new(Next(), new Rgba(9, 8, 7, 6)), new(Next(), new Rgba(200, 100, 0)), new(Next(), new Rgba(0, 0, 0, 0))];
            return (kind % 3) switch
            {
                0 => new LinearGradientPaint(new Vector2(Next(), Next()), new Vector2(Next(), Next()), stops),
                1 => new RadialGradientPaint(new Vector2(Next(), Next()), new Vector2(Next(), Next()), stops) { Dither = true },
                _ => new ConicGradientPaint(new Vector2(Next(), Next()), Next(), stops),
            };
        }
    }

    [Fact]
    public void Nothing_is_drawn_for_shapes_without_area_or_outside()
    {
        var pixels = Draw(30, 30, canvas =>
        {
            canvas.Fill(new PathBuilder().Build(), Black);
            canvas.Fill(new PathBuilder().MoveTo(5, 5).LineTo(20, 20).Build(), Black);
            canvas.Fill(new PathBuilder().MoveTo(5, 5).Close().Build(), Black);
            canvas.FillRectangle(new Rect(5, 5, 0, 10), Black);
            canvas.FillRectangle(new Rect(15, 5, -10, 10), Black);
            canvas.FillRoundedRectangle(new Rect(5, 5, 10, 0), CornerRadii.All(4), Black);
            canvas.FillRoundedRectangle(new Rect(5, 50, 10, 10), CornerRadii.All(4), Black);
            canvas.FillRectangle(new Rect(-50, -50, 50, 50), Black);
            canvas.Fill(Polygon(40, 1, 90, 5, 60, 20), Black);
            canvas.FillBorder(new Rect(5, 5, 20, 20), CornerRadii.All(4), 0, 0, 0, 0, Black);
            canvas.FillMask(CoverageMask.From(Path.Empty), 3, 3, Black);
            canvas.DrawShadow(new Rect(100, 100, 10, 10), default, default, 20, 0, new Rgba(0, 0, 0));
        });
        Assert.All(pixels, pixel => Assert.Equal(0u, pixel));
        Assert.Equal(0, CoverageMask.From(Path.Empty).Width);
    }

    [Fact]
    public void Shapes_far_larger_than_the_picture_cover_it()
    {
        Rect huge = new(-1e30f, -1e30f, float.PositiveInfinity, float.PositiveInfinity);
        Action<Canvas>[] ways =
        [
            canvas => canvas.FillRectangle(new Rect(-1e9f, -1e9f, 2e9f, 2e9f), Black),
            canvas => canvas.Fill(Path.Rectangle(huge), Black),
            canvas => canvas.FillRoundedRectangle(new Rect(-1e6f, -1e6f, 2e6f, 2e6f), CornerRadii.All(1000), Black),
            canvas => canvas.Fill(Polygon(-1e30f, -1e30f, 1e30f, -1e30f, 1e30f, 1e30f, -1e30f, 1e30f), Black),
        ];
        Assert.All(ways, way => Assert.All(Draw(40, 30, way), pixel => Assert.Equal(0xFF00_0000u, pixel)));
    }

    [Fact]
    public void Negative_radii_are_sharp_corners()
    {
        var rect = new Rect(3.5f, 3, 10, 12);
        Assert.Equal(
            Draw(20, 20, c => c.FillRectangle(rect, Black)),
            Draw(20, 20, c => c.FillRoundedRectangle(rect, new CornerRadii(-1, float.NaN, float.NegativeInfinity, 0), Black)));
    }

    [Theory]
    [InlineData(1_000_000, 3f)]
    [InlineData(30_000, 1200f)]
    public void Very_many_edges_take_seconds_not_minutes(int count, float longestPx)
    {
        var random = new Random(3);
        var builder = new PathBuilder();
        var at = new Vector2(600, 300);
        for (var i = 0; i < count; i++)
        {
            at += new Vector2(random.NextSingle() - 0.5f, random.NextSingle() - 0.5f) * longestPx;
            at = Vector2.Clamp(at, default, new Vector2(1200, 630));
            builder.LineTo(at.X, at.Y);
        }

        var guard = HangGuard.Start();
        Draw(1200, 630, canvas => canvas.Fill(builder.Build(), Black));
        guard.Check();
    }

    [Fact]
    public void Many_figures_in_one_place_still_count_as_inside()
    {
        var box = Path.Rectangle(new Rect(2, 2, 10, 10));
        var builder = new PathBuilder();
        for (var i = 0; i < 5000; i++)
        {
            builder.Add(box);
        }

        Assert.Equal(Draw(20, 20, c => c.Fill(box, Black)), Draw(20, 20, c => c.Fill(builder.Build(), Black)));
    }

    internal static void AssertPremultiplied(uint[] pixels) => Assert.All(pixels, pixel =>
    {
        var alpha = pixel >> 24;
        Assert.True((pixel & 255) <= alpha && ((pixel >> 8) & 255) <= alpha && ((pixel >> 16) & 255) <= alpha);
    });
}
