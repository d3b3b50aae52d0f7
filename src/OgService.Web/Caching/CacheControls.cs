namespace OgService.Web.Caching;

/// <summary>How long readers may keep what (R11).</summary>
internal static class CacheControls
{
    public const string Page = "public, max-age=300, stale-while-revalidate=86400";

    /// <summary>The address holds the hash of everything drawn: it never shows anything else.</summary>
    public const string HashedPicture = "public, max-age=31536000, immutable";

    public const string StablePicture = "public, max-age=300, stale-while-revalidate=86400";

    /// <summary>The address holds a hash of the past; what is shown is the present card.</summary>
    public const string OutdatedPicture = "public, max-age=300";

    /// <summary>The address says what the card shows; a new template may change how.</summary>
    public const string SignedPicture = "public, max-age=86400, stale-while-revalidate=604800";

    public static readonly TimeSpan SignedLifetime = TimeSpan.FromDays(1);

    /// <summary>Something stands in for the picture that was asked for.</summary>
    public const string StandIn = "public, max-age=60";

    /// <summary>The server's <c>Date</c> may be a second old: what was made just now must not look as if it came from the future.</summary>
    public static readonly TimeSpan ClockSlack = TimeSpan.FromSeconds(2);

    public const string Missing = "public, max-age=60";
}
