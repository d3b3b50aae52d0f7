using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using OgService.Imaging;
using OgService.Previews;

namespace OgService.Web.Tests;

public sealed class SignedCardTests : IAsyncLifetime
{
    private const string Secret = "a secret of thirty-two characters";
    private const string ApiKey = "og_a-key-for-tests";
    private RunningService service = null!;
    private SigningKey key = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.True(SigningKey.TryCreate("now", Secret, out var created));
        key = created;
        service = await RunningService.WithAsync("--OgService:Signing:Keys:now", Secret, "--OgService:Signing:Keys:old", "another secret of 32 characters!!", "--OgService:Signing:Current", "now", "--OgService:ApiKeys:0", ApiKeys.HashOf(ApiKey));
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task A_signed_address_is_answered_with_its_card()
    {
        using var answer = await service.Client.GetAsync(Signed("/og.jpg"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=86400, stale-while-revalidate=604800", answer.Headers.CacheControl!.ToString());
        Assert.True(ImageHeader.TryRead(await answer.Content.ReadAsByteArrayAsync(), out var info));
        Assert.Equal(new ImageInfo(ImageFormat.Jpeg, 1200, 630), info);
        using var again = await service.SendAsync(HttpMethod.Get, Signed("/og.jpg"), ("If-None-Match", answer.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task What_is_not_signed_is_not_looked_at()
    {
        using var plain = await service.Client.GetAsync(Signed("/og.png"));
        var drawn = service.Previews.CardsDrawn;
        using var tracked = await service.Client.GetAsync(Signed("/og.png") + "&utm_source=x&fbclid=y");
        Assert.Equal(plain.Headers.ETag, tracked.Headers.ETag);
        Assert.Equal(drawn, service.Previews.CardsDrawn);
    }

    [Fact]
    public async Task Two_thousand_tamperings_are_403_each()
    {
        var address = Signed("/og.png", ("tags", "b"), ("value.theme", "light"), ("author", "Ada"));
        var meaning = MeaningOf(address);
        var random = new Random(5);
        var refused = 0;
        for (var number = 0; refused < 2_000; number++)
        {
            var tampered = Tamper(address, number, random);
            if (MeaningOf(tampered) == meaning)
            {
                // The same address in another spelling, as a proxy may write it.
                continue;
            }

            using var answer = await service.Client.GetAsync(tampered);
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{(int)answer.StatusCode} {tampered}");
            Assert.DoesNotContain("sig=", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            refused++;
        }

        Assert.Equal(0, service.Previews.CardsDrawn);
        Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Words_that_cannot_be_drawn_are_told_apart()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await service.Client.GetAsync(SignedAddress.Sign(key, "/og.png", [new("description", "no title")]))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await service.Client.GetAsync(Signed("/og.png", ("template", "nowhere")))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await service.Client.GetAsync(Signed("/og.png", ("size", "9x9")))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.Client.GetAsync(Signed("/og.gif"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await service.Client.GetAsync("/og.png?title=a")).StatusCode);
    }

    [Fact]
    public async Task An_address_that_ends_is_kept_no_longer_than_that()
    {
        using var answer = await service.Client.GetAsync(SignedAddress.Sign(key, "/og.png", [new("title", "Soon over")], DateTimeOffset.UtcNow.AddSeconds(100)));
        Assert.InRange(answer.Headers.CacheControl!.MaxAge!.Value.TotalSeconds, 80, 100);
        using var over = await service.Client.GetAsync(SignedAddress.Sign(key, "/og.png", [new("title", "Over")], DateTimeOffset.UtcNow.AddSeconds(-1)));
        Assert.Equal(HttpStatusCode.Forbidden, over.StatusCode);
    }

    [Fact]
    public async Task Development_needs_no_signature_but_refuses_a_wrong_one_and_whoever_comes_through_a_proxy()
    {
        await using var development = await RunningService.WithAsync("--environment", "Development");
        Assert.Equal(HttpStatusCode.OK, (await development.Client.GetAsync("/og.png?title=Hello")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await development.Client.GetAsync("/og.png?title=Hello&key=now&sig=x")).StatusCode);
        using var other = await development.SendAsync(HttpMethod.Get, "/healthz", ("X-Forwarded-For", "198.51.100.7"));
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
    }

    [Fact]
    public async Task Programs_with_a_key_get_pictures_and_tags()
    {
        const string body = """{"title":"From a program","description":"d","authors":["Ada"],"tags":["a","b"],"published":"2024-02-20T14:30:00Z","format":"jpg","url":"https://example.com/x","values":{"theme":"light"}}""";
        using var card = await PostAsync("/api/card", body, ApiKey);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (card.StatusCode, card.Content.Headers.ContentType!.MediaType));
        Assert.True(ImageHeader.TryRead(await card.Content.ReadAsByteArrayAsync(), out _));
        Assert.True(card.Headers.CacheControl!.NoStore);

        using var meta = await PostAsync("/api/meta?format=html", body, ApiKey);
        var head = new HtmlParser().ParseDocument(await meta.Content.ReadAsStringAsync());
        Assert.Equal("https://example.com/x", head.QuerySelector("meta[property='og:url']")!.GetAttribute("content"));
        var picture = new Uri(head.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!);
        using var shown = await service.Client.GetAsync(picture.PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Equal(await card.Content.ReadAsByteArrayAsync(), await shown.Content.ReadAsByteArrayAsync());
        using var data = JsonDocument.Parse(await (await PostAsync("/api/meta", body, ApiKey)).Content.ReadAsByteArrayAsync());
        Assert.Equal(JsonValueKind.Object, data.RootElement.ValueKind);
    }

    [Theory]
    [InlineData("{\"title\":\"a\"}", null, HttpStatusCode.Unauthorized)]
    [InlineData("{\"title\":\"a\"}", "og_wrong", HttpStatusCode.Unauthorized)]
    [InlineData("{\"title\":", ApiKey, HttpStatusCode.BadRequest)]
    [InlineData("null", ApiKey, HttpStatusCode.BadRequest)]
    [InlineData("{\"titel\":\"a\"}", ApiKey, HttpStatusCode.BadRequest)]
    [InlineData("{}", ApiKey, HttpStatusCode.UnprocessableEntity)]
    [InlineData("{\"title\":\"a\",\"format\":\"gif\"}", ApiKey, HttpStatusCode.UnprocessableEntity)]
    [InlineData("{\"title\":\"a\",\"size\":\"1x1\"}", ApiKey, HttpStatusCode.UnprocessableEntity)]
    [InlineData("{\"title\":\"a\",\"template\":\"../x\"}", ApiKey, HttpStatusCode.UnprocessableEntity)]
    public async Task Programs_are_told_what_is_wrong(string body, string? apiKey, HttpStatusCode status)
    {
        foreach (var path in (string[])["/api/card", "/api/meta"])
        {
            using var answer = await PostAsync(path, body, apiKey);
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_413_and_one_that_is_no_JSON_415()
    {
        using var large = await PostAsync("/api/card", "{\"title\":\"" + new string('a', 70_000) + "\"}", ApiKey);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/card") { Content = new StringContent("title=a", Encoding.UTF8, "application/x-www-form-urlencoded") };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + ApiKey);
        using var form = await service.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
    }

    [Fact]
    public async Task A_purge_has_cards_drawn_anew_and_pages_written_anew()
    {
        using var before = await service.Client.GetAsync("/og/kerning.png");
        await service.Client.GetStringAsync("/posts/kerning");
        Assert.Equal("hit", (await service.Client.GetAsync("/og/kerning.png")).Headers.GetValues("X-Cache").Single());
        using var purged = await PostAsync("/api/purge", "{\"slugs\":[\"kerning\"]}", ApiKey);
        Assert.Equal("{\"labels\":1}", await purged.Content.ReadAsStringAsync());
        Assert.Equal("miss", (await service.Client.GetAsync("/og/kerning.png")).Headers.GetValues("X-Cache").Single());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync("/api/purge", "{}", ApiKey)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync("/api/purge", "{\"tags\":[\"a\"]}", null)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await service.Client.GetAsync("/api/purge")).StatusCode);
    }

    private string Signed(string path, params (string Name, string Value)[] more)
        => SignedAddress.Sign(key, path, [new("title", "It's a title — with ünï"), new("tags", "a"), .. more.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))]);

    private Task<HttpResponseMessage> PostAsync(string path, string body, string? apiKey)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (apiKey is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + apiKey);
        }

        return service.Client.SendAsync(request);
    }

    /// <summary>What an address says, without its spelling; unknown parameters left out.</summary>
    private static string MeaningOf(string address) => string.Join('\n', address.Split('?', 2)[1].Split('&').Where(pair => pair.Length > 0)
        .Select(pair => pair.Split('=', 2)).Select(pair => (Name: Decode(pair[0]), Value: pair.Length > 1 ? Decode(pair[1]) : ""))
        .Where(pair => pair.Name == SignedAddress.Signature || SignedAddress.Knows(pair.Name)).Select(pair => pair.Name == SignedAddress.Signature ? "sig=" + pair.Value : pair.Name + "=" + pair.Value));

    private static string Decode(string text) => WebUtility.UrlDecode(text);

    private static string Tamper(string address, int number, Random random)
    {
        var start = address.IndexOf('?', StringComparison.Ordinal) + 1;
        var pairs = address[start..].Split('&').ToList();
        string With(IEnumerable<string> query) => address[..start] + string.Join('&', query);
        switch (number % 12)
        {
            case 0:
                return address[..random.Next(start, address.Length)];
            case 1:
                var (one, other) = (random.Next(pairs.Count - 1), random.Next(pairs.Count - 1));
                (pairs[one], pairs[other]) = (pairs[other], pairs[one]);
                return With(pairs);
            case 2:
                return With([.. pairs, "value.accent=%23ff0000"]);
            case 3:
                return With(["title=Other", .. pairs]);
            case 4:
                return With(pairs.Select((pair, at) => at == number % (pairs.Count - 1) ? pair.Replace("%", "%25", StringComparison.Ordinal) : pair));
            case 5:
                pairs.RemoveAt(random.Next(pairs.Count));
                return With(pairs);
            case 6:
                return With(pairs.Select(pair => pair == "key=now" ? "key=old" : pair)).Replace("key=now", "key=old", StringComparison.Ordinal);
            default:
                var letters = address.ToCharArray();
                var place = random.Next(start, letters.Length);
                var flipped = (char)(letters[place] ^ (1 << random.Next(7)));

                // '#' would end the address at the client; the others no client sends.
                letters[place] = flipped is > ' ' and <= '~' and not '#' ? flipped : 'x';
                return new string(letters);
        }
    }
}
