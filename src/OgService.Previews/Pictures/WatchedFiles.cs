using System.Collections.Concurrent;

namespace OgService.Previews.Pictures;

/// <summary>Files that cards were planned with, also those that were not there. Safe for many threads.</summary>
internal sealed class WatchedFiles
{
    private readonly ConcurrentDictionary<string, (long Length, DateTime Written)> stamps = new(StringComparer.Ordinal);

    public void Add(string file) => stamps.TryAdd(file, StampOf(file));

    /// <summary>Whether any of them is not as it was when it was added.</summary>
    public bool HaveChanged() => stamps.Any(watched => StampOf(watched.Key) != watched.Value);

    private static (long Length, DateTime Written) StampOf(string file)
    {
        var info = new FileInfo(file);
        return info.Exists ? (info.Length, info.LastWriteTimeUtc) : default;
    }
}
