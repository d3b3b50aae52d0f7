using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OgService.Previews;
using OgService.Testing;
using OgService.Web.Hosting;

namespace OgService.Web.Tests;

/// <summary>The whole service on a port of its own, on a copy of the example site.</summary>
public sealed class RunningService : IAsyncLifetime
{
    private WebApplication? app;

    public string SiteRoot { get; } = Directory.CreateTempSubdirectory("og-web-").FullName;

    public HttpClient Client { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public PreviewService Previews => app!.Services.GetRequiredService<PreviewService>();

    public IServiceProvider Services => app!.Services;

    public ValueTask InitializeAsync() => StartAsync();

    /// <summary>A service of its own for one test, with settings of its own.</summary>
    /// <param name="settings">As arguments: <c>--OgService:…</c>, value.</param>
    public static async Task<RunningService> WithAsync(params string[] settings)
    {
        var service = new RunningService();
        await service.StartAsync(settings);
        return service;
    }

    private async ValueTask StartAsync(params string[] settings)
    {
        ExampleSite.CopyTo(SiteRoot);
        app = WebService.Build(
        [
            "--OgService:Site", SiteRoot, "--OgService:RefreshMilliseconds", "100", "--OgService:WarmUp", "false", "--urls", "http://127.0.0.1:0", "--environment", "Production", "--Logging:LogLevel:Default", "None",
            .. settings,
        ]);
        await app.StartAsync();
        Address = new Uri(app.Urls.Single());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    public Task StopAsync() => app!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app!.DisposeAsync();
        Directory.Delete(SiteRoot, recursive: true);
    }

    public string PathTo(string relative) => Path.Combine(SiteRoot, relative);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return Client.SendAsync(request);
    }

    /// <summary>Asks until it holds; a test that hangs fails.</summary>
    public async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await holds())
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
