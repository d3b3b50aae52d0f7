namespace OgService.Previews;

/// <summary>An S3-compatible bucket that several machines share.</summary>
public sealed record BucketOptions
{
    /// <summary>The server's address, for example <c>https://s3.eu-central-1.amazonaws.com</c> or <c>http://minio:9000</c>.</summary>
    public required string Endpoint { get; init; }

    public required string Bucket { get; init; }

    /// <summary>What requests are signed for; servers other than Amazon's mostly take any.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Goes before every name in the bucket; empty, or with a slash at its end.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Empty asks the environment, as the AWS tools do.</summary>
    public string AccessKey { get; init; } = "";

    public string SecretKey { get; init; } = "";

    /// <summary>How long a look into the bucket may take.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromMilliseconds(100);
}
