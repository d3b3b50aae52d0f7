using OgService.Imaging;
using OgService.Previews.Sites;

namespace OgService.Previews.Tests.Sites;

public sealed class PictureChooserTests : IDisposable
{
    private readonly ScratchSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public void An_absolute_address_is_used_untouched()
        => Assert.Equal(new ExternalPicture("https://cdn.example.org/a%20b.png?v=2"), Choose("ogImage: https://cdn.example.org/a%20b.png?v=2"));

    [Theory]
    [InlineData("/cover.png")]
    [InlineData("cover.png")]
    [InlineData("/cover.png?v=3")]
    [InlineData("../public/cover.png")]
    public void A_picture_of_the_sites_own_below_the_public_folder_is_measured(string reference)
    {
        site.Write("public/cover.png", ScratchSite.OwnPicture);
        var picture = Assert.IsType<ExistingPicture>(Choose($"ogImage: {reference}"));
        Assert.Equal("/cover.png", picture.PublicPath);
        Assert.Equal((ImageFormat.Png, 1, 1), (picture.Info.Format, picture.Info.Width, picture.Info.Height));
    }

    [Fact]
    public void A_picture_beside_the_post_has_no_address_of_its_own()
    {
        site.Write("posts/cover.png", ScratchSite.OwnPicture);
        Assert.Null(Assert.IsType<ExistingPicture>(Choose("ogImage: ./cover.png")).PublicPath);
    }

    [Fact]
    public void A_missing_one_is_drawn_there_in_the_format_of_its_name()
    {
        var picture = Assert.IsType<DrawnPicture>(Choose("ogImage: /images/Cover.JPG"));
        Assert.Equal(("/images/Cover.JPG", CardFormat.Jpeg, (string?)null), (picture.PublicPath, picture.Format, picture.WrittenKey));
    }

    [Fact]
    public void Without_one_the_sites_pattern_holds() => Assert.Equal("/og/post.png", Assert.IsType<DrawnPicture>(Choose("tags: [a]")).PublicPath);

    [Theory]
    [InlineData("ogImage: /../../outside.png")]
    [InlineData("ogImage: ../../../etc/passwd")]
    [InlineData("ogImage: ./nothing-there.png")]
    [InlineData("ogImage: /cover.gif")]
    [InlineData("ogImage: /notes.txt")]
    public void What_cannot_be_is_refused_with_a_reason(string frontMatter)
    {
        site.Write("public/notes.txt", "words");
        Assert.NotEmpty(Assert.IsType<NoPicture>(Choose(frontMatter)).Reason);
    }

    [Fact]
    public void A_link_that_leads_out_of_the_site_is_not_followed()
    {
        var outside = Directory.CreateTempSubdirectory("og-outside-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(outside, "secret.png"), ScratchSite.OwnPicture);
            Directory.CreateDirectory(site.PathTo("public"));
            Directory.CreateSymbolicLink(site.PathTo("public/link"), outside);
            Assert.IsType<NoPicture>(Choose("ogImage: /link/secret.png"));
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    private PictureChoice Choose(string frontMatter)
    {
        site.WritePost("post", $"title: A post\n{frontMatter}");
        var snapshot = LiveSite.Open(site.Root, ScratchSite.Templates, ScratchSite.Fonts, TimeProvider.System).Current;
        Assert.Empty(snapshot.Posts.Problems);
        return snapshot.PictureOf(Assert.Single(snapshot.Posts.Posts));
    }
}
