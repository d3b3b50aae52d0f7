using System.Net;
using System.Text;

namespace OgService.Previews.Checking;

/// <summary>Checks a page that is on the web, as a reader of previews would fetch it: one page, one picture, 10 MB and 5 seconds each, three redirects, no proxy.</summary>
public sealed class AddressCheck : IDisposable
{
    private const int MaxBytes = 10_000_000;
    private const int MaxRedirects = 3;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        MaxAutomaticRedirections = MaxRedirects,
        ConnectTimeout = Limit,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
    })
    {
        Timeout = Limit,
    };

    public static bool IsAddress(string text) => text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    public async Task<IReadOnlyList<CheckFinding>> RunAsync(Uri address, CancellationToken cancellation)
    {
        var (bytes, problem) = await FetchAsync(address, "text/html", cancellation).ConfigureAwait(false);
        if (bytes is null)
        {
            return [new CheckFinding("page.unreadable", Severity.Error, problem!, address.ToString())];
        }

        var html = Encoding.UTF8.GetString(bytes);
        var findings = new List<CheckFinding>(PageCheck.Run(html, address.ToString()));
        if (PageCheck.PictureOf(html) is { } declared && Uri.TryCreate(address, declared.Tag.Content, out var picture) && picture.Scheme is "http" or "https")
        {
            var (content, failure) = await FetchAsync(picture, "image/*", cancellation).ConfigureAwait(false);
            findings.AddRange(PageCheck.CheckBytes(new FoundPicture(content, failure), declared, address.ToString()));
        }

        return findings;
    }

    public void Dispose() => client.Dispose();

    private async Task<(byte[]? Bytes, string? Problem)> FetchAsync(Uri address, string accept, CancellationToken cancellation)
    {
        // The client's own limit ends with the headers.
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Limit);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.UserAgent.ParseAdd("og-check/1.0");
            request.Headers.Accept.ParseAdd(accept);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limited.Token).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                return (null, $"the server answered {(int)response.StatusCode}");
            }

            await using var body = await response.Content.ReadAsStreamAsync(limited.Token).ConfigureAwait(false);
            using var read = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (int count; (count = await body.ReadAsync(buffer, limited.Token).ConfigureAwait(false)) > 0;)
            {
                if (read.Length + count > MaxBytes)
                {
                    return (null, $"larger than {MaxBytes / 1_000_000} MB");
                }

                read.Write(buffer, 0, count);
            }

            return (read.ToArray(), null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, $"no answer within {Limit.TotalSeconds:0} seconds");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return (null, failure.Message);
        }
    }
}
