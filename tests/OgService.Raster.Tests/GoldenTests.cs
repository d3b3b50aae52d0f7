using System.Numerics;
using OgService.Imaging;
using static OgService.Raster.Tests.Pictures;

namespace OgService.Raster.Tests;

/// <summary>Hashes of composed pictures. They must be the same on every machine, with hardware intrinsics on and off
/// (<c>DOTNET_EnableHWIntrinsic=0</c>); one that changes on purpose is changed here with the reason.</summary>
public sealed class GoldenTests
{
    private static readonly GradientStop[] Dusk = [new(0, new Rgba(30, 58, 138)), new(0.5f, new Rgba(124, 58, 237)), new(1, new Rgba(249, 115, 22))];

    [Theory]
    [InlineData("card", "2112d83224e45679")]
    [InlineData("paths", "aed87bef0bbb6167")]
    [InlineData("gradients", "1a24e41f6e4f996a")]
    [InlineData("images", "836db44077e0da33")]
    public void Composed_pictures_do_not_change(string name, string hash) =>
        Assert.Equal(hash, Hash(Draw(600, 315, canvas => Compose(name, canvas), new Rgba(255, 255, 255))));

    private static void Compose(string name, Canvas canvas)
    {
        switch (name)
        {
            case "card": Card(canvas); break;
            case "paths": Paths(canvas); break;
            case "gradients": Gradients(canvas); break;
            default: Images(canvas); break;
        }
    }

    private static void Card(Canvas canvas)
    {
        var panel = new Rect(20, 18, 560, 279);
        canvas.FillRectangle(new Rect(0, 0, 600, 315), new LinearGradientPaint(new(0, 0), new(600, 315), Dusk));
        canvas.DrawShadow(panel, CornerRadii.All(24), new Vector2(0, 12), 30, 0, new Rgba(0, 0, 0, 128));
        canvas.FillRoundedRectangle(panel, CornerRadii.All(24), Paint.Solid(new Rgba(255, 255, 255, 208)));
        canvas.FillBorder(panel, CornerRadii.All(24), 2, 2, 2, 2, Paint.Solid(new Rgba(15, 23, 42)));
        canvas.FillBorder(new Rect(40.5f, 40, 90, 60), new CornerRadii(30, 10, 25, 0), 2, 6, 10, 1, Paint.Solid(new Rgba(220, 38, 38)));
        var glyph = CoverageMask.From(Path.RoundedRectangle(new Rect(0.3f, 0.6f, 12.7f, 17.1f), new CornerRadii(6, 2, 6, 3)));
        for (var i = 0; i < 60; i++)
        {
            canvas.FillMask(glyph, 40 + (i % 20 * 17), 130 + (i / 20 * 25), Paint.Solid(new Rgba(10, 10, (byte)(i * 4), (byte)(255 - (i * 2)))));
        }

        canvas.PushClip(new Rect(450, 60, 90, 90), CornerRadii.All(45));
        canvas.PushOpacity(0.7f);
        canvas.FillRectangle(new Rect(440, 50, 60, 110), Black);
        canvas.FillRectangle(new Rect(480, 50, 60, 110), Paint.Solid(new Rgba(0, 200, 100)));
        canvas.PopOpacity();
        canvas.PopClip();
    }

    private static void Paths(Canvas canvas)
    {
        var curves = new PathBuilder();
        for (var i = 0; i < 12; i++)
        {
            curves.MoveTo(20 + (i * 45), 20).QuadraticTo(60 + (i * 40), 150, 20 + (i * 45), 290);
            curves.CubicTo(10 + (i * 50), 200, 90 + (i * 31), 100, 20 + (i * 45), 20).Close();
        }

        var path = curves.Build();
        canvas.Fill(path, Paint.Solid(new Rgba(30, 58, 138, 200)));
        canvas.Fill(path.Transform(Matrix3x2.CreateScale(0.5f, 0.7f)), new LinearGradientPaint(new(0, 0), new(0, 315), Dusk), FillRule.EvenOdd);
    }

    private static void Gradients(Canvas canvas)
    {
        canvas.FillRectangle(new Rect(0, 0, 200, 315), new RadialGradientPaint(new(99.7f, 150.2f), new(120, 90), Dusk));
        canvas.FillRectangle(new Rect(200, 0, 200, 315), new ConicGradientPaint(new(299.7f, 150.2f), 0.2f, Dusk));
        canvas.FillRoundedRectangle(new Rect(400.5f, 10, 190, 290), CornerRadii.All(50), new LinearGradientPaint(new(590, 10), new(420, 300), Dusk) { Dither = true });
    }

    private static void Images(Canvas canvas)
    {
        using var image = PixelBuffer.Create(150, 100);
        using (var inner = new Canvas(image))
        {
            Card(inner);
        }

        canvas.DrawImage(image, new Rect(0, 0, 150, 100), new Rect(10, 10, 250, 280));
        canvas.DrawImage(image, new Rect(0, 0, 150, 100), new Rect(300.25f, 10.5f, 44.5f, 33.3f));
        canvas.DrawImage(image, new Rect(20, 15.5f, 90, 60), new Rect(300, 100, 60, 40));
        canvas.DrawImage(image, new Rect(0, 0, 150, 100), new Rect(400, 100, 150, 100));
    }
}
