namespace OgService.Previews.Storing;

/// <summary>Puts the tiers together that are configured.</summary>
internal static class TierFactory
{
    // A look at a disk takes well under a millisecond; one that hangs must not hold up an answer that can be drawn in ten.
    private static readonly TimeSpan DiskReadBudget = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan DiskWriteBudget = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BucketWriteBudget = TimeSpan.FromSeconds(3);

    /// <returns>The faster first.</returns>
    public static IReadOnlyList<GuardedTier> Create(PreviewOptions options, DiskTier? disk, BucketTier? bucket, PreviewMetrics metrics, TimeProvider clock, Action<TierChange> tell)
    {
        var tiers = new List<GuardedTier>();
        if (disk is not null)
        {
            tiers.Add(new GuardedTier(CardSource.Disk, disk, DiskReadBudget, DiskWriteBudget, metrics, clock, tell));
            metrics.Watch("og.cache.bytes", "By", "Bytes kept by a tier.", "disk", () => disk.Bytes);
        }

        if (bucket is not null)
        {
            tiers.Add(new GuardedTier(CardSource.Bucket, bucket, options.Bucket!.Budget, BucketWriteBudget, metrics, clock, tell));
        }

        return tiers;
    }
}
