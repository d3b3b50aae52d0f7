using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace OgService.Previews.Storing;

/// <summary>Bytes in an S3-compatible bucket. Names are the hashes of what the bytes show, so machines share it without a lock: whoever writes, writes the same. Safe for many threads.</summary>
internal sealed class BucketTier : IByteTier, IDisposable
{
    // Behind the budgets of GuardedTier, for what it has given up waiting for.
    private static readonly TimeSpan ClientTimeout = TimeSpan.FromSeconds(5);

    private readonly AmazonS3Client client;
    private readonly BucketOptions options;

    public BucketTier(BucketOptions options)
    {
        this.options = options;
        var config = new AmazonS3Config
        {
            ServiceURL = options.Endpoint,
            AuthenticationRegion = options.Region,
            ForcePathStyle = true,
            MaxErrorRetry = 0,
            Timeout = ClientTimeout,

            // Newer checksums are unknown to many servers; ours is inside the bytes.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        client = options.AccessKey.Length > 0 ? new AmazonS3Client(new BasicAWSCredentials(options.AccessKey, options.SecretKey), config) : new AmazonS3Client(config);
    }

    public Task<byte[]?> ReadAsync(string key, CancellationToken cancellation) => ReadObjectAsync(NameOf(key), cancellation);

    public Task WriteAsync(string key, byte[] bytes, CancellationToken cancellation) => WriteObjectAsync(NameOf(key), bytes, cancellation);

    // Wrong bytes are written over by whoever draws the card again; a machine that misreads must not delete for all.
    public Task DeleteAsync(string key, CancellationToken cancellation) => Task.CompletedTask;

    public void Dispose() => client.Dispose();

    /// <param name="name">Below the prefix.</param>
    /// <returns>Null when there is no such object.</returns>
    public async Task<byte[]?> ReadObjectAsync(string name, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.GetObjectAsync(new GetObjectRequest { BucketName = options.Bucket, Key = options.Prefix + name }, cancellation).ConfigureAwait(false);
            if (answer.ContentLength is < 0 or > StoredCard.MaxBytes)
            {
                throw new IOException($"The bucket's object {name} has {answer.ContentLength} bytes; at most {StoredCard.MaxBytes} are read.");
            }

            var bytes = new byte[(int)answer.ContentLength];
            await answer.ResponseStream.ReadExactlyAsync(bytes, cancellation).ConfigureAwait(false);
            return bytes;
        }
        catch (AmazonS3Exception failure) when (failure.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task WriteObjectAsync(string name, byte[] bytes, CancellationToken cancellation)
    {
        using var body = new MemoryStream(bytes, writable: false);
        var request = new PutObjectRequest
        {
            BucketName = options.Bucket,
            Key = options.Prefix + name,
            InputStream = body,
            UseChunkEncoding = false,
            ContentType = "application/octet-stream",
        };
        await client.PutObjectAsync(request, cancellation).ConfigureAwait(false);
    }

    private static string NameOf(string key) => $"cards/{key[..2]}/{key}";
}
