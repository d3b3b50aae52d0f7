using OgService.Previews.Files;

namespace OgService.Previews.Storing;

/// <summary>Bytes in a folder, counted; the least recently used leave first. Files are written aside and renamed, so that none is ever half there under its name; what they hold
/// is checked by whoever reads. The folder may be shared with other processes, emptied or deleted at any time. Safe for many threads.</summary>
internal sealed class DiskTier : IByteTier
{
    private const string Ending = ".card";

    // A file's time is its last use, for the next start; a write a read would be too much.
    private static readonly TimeSpan TouchEvery = TimeSpan.FromHours(1);

    private readonly string folder;
    private readonly string scratch;
    private readonly long capacity;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> byKey = [];
    private readonly LinkedList<Entry> byUse = [];
    private long bytes;

    private DiskTier(string folder, long capacityBytes, TimeProvider clock)
    {
        this.folder = folder;
        this.clock = clock;
        capacity = capacityBytes;
        scratch = ScratchOf(folder);
        Ready = Task.Run(Load);
    }

    /// <summary>Opens a folder, which need not exist. What it holds is listed in the background.</summary>
    public static DiskTier Open(string folder, long capacityBytes, TimeProvider clock) => new(Path.GetFullPath(folder), capacityBytes, clock);

    /// <summary>Where unfinished files lie; emptied at a start.</summary>
    public static string ScratchOf(string folder) => Path.Combine(folder, "unfinished");

    /// <summary>Done when what was there at the start is counted.</summary>
    public Task Ready { get; }

    /// <summary>Bytes kept, as far as this process knows.</summary>
    public long Bytes
    {
        get
        {
            lock (gate)
            {
                return bytes;
            }
        }
    }

    public async Task<byte[]?> ReadAsync(string key, CancellationToken cancellation)
    {
        var path = PathOf(key);
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: <= StoredCard.MaxBytes })
            {
                var read = await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
                Use(key, read.Length);
                return read;
            }
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            // Deleted in between.
        }

        return null;
    }

    public Task WriteAsync(string key, byte[] bytes, CancellationToken cancellation)
    {
        AtomicFile.Write(PathOf(key), bytes, scratch, flush: false);
        foreach (var old in Count(key, bytes.Length, clock.GetUtcNow()))
        {
            TryDelete(PathOf(old));
        }

        return Task.CompletedTask;
    }

    public Task DeleteAsync(string key, CancellationToken cancellation)
    {
        lock (gate)
        {
            ForgetLocked(key);
        }

        TryDelete(PathOf(key));
        return Task.CompletedTask;
    }

    // Keys are hexadecimal digits of our own making; two of them spread the files over 256 folders.
    private string PathOf(string key) => Path.Combine(folder, key[..2], key + Ending);

    private void Use(string key, long length)
    {
        var now = clock.GetUtcNow();
        bool isOld;
        lock (gate)
        {
            isOld = !byKey.TryGetValue(key, out var node) || now - node.Value.Touched > TouchEvery;
            if (node is not null && !isOld)
            {
                byUse.Remove(node);
                byUse.AddFirst(node);
            }
        }

        if (isOld)
        {
            Count(key, length, now);
            TryTouch(PathOf(key), now);
        }
    }

    /// <returns>Those that must go.</returns>
    private List<string> Count(string key, long length, DateTimeOffset now)
    {
        var leaving = new List<string>();
        lock (gate)
        {
            ForgetLocked(key);
            byKey[key] = byUse.AddFirst(new Entry(key, length, now));
            bytes += length;
            EvictLocked(leaving);
        }

        return leaving;
    }

    private void EvictLocked(List<string> leaving)
    {
        while (bytes > capacity && byUse.Last is { } last)
        {
            leaving.Add(last.Value.Key);
            ForgetLocked(last.Value.Key);
        }
    }

    private void ForgetLocked(string key)
    {
        if (byKey.Remove(key, out var node))
        {
            byUse.Remove(node);
            bytes -= node.Value.Length;
        }
    }

    private void Load()
    {
        try
        {
            if (!Directory.Exists(folder))
            {
                return;
            }

            DeleteUnfinished();
            var files = new DirectoryInfo(folder).EnumerateFiles("*" + Ending, SearchOption.AllDirectories).Select(file => (file.Name, file.Length, file.LastWriteTimeUtc)).ToList();
            var leaving = new List<string>();
            lock (gate)
            {
                // Behind whatever was used since the start.
                foreach (var (name, length, used) in files.OrderByDescending(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal))
                {
                    var key = Path.GetFileNameWithoutExtension(name);
                    if (!byKey.ContainsKey(key) && key.Length > 2)
                    {
                        byKey[key] = byUse.AddLast(new Entry(key, length, used));
                        bytes += length;
                    }
                }

                EvictLocked(leaving);
            }

            leaving.ForEach(key => TryDelete(PathOf(key)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Then what was there is not counted; each use counts it.
        }
    }

    // Left behind by a process that was killed.
    private void DeleteUnfinished()
    {
        var start = clock.GetUtcNow();
        if (Directory.Exists(scratch))
        {
            foreach (var file in new DirectoryInfo(scratch).EnumerateFiles().Where(file => file.LastWriteTimeUtc < start))
            {
                TryDelete(file.FullName);
            }
        }
    }

    private static void TryTouch(string path, DateTimeOffset now)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, now.UtcDateTime);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A read-only folder is read all the same.
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It is checked again whenever it is read.
        }
    }

    private sealed record Entry(string Key, long Length, DateTimeOffset Touched);
}
