using System.Globalization;
using System.IO.Compression;

namespace OgService.Previews.Fetching;

/// <summary>Reads the body of an answer while counting its bytes, packed and unpacked, and its speed. Never believes what the answer says of itself.</summary>
internal static class FetchBody
{
    private const int ChunkBytes = 16 * 1024;

    /// <exception cref="FetchException">It is too large, too slow, empty, or packed in a way we do not know.</exception>
    public static async Task<byte[]> ReadAsync(HttpContent content, RemoteOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > options.MaxBytes)
        {
            throw TooLarge(options);
        }

        await using var packed = new PacedStream(await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false), options, clock);
        await using var unpacked = Unpack(packed, [.. content.Headers.ContentEncoding]);
        using var whole = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        int read;
        while ((read = await unpacked.ReadAsync(chunk, cancellation).ConfigureAwait(false)) > 0)
        {
            whole.Write(chunk, 0, read);
            if (whole.Length > options.MaxBytes)
            {
                throw TooLarge(options);
            }
        }

        return whole.Length > 0 ? whole.ToArray() : throw new FetchException("empty", "the answer is empty");
    }

    private static Stream Unpack(Stream packed, string[] encodings) => encodings is [var only] ? only.ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => new GZipStream(packed, CompressionMode.Decompress),
        "deflate" => new ZLibStream(packed, CompressionMode.Decompress),
        "br" => new BrotliStream(packed, CompressionMode.Decompress),
        "identity" => packed,
        _ => throw Unknown(),
    }
    : encodings.Length == 0 ? packed : throw Unknown();

    private static FetchException Unknown() => new("encoding", "the answer is packed in a way that was not asked for");

    private static FetchException TooLarge(RemoteOptions options)
        => new("large", string.Create(CultureInfo.InvariantCulture, $"it has more than {options.MaxBytes:N0} bytes"));

    /// <summary>Counts what comes, and gives up where it comes too slowly.</summary>
    private sealed class PacedStream(Stream inner, RemoteOptions options, TimeProvider clock) : Stream
    {
        private readonly long started = clock.GetTimestamp();
        private long total;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            // So long may it take until the next byte at the least speed.
            var speed = TimeSpan.FromSeconds((double)(total + 1) / options.BytesPerSecond);
            var left = (speed > options.SlowAfter ? speed : options.SlowAfter) - clock.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                throw TooSlow();
            }

            using var patience = new CancellationTokenSource(left, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
            try
            {
                var read = await inner.ReadAsync(buffer, either.Token).ConfigureAwait(false);
                total += read;
                return total > options.MaxBytes ? throw TooLarge(options) : read;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw TooSlow();
            }
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private static FetchException TooSlow() => new("slow", "it came too slowly");
    }
}
