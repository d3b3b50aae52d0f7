using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OgService.Previews;
using OgService.Web.Hosting;
using OgService.Web.Sites;

namespace OgService.Web.Tests.Sites;

/// <summary>A service of several sites, each in a folder of its own with posts of the same names.</summary>
internal sealed class ServiceOfSites : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("og-sites-").FullName;
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private WebApplication? app;

    public IReadOnlyList<ServedSite> Sites => app!.Services.GetRequiredService<ServedSites>().All;

    public IServiceProvider Services => app!.Services;

    public Uri Address => client.BaseAddress!;

    public string PathTo(params string[] parts) => Path.Combine([folder, .. parts]);

    public PreviewService this[string name] => Sites.Single(site => site.Name == name).Previews;

    /// <summary>A site at <c>https://NAME.example</c> with the posts <c>first</c> and <c>second</c>, drawn in a colour of its own.</summary>
    public ServiceOfSites Add(string name, string accent, string? url = null)
    {
        Directory.CreateDirectory(PathTo(name, "posts"));
        File.WriteAllText(PathTo(name, "og.yaml"), $$"""
            site: { name: "Site {{name}}", url: "{{url ?? $"https://{name}.example"}}" }
            content: { include: ["posts/*.md"], page: "/posts/{slug}" }
            cards: { path: "og/{slug}.png", values: { accent: "{{accent}}" } }
            """);
        foreach (var slug in (string[])["first", "second"])
        {
            File.WriteAllText(PathTo(name, "posts", slug + ".md"), $"---\ntitle: The {slug} of {name}\ndescription: Words.\ndate: 2024-01-01\ntags: [shared]\n---\nText.\n");
        }

        return this;
    }

    /// <param name="settings">Below <c>OgService:</c>, each followed by its value; <c>{folder}</c> is that of the sites.</param>
    public async Task<ServiceOfSites> StartAsync(params string[] settings)
    {
        app = WebService.Build(
        [
            "--OgService:RefreshMilliseconds", "100", "--OgService:WarmUp", "false", "--urls", "http://127.0.0.1:0", "--environment", "Production", "--Logging:LogLevel:Default", "None",
            .. settings.Select((text, at) => at % 2 == 0 ? text.StartsWith('-') ? text : "--OgService:" + text : text.Replace("{folder}", folder, StringComparison.Ordinal)),
        ]);
        await app.StartAsync();
        client.BaseAddress = new Uri(app.Urls.Single());
        return this;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string host, string path, string? key = null, string? json = null, string? from = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Host = host;
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        if (from is not null)
        {
            request.Headers.Add("X-Forwarded-For", from);
        }

        return await client.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string host, string path) => SendAsync(HttpMethod.Get, host, path);

    public async Task<string> GetTextAsync(string host, string path)
    {
        using var answer = await GetAsync(host, path);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {host}{path}");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>What the configuration holds of a key.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await holds())
        {
            await Task.Delay(20, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }
}
