using OgService.Imaging;
using OgService.Imaging.Png;
using OgService.Previews.Sites;

namespace OgService.Previews.Tests.Pictures;

/// <summary>Pictures of posts and of the site, drawn into cards.</summary>
public sealed class PictureFinderTests : IDisposable
{
    private const string Configuration = "site: { name: Scratch, url: https://example.com, author: Alex, author_picture: alex.png, logo: logo.png }\n"
        + "content: { include: [\"posts/*.md\"], public: public }\ncards: { template: photo, covers: draw }\n";

    private readonly ScratchSite site = new(Configuration);

    public PictureFinderTests() => UseTemplate("- picture: \"{{ cover }}\"\n      width: 100px\n      height: 100px");

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData("/covers/sea.png", "public/covers/sea.png")]
    [InlineData("covers/sea.png", "public/covers/sea.png")]
    [InlineData("./sea.png", "posts/sea.png")]
    [InlineData("../shared/sea.png", "shared/sea.png")]
    [InlineData("sea.png", "posts/sea.png")]
    [InlineData("/sea.png?v=2", "public/sea.png")]
    public void A_cover_is_found_where_it_lies(string reference, string file)
    {
        site.Write(file, Picture(1));
        site.WritePost("one", $"title: One\ncover: {reference}");

        Assert.Empty(Generate().Notes);
        Assert.Equal(new Rgba(1, 0, 0), Pixel("public/og/one.png", 50, 50));
    }

    [Theory]
    [InlineData("https://example.com/sea.png", "it is an address; only pictures of the site are drawn")]
    [InlineData("/nowhere.png", "there is no such file in the site")]
    [InlineData("../../etc/passwd", "it is not a path inside the site")]
    public void A_cover_that_cannot_be_had_is_noted_and_the_card_drawn(string reference, string problem)
    {
        site.WritePost("one", $"title: One\ncover: {reference}");

        var result = Generate();
        Assert.Equal(GenerateOutcome.Drawn, result.Outcome);
        var note = Assert.Single(result.Notes);
        Assert.Equal(("picture.missing", $"cover: {reference}: {problem}"), (note.Code, note.Message));
    }

    [Fact]
    public void A_link_does_not_lead_out_of_the_site()
    {
        var outside = Path.GetTempFileName();
        File.WriteAllBytes(outside, Picture(1));
        Directory.CreateDirectory(site.PathTo("public"));
        File.CreateSymbolicLink(site.PathTo("public/sea.png"), outside);
        site.WritePost("one", "title: One\ncover: /sea.png");

        Assert.Contains("not a path inside the site", Assert.Single(Generate().Notes).Message);
        File.Delete(outside);
    }

    [Fact]
    public void A_changed_cover_draws_its_card_again_and_no_other()
    {
        site.Write("public/a.png", Picture(1));
        site.Write("public/b.png", Picture(2));
        site.WritePost("one", "title: One\ncover: /a.png");
        site.WritePost("two", "title: Two\ncover: /b.png");
        site.Generate();
        site.Write("public/b.png", Picture(3));

        Assert.Equal(["two Drawn"], Outcomes(GenerateOutcome.Drawn));
        Assert.Empty(Outcomes(GenerateOutcome.Drawn));
        Assert.Equal(new Rgba(3, 0, 0), Pixel("public/og/two.png", 50, 50));
    }

    [Fact]
    public void A_running_site_sees_a_changed_cover()
    {
        site.Write("public/a.png", Picture(1));
        site.WritePost("one", "title: One\ncover: /a.png");
        var live = LiveSite.Open(site.Root, ScratchSite.Templates, ScratchSite.Fonts, TimeProvider.System);
        var drawer = new CardDrawer(TimeProvider.System);
        var before = KeyOf(live, drawer);
        Assert.False(live.Refresh());
        site.Write("public/a.png", Picture(200));
        File.SetLastWriteTimeUtc(site.PathTo("public/a.png"), DateTime.UtcNow.AddSeconds(5));

        Assert.True(live.Refresh());
        Assert.NotEqual(before, KeyOf(live, drawer));
    }

    [Fact]
    public void A_card_that_lies_where_the_cover_was_named_is_no_part_of_itself()
    {
        using var other = new ScratchSite(Configuration.Replace("covers: draw", "covers: share", StringComparison.Ordinal));
        other.Write("templates/photo/card.yaml", File.ReadAllText(site.PathTo("templates/photo/card.yaml")));
        other.WritePost("one", "title: One\nimage: /one.png");

        Assert.Empty(Assert.Single(other.Generate().Results).Notes);
        Assert.Equal(GenerateOutcome.Unchanged, Assert.Single(other.Generate().Results).Outcome);
    }

    [Fact]
    public void A_missing_preview_is_drawn_with_the_cover()
    {
        site.Write("public/a.png", Picture(1));
        site.WritePost("one", "title: One\nogImage: /social/one.png\ncover: /a.png");

        Generate();
        Assert.Equal(new Rgba(1, 0, 0), Pixel("public/social/one.png", 50, 50));
    }

    [Fact]
    public void Authors_and_logos_have_pictures_too()
    {
        UseTemplate("""
            - picture: "{{ author_picture }}"
                  width: 100px
                  height: 100px
                - picture: "{{ site.logo }}"
                  width: 100px
                  height: 100px
            """);
        site.Write("alex.png", Picture(7));
        site.Write("logo.png", Picture(8));
        site.WritePost("one", "title: One");

        Generate();
        Assert.Equal((new Rgba(7, 0, 0), new Rgba(8, 0, 0)), (Pixel("public/og/one.png", 50, 50), Pixel("public/og/one.png", 150, 50)));
    }

    [Fact]
    public void A_value_of_the_post_is_a_picture_beside_it_and_one_of_the_site_below_its_folder()
    {
        UseTemplate("- picture: \"{{ photo }}\"\n      width: 100px\n      height: 100px", "values: { photo: { type: picture } }\n");
        site.Write("og.yaml", Configuration.Replace("covers: draw", "covers: draw, values: { photo: brand/a.png }", StringComparison.Ordinal));
        site.Write("brand/a.png", Picture(4));
        site.Write("posts/b.png", Picture(5));
        site.WritePost("one", "title: One");
        site.WritePost("two", "title: Two\ncard: { photo: ./b.png }");

        site.Generate();
        Assert.Equal((new Rgba(4, 0, 0), new Rgba(5, 0, 0)), (Pixel("public/og/one.png", 50, 50), Pixel("public/og/two.png", 50, 50)));
    }

    [Theory]
    [InlineData("image_focus: 90% 50%", 255)]
    [InlineData("image_focus: 10% 50%", 0)]
    [InlineData("image_focus: nonsense", 0)]
    public void A_post_says_what_of_its_cover_stays_in_sight(string line, int red)
    {
        using var wide = PixelBuffer.Create(400, 100);
        for (var y = 0; y < 100; y++)
        {
            wide.Row(y)[..280].Fill(0xFF000000);
            wide.Row(y)[280..].Fill(0xFF0000FF);
        }

        site.Write("public/a.png", PngEncoder.Encode(wide));
        site.WritePost("one", $"title: One\ncover: /a.png\n{line}");

        Generate();
        Assert.Equal(red, Pixel("public/og/one.png", 50, 50).R);
    }

    private static string KeyOf(LiveSite live, CardDrawer drawer) => drawer.Plan(live.Current, live.Current.Posts.Posts[0], CardFormat.Png).Key.Value;

    private void UseTemplate(string nodes, string values = "") =>
        site.Write("templates/photo/card.yaml", $"{values}card:\n  align-items: flex-start\n  children:\n    {nodes}\n    - text: \"{{{{ title }}}}\"\n");

    private GenerateResult Generate() => Assert.Single(site.Generate().Results);

    private List<string> Outcomes(GenerateOutcome outcome) =>
        [.. site.Generate().Results.Where(result => result.Outcome == outcome).Select(result => $"{Path.GetFileNameWithoutExtension(result.Source)} {result.Outcome}")];

    private Rgba Pixel(string file, int x, int y)
    {
        using var image = ImageDecoder.Decode(File.ReadAllBytes(site.PathTo(file)));
        var packed = image.Pixels.Row(y)[x];
        return new Rgba((byte)packed, (byte)(packed >> 8), (byte)(packed >> 16), (byte)(packed >> 24));
    }

    private static byte[] Picture(byte red)
    {
        using var pixels = PixelBuffer.Create(120, 120);
        pixels.Pixels.Fill(PremultipliedRgba.From(new Rgba(red, 0, 0)).Packed);
        return PngEncoder.Encode(pixels);
    }
}
