using System.Collections.Concurrent;
using System.Net;

namespace OgService.Previews.Tests.Storing;

/// <summary>As much of an S3 server as the service uses, in this process, and as faulty as a test wants it.</summary>
internal sealed class FakeBucketServer : IDisposable
{
    private readonly HttpListener listener;

    public FakeBucketServer()
    {
        for (var attempt = 0; ; attempt++)
        {
            Address = $"http://127.0.0.1:{Random.Shared.Next(20_000, 60_000)}/";
            listener = new HttpListener();
            listener.Prefixes.Add(Address);
            try
            {
                listener.Start();
                break;
            }
            catch (HttpListenerException) when (attempt < 20)
            {
                // Taken by somebody else.
            }
        }

        _ = Task.Run(ServeAsync);
    }

    public string Address { get; }

    /// <summary>By path: <c>/bucket/name</c>.</summary>
    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

    /// <summary>What every read is answered with, when set.</summary>
    public int ReadStatus { get; set; }

    /// <summary>What every write is answered with, when set.</summary>
    public int WriteStatus { get; set; }

    public TimeSpan Delay { get; set; }

    public BucketOptions Options(TimeSpan? budget = null) => new()
    {
        Endpoint = Address,
        Bucket = "cards",
        Prefix = "og/",
        AccessKey = "test",
        SecretKey = "test-secret",
        Budget = budget ?? TimeSpan.FromSeconds(20),
    };

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
        }
        catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        await Task.Delay(Delay);
        var path = context.Request.Url!.AbsolutePath;
        var isWrite = context.Request.HttpMethod == "PUT";
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var answer = context.Response;
        var status = isWrite ? WriteStatus : ReadStatus;
        if (status != 0)
        {
            answer.StatusCode = status;
        }
        else if (isWrite)
        {
            Objects[path] = body.ToArray();
            answer.Headers["ETag"] = "\"x\"";
        }
        else if (Objects.TryGetValue(path, out var bytes))
        {
            answer.ContentLength64 = bytes.Length;
            await answer.OutputStream.WriteAsync(bytes);
        }
        else
        {
            answer.StatusCode = 404;
            answer.ContentType = "application/xml";
            await answer.OutputStream.WriteAsync("<Error><Code>NoSuchKey</Code><Message>no</Message></Error>"u8.ToArray());
        }

        answer.Close();
    }
}
