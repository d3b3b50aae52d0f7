using System.Net;
using OgService.Previews;

namespace OgService.Web.Tests;

/// <summary>Pictures in memory take a shorter way; nobody can tell but by the clock.</summary>
public sealed class KnownPictureTests
{
    [Fact]
    public async Task The_short_way_answers_to_the_letter_what_the_long_way_answered()
    {
        await using var service = await RunningService.WithAsync();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            var (drawn, found, known) = (await AskAsync(service, method), await AskAsync(service, method), await AskAsync(service, method));
            Assert.Equal(found, known);
            Assert.Equal(drawn.Sha256, known.Sha256);
            Assert.Contains("X-Cache: hit", known.Headers, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Conditions_and_parts_are_still_looked_at()
    {
        await using var service = await RunningService.WithAsync();
        var etag = "";
        for (var round = 0; round < 3; round++)
        {
            using var whole = await service.Client.GetAsync("/og/kerning.png");
            etag = whole.Headers.ETag!.ToString();
        }

        using var unchanged = await service.SendAsync(HttpMethod.Get, "/og/kerning.png", ("If-None-Match", etag));
        using var part = await service.SendAsync(HttpMethod.Get, "/og/kerning.png", ("Range", "bytes=0-9"));
        using var failed = await service.SendAsync(HttpMethod.Get, "/og/kerning.png", ("If-Match", "\"another\""));
        using var loop = await service.SendAsync(HttpMethod.Get, "/og/kerning.png", (RemoteOptions.FetchMark, "1"));
        using var posted = await service.SendAsync(HttpMethod.Post, "/og/kerning.png");
        Assert.Equal(
            [HttpStatusCode.NotModified, HttpStatusCode.PartialContent, HttpStatusCode.PreconditionFailed, HttpStatusCode.LoopDetected, HttpStatusCode.MethodNotAllowed],
            [unchanged.StatusCode, part.StatusCode, failed.StatusCode, loop.StatusCode, posted.StatusCode]);
    }

    [Fact]
    public async Task A_post_that_becomes_a_draft_is_gone_and_a_changed_one_shows_the_change()
    {
        await using var service = await RunningService.WithAsync();
        var before = await AskAsync(service, HttpMethod.Get);
        Assert.Equal(before.Sha256, (await AskAsync(service, HttpMethod.Get)).Sha256);
        var file = service.PathTo("src/data/blog/kerning.md");
        var text = File.ReadAllText(file);
        File.WriteAllText(file, text.Replace("title:", "title: Retitled #", StringComparison.Ordinal));
        await service.Until(async () => (await AskAsync(service, HttpMethod.Get)).Sha256 != before.Sha256);
        File.WriteAllText(file, text.Replace("title:", "draft: true\ntitle:", StringComparison.Ordinal));
        await service.Until(async () => (await service.Client.GetAsync("/og/kerning.png")).StatusCode == HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_was_purged_is_drawn_anew()
    {
        await using var service = await RunningService.WithAsync();
        for (var round = 0; round < 3; round++)
        {
            await AskAsync(service, HttpMethod.Get);
        }

        var drawn = service.Previews.CardsDrawn;
        await service.Previews.PurgeAsync([CardLabels.OfSlug("kerning")], CancellationToken.None);
        await AskAsync(service, HttpMethod.Get);
        Assert.Equal(drawn + 1, service.Previews.CardsDrawn);
    }

    [Fact]
    public async Task Signed_words_take_it_too_unless_their_address_ends_some_day()
    {
        const string secret = "og_only-for-this-test-0123456789-abcdefghijk";
        await using var service = await RunningService.WithAsync("--OgService:Signing:Keys:k", secret);
        Assert.True(SigningKey.TryCreate("k", secret, out var key));
        var forEver = SignedAddress.Sign(key, "/og.png", [KeyValuePair.Create("title", "Signed")]);
        var ending = SignedAddress.Sign(key, "/og.png", [KeyValuePair.Create("title", "Signed")], DateTimeOffset.UtcNow.AddMinutes(5));
        foreach (var address in new[] { forEver, ending })
        {
            var (drawn, found, known) = (await AskAsync(service, HttpMethod.Get, address), await AskAsync(service, HttpMethod.Get, address), await AskAsync(service, HttpMethod.Get, address));
            Assert.Equal((drawn.Sha256, drawn.Sha256), (found.Sha256, known.Sha256));
            Assert.Equal(address == forEver ? found.Headers : "", address == forEver ? known.Headers : "");
        }

        var metrics = await service.Client.GetStringAsync("/metrics");
        Assert.Matches("(?m)^http_server_request_duration_seconds_count\\{.*http_route=\"/og.\\{ending\\}\".*\\} 6$", metrics);
        using var tampered = await service.Client.GetAsync(forEver.Replace("title=Signed", "title=Resigned", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, tampered.StatusCode);
    }

    private static async Task<(string Headers, string Sha256)> AskAsync(RunningService service, HttpMethod method, string address = "/og/kerning.png")
    {
        using var answer = await service.SendAsync(method, address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        return (string.Join("\n", headers), Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(await answer.Content.ReadAsByteArrayAsync())));
    }
}
