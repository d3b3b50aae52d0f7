using OgService.Previews;

namespace OgService.Web.Hosting;

/// <summary><c>OgService:Disk</c>: pictures that survive a restart.</summary>
public sealed class DiskOptions
{
    /// <summary>A folder of its own; empty keeps nothing on disk.</summary>
    public string? Folder { get; set; }

    /// <summary>Bytes kept; 1,000,000 to 10^13.</summary>
    public long Bytes { get; set; } = 1_000_000_000;

    internal void Check() => Setting.Require(Bytes is >= 1_000_000 and <= 10_000_000_000_000, "Disk:" + nameof(Bytes), "1000000 or more", Bytes);
}

/// <summary><c>OgService:Bucket</c>: an S3-compatible bucket that several machines share.</summary>
public sealed class BucketSettings
{
    /// <summary>The server's address; empty goes without a bucket.</summary>
    public string? Endpoint { get; set; }

    public string Name { get; set; } = "";

    public string Region { get; set; } = "us-east-1";

    /// <summary>Goes before every name in the bucket.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>Empty asks the environment, as the AWS tools do.</summary>
    public string AccessKey { get; set; } = "";

    public string SecretKey { get; set; } = "";

    /// <summary>How long a look into the bucket may take, in milliseconds; 10 to 5,000.</summary>
    public int BudgetMilliseconds { get; set; } = 100;

    internal void Check()
    {
        if (string.IsNullOrEmpty(Endpoint))
        {
            return;
        }

        const string at = "Bucket:";
        Setting.Require(Uri.TryCreate(Endpoint, UriKind.Absolute, out var url) && url.Scheme is "https" or "http", at + nameof(Endpoint), "an address such as https://s3.eu-central-1.amazonaws.com", Endpoint);
        Setting.Require(Name.Length > 0, at + nameof(Name), "the bucket's name", null);
        Setting.Require((AccessKey.Length > 0) == (SecretKey.Length > 0), at + nameof(SecretKey), "given together with AccessKey", SecretKey.Length > 0 ? "one without the other" : null);
        Setting.Require(BudgetMilliseconds is >= 10 and <= 5_000, at + nameof(BudgetMilliseconds), "10 to 5000", BudgetMilliseconds);
    }

    internal BucketOptions? Resolve() => string.IsNullOrEmpty(Endpoint) ? null : new BucketOptions
    {
        Endpoint = Endpoint,
        Bucket = Name,
        Region = Region,
        Prefix = Prefix,
        AccessKey = AccessKey,
        SecretKey = SecretKey,
        Budget = TimeSpan.FromMilliseconds(BudgetMilliseconds),
    };
}
