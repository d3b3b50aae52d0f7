using OgService.Imaging;

namespace OgService.Raster.Tests;

public sealed class MaskComposerTests
{
    [Fact]
    public void Shapes_that_overlap_become_one()
    {
        var shape = new MaskComposer(0, 0, 8, 4);
        shape.Add(new Rect(1, 1, 4, 2));
        shape.Add(new Rect(3, 1, 4, 2));
        shape.Add(new Rect(0, 3, 0.5f, 1));
        shape.Add(new Rect(0, 3, 0.5f, 1));

        Assert.Equal([0, 255, 255, 255, 255, 255, 255, 0], Row(shape.Build(), 1));
        Assert.Equal(192, Row(shape.Build(), 3)[0]);
    }

    [Fact]
    public void What_lies_outside_the_region_is_left_out()
    {
        var shape = new MaskComposer(10, 10, 4, 4);
        shape.Add(new Rect(-100, -100, 112, 1_000));
        shape.Add(CoverageMask.From(new PathBuilder().MoveTo(0, 0).LineTo(9, 0).LineTo(9, 9).LineTo(0, 9).Close().Build()), 13, 13);
        using var picture = PixelBuffer.Create(3, 3);
        picture.Pixels.Fill(0xFF00_00FF);
        shape.Add(picture, 12, 8);

        var mask = shape.Build();
        Assert.Equal((10, 10, 4, 4), (mask.Left, mask.Top, mask.Width, mask.Height));
        Assert.Equal([255, 255, 255, 255], Row(mask, 0));
        Assert.Equal([255, 255, 0, 0], Row(mask, 2));
        Assert.Equal([255, 255, 0, 255], Row(mask, 3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3.5f)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(30)]
    public void A_blurred_bar_is_that_of_a_true_Gaussian(float blurPx)
    {
        // Seen across, a long bar's edge is the cumulative normal distribution.
        const int width = 400;
        var shape = new MaskComposer(0, 0, width, 300);
        shape.Add(new Rect(200, 0, 200, 300));
        var row = Row(shape.Build(blurPx), 150);

        for (var x = 200 - (int)(blurPx * 1.4f); x < 200 + (blurPx * 1.4f); x++)
        {
            Assert.InRange(row[x] / 255.0, Cumulative((x + 0.5 - 200) / (blurPx / 2)) - 0.02, Cumulative((x + 0.5 - 200) / (blurPx / 2)) + 0.02);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(24)]
    public void Blurring_keeps_the_amount_and_both_sides_alike(float blurPx)
    {
        var shape = new MaskComposer(0, 0, 121, 121);
        shape.Add(new Rect(50, 40, 21, 41));
        var mask = shape.Build(blurPx);
        var sum = 0;
        for (var y = 0; y < mask.Height; y++)
        {
            var row = Row(mask, y);
            Assert.Equal(row, Row(mask, 120 - y));
            Assert.Equal(row, row.Reverse());
            sum += row.Sum(covered => covered);
        }

        Assert.InRange(sum / 255.0, 21 * 41 * 0.985, 21 * 41 * 1.015);
    }

    [Fact]
    public void Nothing_is_a_region_too()
    {
        var mask = new MaskComposer(0, 0, 0, 5).Build(10);

        Assert.Equal(0, mask.Width);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MaskComposer(0, 0, -1, 5));
    }

    // Abramowitz and Stegun 26.2.17, good to seven digits.
    private static double Cumulative(double z)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(z)));
        var tail = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI)
            * t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return z >= 0 ? 1 - tail : tail;
    }

    private static int[] Row(CoverageMask mask, int y)
    {
        using var pixels = PixelBuffer.Create(mask.Left + mask.Width, mask.Top + mask.Height);
        using var canvas = new Canvas(pixels);
        canvas.FillMask(mask, 0, 0, Paint.Solid(new Rgba(0, 0, 0)));
        return [.. pixels.Row(mask.Top + y)[mask.Left..].ToArray().Select(pixel => (int)(pixel >> 24))];
    }
}
