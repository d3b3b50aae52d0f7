using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OgService.Previews.Tests.Fetching;

/// <summary>A server on loopback that answers as it is told, byte by byte: what no framework would let through.</summary>
internal sealed class HostileOrigin : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Func<string, Stream, CancellationToken, Task> answer;
    private int requests;
    private int running;
    private int mostAtOnce;
    private long sent;

    /// <param name="answer">Given the head of the request and the connection.</param>
    public HostileOrigin(Func<string, Stream, CancellationToken, Task> answer)
    {
        this.answer = answer;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    public int Requests => requests;

    public int MostAtOnce => mostAtOnce;

    /// <summary>Bytes that the connection took.</summary>
    public long Sent => Interlocked.Read(ref sent);

    public string Trusted => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    public Uri this[string path] => new($"http://{Trusted}{path}");

    public static byte[] Head(string status, params string[] headers)
        => Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nConnection: close\r\n" + string.Concat(headers.Select(header => header + "\r\n")) + "\r\n");

    public static byte[] Gzip(byte[] bytes, int times = 1)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            for (var at = 0; at < times; at++)
            {
                gzip.Write(bytes);
            }
        }

        return packed.ToArray();
    }

    public void Dispose()
    {
        stopping.Cancel();
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token));
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                var stream = new CountedStream(connection.GetStream(), bytes => Interlocked.Add(ref sent, bytes));
                var head = await ReadHeadAsync(stream);
                Interlocked.Increment(ref requests);
                var now = Interlocked.Increment(ref running);
                mostAtOnce = Math.Max(mostAtOnce, now);
                try
                {
                    await answer(head, stream, stopping.Token);
                }
                finally
                {
                    Interlocked.Decrement(ref running);
                }
            }
            catch (Exception failure) when (failure is IOException or OperationCanceledException or SocketException)
            {
                // The other side has had enough.
            }
        }
    }

    private async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var letter = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(letter, stopping.Token) > 0)
        {
            head.Append((char)letter[0]);
        }

        return head.ToString();
    }

    private sealed class CountedStream(Stream inner, Action<int> wrote) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await inner.WriteAsync(buffer, cancellationToken);
            wrote(buffer.Length);
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
