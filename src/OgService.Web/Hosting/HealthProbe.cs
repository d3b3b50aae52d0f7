namespace OgService.Web.Hosting;

/// <summary><c>OgService.Web --check-health</c>: asks the service on this machine whether it answers; for containers, whose image has no shell.</summary>
internal static class HealthProbe
{
    public const string Option = "--check-health";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <returns>The process's exit code: 0 when it answers.</returns>
    public static async Task<int> RunAsync(IConfiguration configuration)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(AddressOf(configuration));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return 1;
        }
    }

    private static Uri AddressOf(IConfiguration configuration)
    {
        var listening = configuration["urls"]?.Split(';')[0] ?? (configuration["http_ports"] is { } ports ? $"http://*:{ports.Split(';')[0]}" : WebService.DefaultUrl);
        var address = BindingAddress.Parse(listening);
        return new UriBuilder(address.Scheme, "127.0.0.1", address.Port, "/healthz").Uri;
    }
}
