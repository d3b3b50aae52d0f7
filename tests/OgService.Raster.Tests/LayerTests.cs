using OgService.Imaging;

namespace OgService.Raster.Tests;

public sealed class LayerTests
{
    private static readonly uint Red = PremultipliedRgba.From(new Rgba(255, 0, 0)).Packed;

    [Fact]
    public void Keeps_of_a_picture_only_what_the_mask_covers()
    {
        using var picture = Filled(3, 1, Red);
        using var mask = PixelBuffer.Create(1, 1);
        mask.Pixels[0] = 0x80000000;
        Compositing.KeepInside(picture, mask, 1, 0);
        Assert.Equal([0u, 0x80000080u, 0u], picture.Pixels.ToArray());
    }

    [Theory]
    [InlineData(255, 255, 255, 255, 255u)]
    [InlineData(0, 0, 0, 255, 0u)]
    [InlineData(255, 0, 0, 255, 54u)]
    [InlineData(0, 255, 0, 255, 182u)]
    [InlineData(255, 255, 255, 128, 128u)]
    public void Weighs_colours_as_eyes_do(byte r, byte g, byte b, byte a, uint alpha)
    {
        using var picture = Filled(1, 1, PremultipliedRgba.From(new Rgba(r, g, b, a)).Packed);
        Compositing.LuminanceToAlpha(picture);
        Assert.Equal(alpha << 24, picture.Pixels[0]);
    }

    [Fact]
    public void Puts_a_layer_where_it_belongs_and_leaves_the_rest()
    {
        using var target = PixelBuffer.Create(3, 2);
        using var layer = Filled(2, 2, Red);
        Compositing.Put(target, layer, 2, 1, CompositeMode.Plus, 0.5);
        Assert.Equal([0u, 0u, 0u, 0u, 0u, 0x80000080u], target.Pixels.ToArray());
    }

    [Theory]
    [InlineData(ImageFilter.Nearest)]
    [InlineData(ImageFilter.Smooth)]
    public void Copies_a_picture_that_lies_pixel_on_pixel(ImageFilter filter)
    {
        using var image = PixelBuffer.Create(2, 1);
        (image.Pixels[0], image.Pixels[1]) = (Red, 0xFF00FF00);
        using var target = PixelBuffer.Create(5, 1);
        using (var canvas = new Canvas(target))
        {
            canvas.FillRectangle(new Rect(0, 0, 5, 1), new MappedImagePaint(image, new PlaneMap(1, 0, 0, 1, -1, 0), filter, Repeats: true));
        }

        Assert.Equal([0xFF00FF00, Red, 0xFF00FF00, Red, 0xFF00FF00], target.Pixels.ToArray());
    }

    [Fact]
    public void Turns_a_picture_by_its_map()
    {
        using var image = PixelBuffer.Create(2, 1);
        (image.Pixels[0], image.Pixels[1]) = (Red, 0xFF00FF00);
        using var target = PixelBuffer.Create(1, 2);
        using (var canvas = new Canvas(target))
        {
            canvas.FillRectangle(new Rect(0, 0, 1, 2), new MappedImagePaint(image, new PlaneMap(0, 1, 1, 0, 0, 0), ImageFilter.Nearest, Repeats: false));
        }

        Assert.Equal([Red, 0xFF00FF00], target.Pixels.ToArray());
    }

    [Theory]
    [InlineData(EdgeSmoothing.Area, 76)]
    [InlineData(EdgeSmoothing.Grid, 64)]
    [InlineData(EdgeSmoothing.None, 0)]
    public void Smooths_edges_as_asked(EdgeSmoothing smoothing, int level)
    {
        using var target = PixelBuffer.Create(1, 1);
        using (var canvas = new Canvas(target))
        {
            canvas.Fill(Path.Rectangle(new Rect(0.7f, 0, 3, 1)), Paint.Solid(new Rgba(0, 0, 0)), FillRule.NonZero, smoothing);
        }

        Assert.InRange((int)(target.Pixels[0] >> 24), level - 1, level + 1);
    }

    [Fact]
    public void Cuts_a_miter_at_its_limit_instead_of_dropping_it()
    {
        var corner = new PathBuilder().MoveTo(0, 0).LineTo(10, 0).LineTo(0, 1).Build();
        var style = new StrokeStyle { Width = 2, Join = LineJoin.MiterClip, MiterLimit = 3 };
        Assert.Equal(13, corner.Stroke(style).Bounds.Right, 0.1f);
        Assert.InRange(corner.Stroke(style with { Join = LineJoin.Bevel }).Bounds.Right, 10, 10.2f);
    }

    private static PixelBuffer Filled(int width, int height, uint color)
    {
        var picture = PixelBuffer.Create(width, height);
        picture.Pixels.Fill(color);
        return picture;
    }
}
