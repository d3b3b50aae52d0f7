using OgService.Posts.Meta;

namespace OgService.Posts.Tests.Meta;

public sealed class MetaUrlTests
{
    [Theory]
    [InlineData("https://example.com/a?b=1&c=2#d", "https://example.com/a?b=1&c=2#d")]
    [InlineData("HTTPS://Example.com", "https://Example.com")]
    [InlineData("http://example.com:8080/", "http://example.com:8080/")]
    [InlineData("https://[2001:db8::1]:8443/x", "https://[2001:db8::1]:8443/x")]
    [InlineData("https://bücher.example/straße?q=ä#ö", "https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%A4#%C3%B6")]
    [InlineData("https://BÜCHER.example/", "https://xn--bcher-kva.example/")]
    [InlineData("https://example.com/🚀 x", "https://example.com/%F0%9F%9A%80%20x")]
    [InlineData("https://example.com/100%/a%20b%zz", "https://example.com/100%25/a%20b%25zz")]
    [InlineData("https://example.com/a\"b<c>d^e`f{g|h}i\\j", "https://example.com/a%22b%3Cc%3Ed%5Ee%60f%7Bg%7Ch%7Di%5Cj")]
    [InlineData("https://cdn.example.com/x/../y/%7Eme?sig=a%2Bb", "https://cdn.example.com/x/../y/%7Eme?sig=a%2Bb")]
    public void An_address_stays_as_it_is_but_for_what_is_not_ASCII(string address, string expected)
        => Assert.Equal(expected, MetaUrl.Absolute(address));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)//https://example.com")]
    [InlineData(" javascript:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.com/")]
    [InlineData("//example.com/x")]
    [InlineData("/x")]
    [InlineData("x")]
    [InlineData("https:/example.com")]
    [InlineData("https:example.com")]
    [InlineData("https://")]
    [InlineData("https:///path")]
    [InlineData("https://user:pass@example.com/")]
    [InlineData("https://example.com\\@evil.example/")]
    [InlineData("https://exa mple.com/")]
    [InlineData("https://example.com:99999999/")]
    [InlineData("https://example.com:80x/")]
    [InlineData("https://[::1/")]
    [InlineData("https://[javascript]/")]
    [InlineData("https://exam\u0000ple.com/")]
    [InlineData("https://example.com/\r\nSet-Cookie: a=b")]
    [InlineData("https://\"onload=alert(1)/")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_not_a_plain_web_address_is_left_out(string? address) => Assert.Null(MetaUrl.Absolute(address));

    // Not inline data: attributes are stored as UTF-8, which has no lone surrogates.
    [Fact]
    public void Half_a_character_is_left_out() => Assert.Null(MetaUrl.Absolute("https://example.com/\uD83D"));

    [Fact]
    public void An_address_longer_than_the_limit_is_left_out()
    {
        Assert.NotNull(MetaUrl.Absolute("https://example.com/" + new string('a', 1_900)));
        Assert.Null(MetaUrl.Absolute("https://example.com/" + new string('a', 2_000)));
        Assert.Null(MetaUrl.Absolute("https://example.com/" + new string('&', 500)));
        Assert.Null(MetaUrl.Absolute("https://example.com/" + new string('é', 500)));
    }

    [Theory]
    [InlineData("/rss.xml", "https://example.com/blog/rss.xml")]
    [InlineData("rss.xml", "https://example.com/blog/rss.xml")]
    [InlineData("https://feeds.example.org/x", "https://feeds.example.org/x")]
    [InlineData("//evil.example/x", null)]
    [InlineData("\\\\evil.example\\x", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:,x", null)]
    public void A_path_is_a_path_on_the_site(string address, string? expected)
        => Assert.Equal(expected, MetaUrl.OnSite(address, "https://example.com/blog/"));
}
