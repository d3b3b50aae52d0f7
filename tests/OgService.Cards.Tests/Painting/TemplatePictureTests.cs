using OgService.Cards.Tests.Support;
using OgService.Imaging;
using OgService.Imaging.Png;

namespace OgService.Cards.Tests.Painting;

/// <summary>Pictures that lie in a template's folder, as backgrounds of boxes and in lines of text.</summary>
public sealed class TemplatePictureTests : IDisposable
{
    private const string Mark = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 10'><rect width='20' height='10' fill='currentColor'/></svg>";

    private readonly string folder = Directory.CreateTempSubdirectory("og-pictures-").FullName;

    public TemplatePictureTests()
    {
        Write("assets/mark.svg", System.Text.Encoding.UTF8.GetBytes(Mark));
        using var photo = PixelBuffer.Create(10, 20);
        photo.Pixels.Fill(PremultipliedRgba.From(new Rgba(0, 0, 255)).Packed);
        Write("photo.png", PngEncoder.Encode(photo));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void An_svg_takes_the_color_of_its_box_and_lies_in_its_middle()
    {
        using var pixels = Draw("background: url(assets/mark.svg)\n      color: red\n      width: 100px\n      height: 100px");

        Assert.Equal("#ffffff #ff0000 #ff0000 #ffffff", Column(pixels, 50, 24, 26, 74, 76));
    }

    [Fact]
    public void A_picture_that_covers_its_box_is_cut_by_its_corners()
    {
        using var pixels = Draw("background: url(photo.png) center / cover, red\n      width: 100px\n      height: 100px\n      border-radius: 50px");

        Assert.Equal("#ffffff #0000ff #0000ff #ffffff", Column(pixels, 3, 3, 50, 52, 97));
    }

    [Fact]
    public void A_picture_stands_in_a_line_of_text()
    {
        using var pixels = Draw("text:\n        - width: 1em\n          height: 1em\n          background: url(photo.png) center / cover\n        - \" says hello\"\n      font-size: 40px\n      line-height: 60px");

        Assert.Equal("#0000ff", Column(pixels, 20, 30));
    }

    [Theory]
    [InlineData("photo.pgn", "card.yaml:4:19: there is no picture photo.pgn in the template's folder; did you mean \"photo.png\"?")]
    [InlineData("../photo.png", "card.yaml:4:19: background must be")]
    [InlineData("broken.png", "card.yaml:4:19: broken.png cannot be drawn:")]
    public void What_cannot_be_drawn_is_refused_with_its_place(string name, string message)
    {
        Write("broken.png", [137, 80, 78, 71, 13, 10, 26, 10, 0]);
        var error = Assert.Throws<TemplateException>(() => Read($"background: url({name})"));

        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void A_name_that_only_the_card_knows_is_noted_when_there_is_no_such_picture()
    {
        var scene = Shipped.Renderer.Resolve(
            Read("background: url({{ title | downcase }}.png)\n      width: 10px\n      height: 10px"), new CardFields { Title = "Photo" }, CardSize.Default);
        var other = Shipped.Renderer.Resolve(
            Read("background: url({{ title | downcase }}.png)\n      width: 10px\n      height: 10px"), new CardFields { Title = "None" }, CardSize.Default);

        Assert.Empty(scene.Notes);
        Assert.Equal("picture.missing", Assert.Single(other.Notes).Code);
    }

    [Fact]
    public void A_template_is_another_when_one_of_its_pictures_is()
    {
        var library = TemplateLibrary.Open(folder);
        Save("background: url(photo.png)");
        var before = library.Get("test").Version;
        using var other = PixelBuffer.Create(3, 3);
        Write("photo.png", PngEncoder.Encode(other));

        Assert.NotEqual(before, library.Get("test").Version);
    }

    private PixelBuffer Draw(string box)
    {
        var template = Read(box);
        return Shipped.Renderer.Paint(Shipped.Renderer.Resolve(template, new CardFields { Title = "Title" }, CardSize.Default));
    }

    private Template Read(string box)
    {
        Save(box);
        return TemplateLibrary.Open(folder).Get("test");
    }

    private void Save(string box) => Write("card.yaml", System.Text.Encoding.UTF8.GetBytes($"card:\n  align-items: flex-start\n  children:\n    - {box}\n"));

    private void Write(string name, byte[] bytes)
    {
        var file = Path.Combine(folder, "test", name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }

    private static string Column(PixelBuffer pixels, int x, params int[] rows) => string.Join(' ', rows.Select(y => Color(pixels.Row(y)[x])));

    private static Rgba Color(uint packed) => new((byte)packed, (byte)(packed >> 8), (byte)(packed >> 16), (byte)(packed >> 24));
}
