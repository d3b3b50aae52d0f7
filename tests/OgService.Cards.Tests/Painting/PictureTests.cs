using OgService.Cards.Tests.Support;
using OgService.Imaging;
using OgService.Imaging.Png;

namespace OgService.Cards.Tests.Painting;

/// <summary>Pictures of posts and sites, as contents and backgrounds of boxes.</summary>
public sealed class PictureTests
{
    // Left half red, right half blue.
    private static readonly byte[] Wide = Encode(200, 100, (x, _) => x < 100 ? new Rgba(255, 0, 0) : new Rgba(0, 0, 255));

    [Theory]
    [InlineData("fill", "#ff0000 #ff0000 #0000ff #0000ff", "#ff0000 #ff0000")]
    [InlineData("cover", "#ff0000 #ff0000 #0000ff #0000ff", "#ff0000 #ff0000")]
    [InlineData("contain", "#ff0000 #ff0000 #0000ff #0000ff", "#ffffff #ffffff")]
    [InlineData("none", "#ff0000 #ff0000 #0000ff #0000ff", "#ff0000 #ff0000")]
    public void A_picture_fills_its_box_as_object_fit_says(string fit, string middleRow, string leftColumn)
    {
        using var pixels = Draw($"- picture: \"{{{{ cover }}}}\"\n      object-fit: {fit}\n      width: 100px\n      height: 100px");

        Assert.Equal(middleRow, Colors(pixels, (2, 50), (45, 50), (55, 50), (97, 50)));
        Assert.Equal(leftColumn, Colors(pixels, (10, 5), (10, 95)));
    }

    [Theory]
    [InlineData("object-position: left", "#ff0000 #ff0000")]
    [InlineData("object-position: 100% 0", "#0000ff #0000ff")]
    [InlineData("focus: 10% 50%", "#ff0000 #ff0000")]
    [InlineData("focus: 62% 50%", "#ff0000 #0000ff")]
    public void What_is_cut_follows_position_and_focus(string style, string colors)
    {
        using var pixels = Draw($"- picture: \"{{{{ cover }}}}\"\n      {style}\n      width: 100px\n      height: 100px");

        Assert.Equal(colors, Colors(pixels, (20, 50), (80, 50)));
    }

    [Fact]
    public void A_picture_brings_its_own_focus()
    {
        using var pixels = Draw("- picture: \"{{ cover }}\"\n      width: 100px\n      height: 100px", Cover(Wide, focus: (90, 50)));

        Assert.Equal("#0000ff", Colors(pixels, (5, 50)));
    }

    [Fact]
    public void A_background_takes_pictures_of_posts_too()
    {
        using var pixels = Draw("- background: url({{ cover }}) center / cover, lime\n      width: 100px\n      height: 100px\n      border-radius: 50px");

        Assert.Equal("#ff0000 #0000ff #ffffff", Colors(pixels, (20, 50), (80, 50), (2, 2)));
    }

    [Fact]
    public void A_background_without_its_picture_is_what_lies_below()
    {
        using var pixels = Draw("- background: url({{ cover }}) center / cover, lime\n      width: 100px\n      height: 100px", new CardFields { Title = "Title" });

        Assert.Equal("#00ff00", Colors(pixels, (20, 50)));
    }

    [Theory]
    [InlineData("width: 100px", "100x50")]
    [InlineData("height: 50px", "100x50")]
    [InlineData("padding: 10px", "200x100")]
    [InlineData("width: 60px\n      aspect-ratio: 1", "60x60")]
    public void A_picture_keeps_its_shape(string style, string size)
    {
        var scene = Resolve($"- picture: \"{{{{ cover }}}}\"\n      object-fit: fill\n      {style}", Cover(Wide));

        Assert.Contains($" {size} ", scene.ToText());
    }

    [Fact]
    public void A_picture_that_is_not_there_leaves_nothing_behind_and_no_failed_card()
    {
        var scene = Resolve("- picture: \"{{ cover }}\"\n      background: red", new CardFields { Title = "Title" });

        Assert.Equal("card 1200x630 background #ffffff\n", scene.ToText());
    }

    [Fact]
    public void Something_else_stands_in_for_a_missing_picture()
    {
        var fields = new CardFields
        {
            Title = "Title",
            Authors = ["Alex Mercer"],
            Pictures = new Dictionary<string, CardPicture> { ["author_picture"] = CardPicture.Missing("alex.jpg", "there is no such file") },
        };
        var scene = Resolve("""
            - picture: "{{ author_picture }}"
                  width: 64px
                  height: 64px
                  background: teal
                  missing:
                    text: "{{ author | initials }}"
            """, fields);

        Assert.Contains("\"AM\"", scene.ToText());
        Assert.Contains("box 0,0 64x64 fill #008080", scene.ToText());
        Assert.Equal("picture.missing", Assert.Single(scene.Notes).Code);
    }

    [Fact]
    public void A_broken_picture_is_as_if_it_were_not_there()
    {
        var scene = Resolve("- if: cover\n      background: red\n      width: 10px\n      height: 10px", Cover(Wide[..60]));

        Assert.Equal("card 1200x630 background #ffffff", scene.ToText().Split('\n')[0]);
        Assert.Equal("picture.broken", Assert.Single(scene.Notes).Code);
        Assert.DoesNotContain("box", scene.ToText());
    }

    [Fact]
    public void Avif_is_refused_by_name()
    {
        byte[] avif = [0, 0, 0, 24, .. "ftypavif"u8, 0, 0, 0, 0, .. "avifmif1"u8];
        var note = Assert.Single(Resolve("- picture: \"{{ cover }}\"", Cover(avif)).Notes);

        Assert.Equal("cover: cover.png: AVIF is not read; save it as JPEG, PNG or WebP", note.Message);
    }

    [Fact]
    public void A_picture_that_is_blown_up_is_noted()
    {
        var scene = Resolve("- id: photo\n      picture: \"{{ cover }}\"\n      width: 600px\n      height: 300px", Cover(Wide));

        Assert.Equal(new SceneNote("picture.enlarged", "cover.png has 200x100 pixels and is drawn at 600x300", "photo"), Assert.Single(scene.Notes) with { Place = null });
    }

    [Fact]
    public void Only_what_the_template_asks_for_is_asked_of_the_post()
    {
        Assert.Empty(Support.Cards.Template("card:\n  children:\n    - text: \"{{ title }}\"").PictureNames);
        Assert.Equal(["cover", "site.logo", "photo"], Support.Cards.Template("""
            values:
              photo: { type: picture }
            card:
              background: url({{ cover }}) center / cover
              children:
                - if: site.logo
                  text: Logo
            """).PictureNames);
    }

    [Fact]
    public void A_picture_is_read_once_for_many_cards()
    {
        var reads = 0;
        var fields = new CardFields
        {
            Title = "Title",
            Pictures = new Dictionary<string, CardPicture>
            {
                ["cover"] = new("cover.png", "counted", () =>
                {
                    reads++;
                    return Wide;
                }),
            },
        };
        var template = Support.Cards.Template("card:\n  children:\n    - picture: \"{{ cover }}\"");
        for (var i = 0; i < 5; i++)
        {
            Shipped.Renderer.Resolve(template, fields, CardSize.Default);
        }

        Assert.Equal(1, reads);
    }

    [Theory]
    [InlineData("picture: photo.png", "there is no picture photo.png in the template's folder.")]
    [InlineData("picture: https://example.com/a.png", "picture must be a file in the template's folder, or a picture of the post such as")]
    [InlineData("picture: \"{{ cover }}\"\n      text: No", "a node has one content: picture or text, not both.")]
    [InlineData("text: No\n      missing: { text: A }", "missing goes with picture, which the node does not have.")]
    public void What_cannot_be_is_refused(string node, string reason)
    {
        Assert.Contains(reason, Support.Cards.Refused($"card:\n  children:\n    - {node}").Message);
    }

    private static PixelBuffer Draw(string nodes, CardFields? fields = null) => Shipped.Renderer.Paint(Resolve(nodes, fields ?? Cover(Wide)));

    private static Scene Resolve(string nodes, CardFields fields) =>
        Shipped.Renderer.Resolve(Support.Cards.Template($"card:\n  align-items: flex-start\n  children:\n    {nodes}\n"), fields, CardSize.Default);

    private static CardFields Cover(byte[] bytes, (float X, float Y)? focus = null) => new()
    {
        Title = "Title",
        Pictures = new Dictionary<string, CardPicture>
        {
            ["cover"] = new("cover.png", Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes)), () => bytes) { Focus = focus ?? (50, 50) },
        },
    };

    private static byte[] Encode(int width, int height, Func<int, int, Rgba> color)
    {
        using var pixels = PixelBuffer.Create(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                pixels.Row(y)[x] = PremultipliedRgba.From(color(x, y)).Packed;
            }
        }

        return PngEncoder.Encode(pixels);
    }

    private static string Colors(PixelBuffer pixels, params (int X, int Y)[] places) => string.Join(' ', places.Select(place => Color(pixels.Row(place.Y)[place.X])));

    private static Rgba Color(uint packed) => new((byte)packed, (byte)(packed >> 8), (byte)(packed >> 16), (byte)(packed >> 24));
}
