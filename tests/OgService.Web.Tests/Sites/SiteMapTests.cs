using OgService.Web.Sites;

namespace OgService.Web.Tests.Sites;

public sealed class SiteMapTests
{
    private readonly SiteMap<string> map = new(
    [
        ("blog", ["blog.example", "www.blog.example"], ""),
        ("guide", ["blog.example"], "/guide"),
        ("api", ["blog.example"], "/guide/api"),
        ("docs", [], "/docs"),
        ("six", ["[::1]"], ""),
    ]);

    [Theory]
    [InlineData("blog.example", "/posts/x", "blog", "")]
    [InlineData("BLOG.example:8080", "/posts/x", "blog", "")]
    [InlineData("blog.example.", "/", "blog", "")]
    [InlineData("www.blog.example", "/guide/x", "blog", "")]
    [InlineData("blog.example", "/guide", "guide", "/guide")]
    [InlineData("blog.example", "/guide/x", "guide", "/guide")]
    [InlineData("blog.example", "/guide/api/x", "api", "/guide/api")]
    [InlineData("blog.example", "/guidebook", "blog", "")]
    [InlineData("blog.example", "/Guide/x", "blog", "")]
    [InlineData("blog.example", "/docs/x", "blog", "")]
    [InlineData("elsewhere.example", "/docs/x", "docs", "/docs")]
    [InlineData("", "/docs", "docs", "/docs")]
    [InlineData(null, "/docs/", "docs", "/docs")]
    [InlineData("[::1]:5080", "/", "six", "")]
    [InlineData("[::1]", "/", "six", "")]
    public void Finds_by_host_then_by_the_longest_prefix_of_whole_segments(string? host, string path, string site, string prefix)
    {
        Assert.Equal(site, map.Find(host, path, out var found, out var isHostKnown));
        Assert.Equal((prefix, true), (found, isHostKnown));
    }

    [Theory]
    [InlineData("elsewhere.example", "/")]
    [InlineData("elsewhere.example", "/docsx")]
    [InlineData("blog.example.evil", "/posts/x")]
    public void Finds_nothing_where_nobody_answers(string host, string path) => Assert.Null(map.Find(host, path, out _, out _));

    [Fact]
    public void A_host_is_unknown_only_where_no_site_answers_at_any()
    {
        var named = new SiteMap<string>([("blog", ["blog.example"], "/blog")]);
        Assert.Null(named.Find("blog.example", "/", out _, out var isKnown));
        Assert.Null(named.Find("other.example", "/blog", out _, out var isOtherKnown));
        Assert.Equal((true, false), (isKnown, isOtherKnown));
    }

    [Fact]
    public void Allocates_nothing()
    {
        map.Find("blog.example:443", "/guide/api/x", out _, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1_000; round++)
        {
            map.Find("Blog.example:443", "/guide/api/x", out _, out _);
            map.Find("elsewhere.example", "/docs/x", out _, out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
