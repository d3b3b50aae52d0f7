using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OgService.Web.Hosting;

namespace OgService.Web.Tests;

/// <summary>Posts that are no files of the site, in the running service.</summary>
public sealed class PostSourceTests
{
    private const string Key = "a-key-of-a-program";

    [Fact]
    public async Task A_post_that_is_told_of_has_its_card_and_tags_at_once_until_it_is_forgotten()
    {
        var folder = Directory.CreateTempSubdirectory("og-told-").FullName;
        await using var service = await RunningService.WithAsync("--OgService:Posts:Folder", folder, "--OgService:ApiKeys:0", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Key))));
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(service, HttpMethod.Put, "told/one", """{"title":"One"}""", key: null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.Client.GetAsync("/meta/told/one.json", TestContext.Current.CancellationToken)).StatusCode);

        Assert.Equal(HttpStatusCode.Created, (await SendAsync(service, HttpMethod.Put, "told/one", """{"title":"One <b>","draft":false}""")).StatusCode);
        Assert.Contains("One &lt;b&gt;", await service.Client.GetStringAsync("/meta/told/one.html", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync("/og/told/one.png", TestContext.Current.CancellationToken)).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(service, HttpMethod.Put, "told/one", """{"title":"Two","draft":true}""")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.Client.GetAsync("/og/told/one.png", TestContext.Current.CancellationToken)).StatusCode);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(service, HttpMethod.Put, "told/one", """{"titel":"Two"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(service, HttpMethod.Put, "told/one", "{")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(service, HttpMethod.Delete, "told/one", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(service, HttpMethod.Delete, "told/one", null)).StatusCode);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Posts_of_a_live_site_come_from_its_feed_and_its_sitemap_and_stay_when_it_is_down()
    {
        var isUp = true;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var blog = builder.Build();
        blog.Urls.Add("http://127.0.0.1:0");
        string? at = null;
        blog.MapGet("/feed.xml", () => isUp ? Results.Text($"<rss><channel><item><title>From the feed</title><link>{at}/posts/fed</link></item></channel></rss>", "text/xml") : Results.StatusCode(500));
        blog.MapGet("/sitemap.xml", () => isUp ? Results.Text($"<urlset><url><loc>{at}/posts/mapped</loc></url></urlset>", "text/xml") : Results.StatusCode(500));
        blog.MapGet("/posts/mapped", () => isUp ? Results.Text("<title>From a page</title>", "text/html") : Results.StatusCode(500));
        await blog.StartAsync(TestContext.Current.CancellationToken);
        at = blog.Urls.Single();
        var root = Directory.CreateTempSubdirectory("og-live-").FullName;
        await File.WriteAllTextAsync(Path.Combine(root, "og.yaml"), $"site: {{ name: Live, url: https://example.com }}\ncontent:\n  include: []\n  feed: {at}/feed.xml\n  sitemap: {at}/sitemap.xml\n", TestContext.Current.CancellationToken);
        await using var service = WebService.Build(
        [
            "--OgService:Site", root, "--OgService:RefreshMilliseconds", "100", "--OgService:WarmUp", "false", "--OgService:Remote:TrustedHosts:0", new Uri(at).Authority,
            "--urls", "http://127.0.0.1:0", "--environment", "Production", "--Logging:LogLevel:Default", "None",
        ]);
        await service.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(service.Urls.Single()) };
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        foreach (var (slug, title) in new[] { ("fed", "From the feed"), ("mapped", "From a page") })
        {
            while ((await client.GetAsync($"/meta/{slug}.json", patience.Token)).StatusCode != HttpStatusCode.OK)
            {
                await Task.Delay(50, patience.Token);
            }

            Assert.Contains(title, await client.GetStringAsync($"/meta/{slug}.html", patience.Token), StringComparison.Ordinal);
        }

        isUp = false;
        var previews = (Previews.PreviewService)service.Services.GetService(typeof(Previews.PreviewService))!;
        await previews.RefreshSourcesAsync(patience.Token);
        previews.Site.Refresh();
        Assert.Equal(2, previews.Site.Current.Posts.Posts.Count);
        Assert.Contains(previews.Site.Current.Problems, problem => problem.Contains("its host answered 500", StringComparison.Ordinal));
        Directory.Delete(root, recursive: true);
    }

    private static Task<HttpResponseMessage> SendAsync(RunningService service, HttpMethod method, string slug, string? json, string? key = Key)
    {
        var request = new HttpRequestMessage(method, "/api/posts/" + slug) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            request.Headers.Authorization = new("Bearer", key);
        }

        return service.Client.SendAsync(request);
    }
}
