namespace OgService.Previews.Storing;

/// <summary>A place beyond memory that keeps bytes by key. It may be slow, full, gone or wrong: <see cref="GuardedTier"/> stands before it. Safe for many threads.</summary>
internal interface IByteTier
{
    /// <returns>Null when there is nothing.</returns>
    Task<byte[]?> ReadAsync(string key, CancellationToken cancellation);

    Task WriteAsync(string key, byte[] bytes, CancellationToken cancellation);

    Task DeleteAsync(string key, CancellationToken cancellation);
}
