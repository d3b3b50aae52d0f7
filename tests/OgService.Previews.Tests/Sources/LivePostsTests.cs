using System.Text;
using OgService.Posts;
using OgService.Previews.Fetching;
using OgService.Previews.Sources;
using OgService.Previews.Tests.Fetching;

namespace OgService.Previews.Tests.Sources;

/// <summary>A live site over time: its feed moves on, it goes down, we are started anew.</summary>
public sealed class LivePostsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("og-live-").FullName;
    private readonly Dictionary<string, byte[]> site = [];
    private readonly List<string> asked = [];
    private readonly HostileOrigin origin;

    public LivePostsTests() => origin = new HostileOrigin(async (head, stream, stop) =>
    {
        var path = head.Split(' ')[1];
        lock (asked)
        {
            asked.Add(path);
        }

        var isKnown = head.Contains("If-None-Match: \"same\"", StringComparison.Ordinal);
        await stream.WriteAsync(!site.TryGetValue(path, out var body) ? HostileOrigin.Head("500 No") : isKnown ? HostileOrigin.Head("304 Not Modified", "ETag: \"same\"") : HostileOrigin.Head("200 OK", path.StartsWith("/same", StringComparison.Ordinal) ? "ETag: \"same\"" : "X: y"), stop);
        if (body is not null && !isKnown)
        {
            await stream.WriteAsync(body, stop);
        }
    });

    public void Dispose()
    {
        origin.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_was_read_is_there_after_a_restart_while_the_site_is_down()
    {
        Feed("/same.xml", ("a", 3), ("b", 2));
        Assert.Equal(["a", "b"], await SlugsAsync(Open(), "/same.xml"));

        var again = Open();
        Assert.Equal(["a", "b"], Slugs(again, "/same.xml"));
        Assert.Equal(["a", "b"], await SlugsAsync(again, "/same.xml"));
        site.Clear();
        var down = Open();
        Assert.Equal(["a", "b"], await SlugsAsync(down, "/same.xml"));
        Assert.Contains("its host answered 500", Assert.Single(down.Read(Settings("/same.xml")).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_another_feed_nothing_is_remembered()
    {
        Feed("/feed.xml", ("a", 3));
        await SlugsAsync(Open(), "/feed.xml");
        Assert.Empty(Slugs(Open(), "/other.xml"));
    }

    [Fact]
    public async Task A_broken_memory_is_none()
    {
        Feed("/feed.xml", ("a", 3));
        await SlugsAsync(Open(), "/feed.xml");
        var file = Directory.GetFiles(Path.Combine(folder, "live")).Single();
        foreach (var text in new[] { "{", "null", "{\"x\":null}", "{\"http://127.0.0.1/\":{\"isPage\":false}}", "[]" })
        {
            await File.WriteAllTextAsync(file, text);
            Assert.Empty(Slugs(Open(), "/feed.xml"));
        }

        Assert.Equal(["a"], await SlugsAsync(Open(), "/feed.xml"));
    }

    [Fact]
    public async Task Posts_that_a_feed_pushed_out_at_its_end_stay_and_one_that_it_took_back_goes()
    {
        var live = Open();
        Feed("/feed.xml", ("c", 3), ("b", 2), ("a", 1));
        Assert.Equal(["a", "b", "c"], await SlugsAsync(live, "/feed.xml"));
        Feed("/feed.xml", ("d", 4), ("b", 2));
        Assert.Equal(["a", "b", "d"], await SlugsAsync(live, "/feed.xml"));
        Feed("/feed.xml");
        Assert.Equal(["a", "b", "d"], await SlugsAsync(live, "/feed.xml"));
        Assert.Contains("no posts any more", Assert.Single(live.Read(Settings("/feed.xml")).Problems), StringComparison.Ordinal);
        Feed("/feed.xml", ("e", 5));
        Assert.Equal(["a", "b", "d", "e"], await SlugsAsync(Open(), "/feed.xml"));
    }

    [Fact]
    public async Task An_index_of_packed_sitemaps_is_followed_and_its_pages_are_read_once()
    {
        site["/sitemap.xml"] = Encoding.UTF8.GetBytes($"<sitemapindex><sitemap><loc>{origin["/posts.xml.gz"]}</loc></sitemap></sitemapindex>");
        site["/posts.xml.gz"] = HostileOrigin.Gzip(Encoding.UTF8.GetBytes($"<urlset><url><loc>{origin["/posts/a"]}</loc><lastmod>2026-05-04</lastmod></url><url><loc>{origin["/posts/b"]}</loc></url></urlset>"));
        site["/posts/a"] = "<title>A</title>"u8.ToArray();
        site["/posts/b"] = "<title>B</title>"u8.ToArray();
        Assert.Equal(["a", "b"], await SlugsAsync(Open(), null, "/sitemap.xml"));
        asked.Clear();
        Assert.Equal(["a", "b"], await SlugsAsync(Open(), null, "/sitemap.xml"));
        Assert.DoesNotContain("/posts/a", asked);
        Assert.Contains("/posts/b", asked);
    }

    private void Feed(string path, params (string Slug, int Day)[] posts)
        => site[path] = Encoding.UTF8.GetBytes("<rss><channel>" + string.Concat(posts.Select(post => $"<item><title>{post.Slug}</title><link>/posts/{post.Slug}</link><pubDate>0{post.Day} May 2026 10:00:00 GMT</pubDate></item>")) + "</channel></rss>");

    private LivePosts Open()
    {
        var rules = new FetchRules(new RemoteOptions { TrustedHosts = [origin.Trusted] }, []);
        return new LivePosts(new GuardedFetcher(rules, TimeProvider.System), folder);
    }

    private async Task<IReadOnlyList<string>> SlugsAsync(LivePosts live, string? feed, string? sitemap = null)
    {
        await live.RefreshAsync(Settings(feed, sitemap), TestContext.Current.CancellationToken);
        return Slugs(live, feed, sitemap);
    }

    private IReadOnlyList<string> Slugs(LivePosts live, string? feed, string? sitemap = null) => [.. live.Read(Settings(feed, sitemap)).Posts.Select(post => post.Slug).Order(StringComparer.Ordinal)];

    private SiteConfiguration Settings(string? feed, string? sitemap = null) => new()
    {
        Site = new SiteIdentity { Name = "Blog", Url = "https://example.com", Lang = "en" },
        Content = new ContentSettings { Include = [] },
        Sources = new SourceSettings { Feed = feed is null ? null : origin[feed], Sitemap = sitemap is null ? null : origin[sitemap] },
    };
}
