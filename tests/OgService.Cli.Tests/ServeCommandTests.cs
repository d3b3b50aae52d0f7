using System.Net;
using System.Net.Sockets;

namespace OgService.Cli.Tests;

public sealed class ServeCommandTests : IDisposable
{
    private readonly OgProcess og = new();

    public void Dispose() => og.Dispose();

    [Fact]
    public async Task Serves_the_bytes_that_render_writes()
    {
        var port = FreePort();
        using var process = og.Start(null, "serve", og.Site, "--urls", $"http://127.0.0.1:{port}");
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            var served = await Patiently(() => client.GetByteArrayAsync("/og/openai-sora.png"));
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz")).StatusCode);
            Assert.Equal(0, (await og.RunAsync("render", "openai-sora", "--site", "site", "--out", "card.png")).ExitCode);
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(og.Folder, "card.png")), served);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<byte[]> Patiently(Func<Task<byte[]>> get)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await get();
            }
            catch (HttpRequestException) when (tries < 300)
            {
                await Task.Delay(100);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
