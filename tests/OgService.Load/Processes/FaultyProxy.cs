using System.Globalization;
using System.Net;

namespace OgService.Load.Processes;

internal enum ProxyFault
{
    None,

    /// <summary>500 to everything.</summary>
    Errors,

    /// <summary>Three seconds later than it could be.</summary>
    Slow,

    /// <summary>One byte of every object that is read is another.</summary>
    WrongBytes,

    /// <summary>403 to every write.</summary>
    RefusesWrites,
}

/// <summary>Stands before a bucket server and does what it is told to do wrong.</summary>
internal sealed class FaultyProxy : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly string behind;

    public FaultyProxy(string behind)
    {
        this.behind = behind;
        Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ServiceProcess.FreePort()}");
        listener.Prefixes.Add(Url + "/");
        listener.Start();
        _ = TakeAsync();
    }

    public string Url { get; }

    public ProxyFault Fault { get; set; }

    public void Dispose()
    {
        listener.Close();
        client.Dispose();
    }

    private async Task TakeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            await PassAsync(context);
        }
        catch (Exception failure) when (failure is HttpListenerException or HttpRequestException or IOException or ObjectDisposedException)
        {
            // Whoever asked has left.
        }
    }

    private async Task PassAsync(HttpListenerContext context)
    {
        var isWrite = context.Request.HttpMethod == "PUT";
        if (Fault is ProxyFault.Errors || (Fault is ProxyFault.RefusesWrites && isWrite))
        {
            // Read to its end: HttpListener waits a second for what was not, and keeps a thread of the generator waiting with it.
            await context.Request.InputStream.CopyToAsync(Stream.Null);
            context.Response.StatusCode = isWrite ? 403 : 500;
            context.Response.Close();
            return;
        }

        if (Fault is ProxyFault.Slow)
        {
            await Task.Delay(TimeSpan.FromSeconds(3));
        }

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.HttpMethod), behind + context.Request.RawUrl);
        if (context.Request.HasEntityBody)
        {
            using var sent = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(sent);
            request.Content = new ByteArrayContent(sent.ToArray());
        }

        // With the host that was signed.
        foreach (string name in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, context.Request.Headers[name]))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, context.Request.Headers[name]);
            }
        }

        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        context.Response.StatusCode = (int)answer.StatusCode;
        // An object's ETag is mostly its MD5, which some clients compare. Wrong bytes come without, so that what is put to the test is our own check.
        foreach (var (name, values) in answer.Headers.Where(header => (header.Key is "ETag" && Fault is not ProxyFault.WrongBytes) || header.Key.StartsWith("x-amz", StringComparison.OrdinalIgnoreCase)))
        {
            context.Response.Headers[name] = string.Join(',', values);
        }

        if (Fault is ProxyFault.WrongBytes && context.Request.HttpMethod == "GET" && body.Length > 0)
        {
            body[body.Length / 2] ^= 0x10;
        }

        context.Response.ContentLength64 = body.Length;
        await context.Response.OutputStream.WriteAsync(body);
        context.Response.Close();
    }
}
