using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OgService.Previews;

namespace OgService.Web.Tests;

/// <summary><c>/openapi/v1.json</c> tells what the service does.</summary>
public sealed partial class DescriptionTests : IAsyncLifetime
{
    private const string Secret = "a secret of thirty-two characters";
    private const string ApiKey = "og_a-key-for-tests";
    private RunningService service = null!;
    private JsonElement document;

    public async ValueTask InitializeAsync()
    {
        service = await RunningService.WithAsync("--OgService:Signing:Keys:now", Secret, "--OgService:ApiKeys:0", ApiKeys.HashOf(ApiKey));
        document = JsonDocument.Parse(await service.Client.GetByteArrayAsync("/openapi/v1.json")).RootElement;
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public void It_names_the_addresses_in_the_forms_they_have()
    {
        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToHashSet();
        Assert.Equal(
            ["/api/card", "/api/meta", "/api/posts/{slug}", "/api/purge", "/healthz", "/meta/{slug}.{ending}", "/oembed", "/og.{ending}", "/og/{slug}.{ending}", "/og/{slug}.{hash}.{ending}", "/readyz"],
            paths.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("127.0.0.1", document.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_part_of_an_address_is_explained_and_each_operation_has_a_name_of_its_own()
    {
        var names = new HashSet<string>();
        foreach (var (path, _, operation) in Operations())
        {
            Assert.True(names.Add(operation.GetProperty("operationId").GetString()!));
            var told = operation.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "path").Select(parameter => parameter.GetProperty("name").GetString()).ToList()
                : [];
            Assert.Equal(InBraces().Matches(path).Select(match => match.Groups[1].Value), told);
        }
    }

    [Fact]
    public void Refusals_are_problems_and_those_that_pass_say_when_to_come_again()
    {
        foreach (var (path, method, operation) in Operations().Where(operation => operation.Method != "head" && operation.Path != "/readyz"))
        {
            foreach (var response in operation.GetProperty("responses").EnumerateObject().Where(response => response.Name[0] is '4' or '5' && response.Name != "416"))
            {
                Assert.True(response.Value.GetProperty("content").TryGetProperty("application/problem+json", out var problem), $"{method} {path} {response.Name}");
                Assert.Equal("#/components/schemas/Problem", problem.GetProperty("schema").GetProperty("$ref").GetString());
                Assert.Equal(response.Name is "429" or "503", response.Value.TryGetProperty("headers", out var headers) && headers.TryGetProperty("Retry-After", out _));
            }
        }
    }

    [Fact]
    public void What_needs_a_key_or_a_signature_says_so_and_nothing_else_does()
    {
        Assert.Equal(["key", "signature"], document.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Select(scheme => scheme.Name));
        foreach (var (path, _, operation) in Operations())
        {
            var needed = operation.TryGetProperty("security", out var security) ? security.EnumerateArray().SelectMany(one => one.EnumerateObject()).Select(one => one.Name).ToList() : [];
            Assert.Equal(path.StartsWith("/api/", StringComparison.Ordinal) ? ["key"] : path == "/og.{ending}" ? ["signature"] : [], needed);
        }
    }

    [Fact]
    public async Task What_is_answered_is_what_is_told()
    {
        Assert.True(SigningKey.TryCreate("now", Secret, out var key));
        using var known = await service.Client.GetAsync("/og/kerning.png");
        var tag = known.Headers.ETag!.ToString();
        (string Path, HttpMethod Method, string Address, (string, string)[] Headers, string? Body)[] requests =
        [
            ("/og/{slug}.{ending}", HttpMethod.Get, "/og/kerning.png", [], null),
            ("/og/{slug}.{ending}", HttpMethod.Head, "/og/kerning.png", [], null),
            ("/og/{slug}.{ending}", HttpMethod.Get, "/og/kerning.png", [("Range", "bytes=0-9")], null),
            ("/og/{slug}.{ending}", HttpMethod.Get, "/og/kerning.png", [("Range", "bytes=99999999-")], null),
            ("/og/{slug}.{ending}", HttpMethod.Get, "/og/kerning.png", [("If-None-Match", tag)], null),
            ("/og/{slug}.{ending}", HttpMethod.Get, "/og/kerning.png?size=9x9", [], null),
            ("/og/{slug}.{ending}", HttpMethod.Get, "/og/nothing.png", [], null),
            ("/og/{slug}.{hash}.{ending}", HttpMethod.Get, $"/og/kerning.{tag[1..17]}.png", [], null),
            ("/og.{ending}", HttpMethod.Get, SignedAddress.Sign(key, "/og.webp", [new("title", "a")]), [], null),
            ("/og.{ending}", HttpMethod.Get, SignedAddress.Sign(key, "/og.png", [new("title", "a"), new("template", "nowhere")]), [], null),
            ("/og.{ending}", HttpMethod.Get, "/og.png?title=a", [], null),
            ("/og.{ending}", HttpMethod.Get, "/og.gif?title=a", [], null),
            ("/meta/{slug}.{ending}", HttpMethod.Get, "/meta/kerning.html", [], null),
            ("/meta/{slug}.{ending}", HttpMethod.Get, "/meta/kerning.json", [], null),
            ("/meta/{slug}.{ending}", HttpMethod.Get, "/meta/nothing.json", [], null),
            ("/oembed", HttpMethod.Get, "/oembed", [], null),
            ("/oembed", HttpMethod.Get, "/oembed?url=https%3A%2F%2Fexample.com%2Fposts%2Fkerning&format=xml", [], null),
            ("/api/card", HttpMethod.Post, "/api/card", [], "{\"title\":\"a\"}"),
            ("/api/card", HttpMethod.Post, "/api/card", [("Authorization", "Bearer " + ApiKey)], "{\"title\":\"a\"}"),
            ("/api/meta", HttpMethod.Post, "/api/meta?format=html", [("Authorization", "Bearer " + ApiKey)], "{\"title\":\"a\"}"),
            ("/api/meta", HttpMethod.Post, "/api/meta", [("Authorization", "Bearer " + ApiKey)], "{}"),
            ("/api/purge", HttpMethod.Post, "/api/purge", [("Authorization", "Bearer " + ApiKey)], "{\"slugs\":[\"a\"]}"),
            ("/api/purge", HttpMethod.Post, "/api/purge", [("Authorization", "Bearer " + ApiKey)], "{"),
            ("/api/posts/{slug}", HttpMethod.Put, "/api/posts/a", [("Authorization", "Bearer " + ApiKey)], "{\"title\":\"a\"}"),
            ("/healthz", HttpMethod.Get, "/healthz", [], null),
            ("/readyz", HttpMethod.Get, "/readyz", [], null),
        ];
        foreach (var (path, method, address, headers, body) in requests)
        {
            using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
            foreach (var (name, value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            using var answer = await service.Client.SendAsync(request);
            AssertTold(path, method, address, answer);
        }
    }

    private void AssertTold(string path, HttpMethod method, string address, HttpResponseMessage answer)
    {
        var status = ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var operation = document.GetProperty("paths").GetProperty(path).GetProperty(method.Method.ToLowerInvariant());
        Assert.True(operation.GetProperty("responses").TryGetProperty(status, out var told), $"{method} {address} is {status}");
        if (told.TryGetProperty("headers", out var headers))
        {
            var got = answer.Headers.Concat(answer.Content.Headers).Select(header => header.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var header in headers.EnumerateObject())
            {
                Assert.True(got.Contains(header.Name), $"{method} {address} {status} has no {header.Name}");
            }
        }

        if (method != HttpMethod.Head && answer.StatusCode is not (HttpStatusCode.NotModified or HttpStatusCode.RequestedRangeNotSatisfiable) && answer.Content.Headers.ContentType is { } type)
        {
            Assert.True(told.GetProperty("content").TryGetProperty(type.MediaType!, out _), $"{method} {address} {status} is {type}");
        }
    }

    private IEnumerable<(string Path, string Method, JsonElement Operation)> Operations()
        => document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => (path.Name, method.Name, method.Value)));

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex InBraces();
}
