using System.Text.Json;
using OgService.Previews.Files;

namespace OgService.Previews.Storing;

/// <summary>Keeps the table of purges where others find it: in a small object of the bucket for all machines, and in the cache's folder for the next start.</summary>
/// <param name="site">Goes into the name where a process has several sites: each has a table of its own. Machines that share must name a site alike.</param>
internal sealed class PurgeExchange(PurgeTable table, BucketTier? bucket, string? folder, string? site = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly string name = site is null ? "purges.json" : $"purges-{site}.json";
    private readonly SemaphoreSlim one = new(1);
    private string? written;

    /// <summary>Reads what the cache's folder remembers. What cannot be read counts as nothing.</summary>
    public void Load()
    {
        try
        {
            if (FileName is { } file && File.Exists(file))
            {
                table.Merge(File.ReadAllBytes(file));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            // Written anew with the next purge.
        }
    }

    /// <summary>Takes in what other machines purged and tells them what this one did. Nothing is lost when two write at once: each looks again and adds what is missing.</summary>
    /// <returns>Null, or why the bucket could not be asked.</returns>
    public async Task<string?> SyncAsync(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            Save();
            return bucket is null ? null : await ExchangeAsync(bucket, cancellation).ConfigureAwait(false);
        }
        finally
        {
            one.Release();
        }
    }

    private string? FileName => folder is null ? null : Path.Combine(folder, name);

    private async Task<string?> ExchangeAsync(BucketTier bucket, CancellationToken cancellation)
    {
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        budget.CancelAfter(Patience);
        try
        {
            var theirs = await bucket.ReadObjectAsync(name, budget.Token).WaitAsync(budget.Token).ConfigureAwait(false);
            if (table.Merge(theirs ?? "{}"u8.ToArray()))
            {
                await bucket.WriteObjectAsync(name, table.Write(), budget.Token).WaitAsync(budget.Token).ConfigureAwait(false);
            }

            Save();
            return null;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            return failure.Message;
        }
    }

    private void Save()
    {
        var text = System.Text.Encoding.UTF8.GetString(table.Write());
        if (FileName is not { } file || text == (written ?? "{}"))
        {
            return;
        }

        try
        {
            AtomicFile.Write(file, System.Text.Encoding.UTF8.GetBytes(text), DiskTier.ScratchOf(folder!));
            written = text;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Tried again with the next exchange.
        }
    }
}
