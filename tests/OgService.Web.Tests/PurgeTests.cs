using System.Net;
using System.Text;
using OgService.Previews;

namespace OgService.Web.Tests;

/// <summary>What a purge takes away, and what readers that know the old picture are told.</summary>
public sealed class PurgeTests : IAsyncLifetime
{
    private const string ApiKey = "og_a-key-for-purges";
    private RunningService service = null!;

    public async ValueTask InitializeAsync()
    {
        service = await RunningService.WithAsync("--OgService:ApiKeys:0", ApiKeys.HashOf(ApiKey));
        File.WriteAllText(service.PathTo("og.yaml"), "site: { name: Purges, url: https://example.com }\ncontent: { include: [\"*.md\"] }\ncards: { template: article }\n");
        File.WriteAllText(service.PathTo("one.md"), "---\ntitle: One\nslug: one\ntags: [shared, first]\n---\nWords.\n");
        File.WriteAllText(service.PathTo("other.md"), "---\ntitle: Other\nslug: other\ntags: [second]\ncard: { template: minimal }\n---\nWords.\n");
        await service.Until(async () => (await service.Client.GetAsync("/og/one.png")).IsSuccessStatusCode && (await service.Client.GetAsync("/og/other.png")).IsSuccessStatusCode);
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Theory]
    [InlineData("{\"slugs\":[\"one\"]}")]
    [InlineData("{\"tags\":[\"shared\"]}")]
    [InlineData("{\"templates\":[\"article\"]}")]
    public async Task A_purge_drops_the_picture_the_page_and_the_tags_of_what_it_names_and_nothing_else(string body)
    {
        foreach (var slug in (string[])["one", "other"])
        {
            await service.Until(() => AreKeptAsync(slug));
        }

        await PurgeAsync(body);
        Assert.Equal((false, false, false), await AreFoundAsync("one"));
        Assert.Equal((true, true, true), await AreFoundAsync("other"));
    }

    [Fact]
    public async Task After_a_purge_the_same_key_is_still_the_same_picture()
    {
        using var before = await service.Client.GetAsync("/og/one.png");
        await PurgeAsync("{\"slugs\":[\"one\"]}");
        using var known = await service.SendAsync(HttpMethod.Get, "/og/one.png", ("If-None-Match", before.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        using var after = await service.Client.GetAsync("/og/one.png");
        Assert.Equal("miss", after.Headers.GetValues("X-Cache").Single());
        Assert.Equal(before.Headers.ETag, after.Headers.ETag);
        Assert.Equal(await before.Content.ReadAsByteArrayAsync(), await after.Content.ReadAsByteArrayAsync());
    }

    private async Task<bool> AreKeptAsync(string slug) => await AreFoundAsync(slug) == (true, true, true);

    // Age is what ASP.NET Core's output cache says of what it had.
    private async Task<(bool Picture, bool Page, bool Tags)> AreFoundAsync(string slug)
    {
        using var picture = await service.Client.GetAsync($"/og/{slug}.png");
        using var page = await service.Client.GetAsync($"/posts/{slug}");
        using var tags = await service.Client.GetAsync($"/meta/{slug}.json");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (picture.StatusCode, page.StatusCode, tags.StatusCode));
        return (picture.Headers.GetValues("X-Cache").Single() == "hit", page.Headers.Age is not null, tags.Headers.Age is not null);
    }

    private async Task PurgeAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/purge") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + ApiKey);
        using var answer = await service.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
