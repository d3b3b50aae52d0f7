namespace OgService.Previews.Tests.Serving;

public sealed class PictureAddressTests
{
    [Theory]
    [InlineData("openai-sora.png", "openai-sora", null, "png")]
    [InlineData("openai-sora.0123456789abcdef.jpg", "openai-sora", "0123456789abcdef", "jpg")]
    [InlineData("notes/2024/v1.2.png", "notes/2024/v1.2", null, "png")]
    [InlineData("v1.0123456789ABCDEF.png", "v1.0123456789ABCDEF", null, "png")]
    [InlineData("a.b.0123456789abcdef.webp", "a.b", "0123456789abcdef", "webp")]
    public void Reads_slug_hash_and_ending(string name, string slug, string? key, string ending)
    {
        Assert.True(PictureAddress.TryParse(name, out var address));
        Assert.Equal(new PictureAddress(slug, key, ending), address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("openai-sora")]
    [InlineData(".png")]
    [InlineData("openai-sora.")]
    [InlineData("a.b/c")]
    public void Refuses_what_is_no_picture_address(string name) => Assert.False(PictureAddress.TryParse(name, out _));

    [Fact]
    public void Writes_what_it_reads_percent_encoded()
    {
        Assert.Equal("/og/notes/%E4%BD%99%E7%99%BD.0123456789abcdef.png", PictureAddress.Of("notes/余白", "0123456789abcdef0123456789abcdef", "png"));
        Assert.Equal("/og/openai-sora.jpg", PictureAddress.Of("openai-sora", null, "jpg"));
    }
}
