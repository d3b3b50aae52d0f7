using System.Collections.Concurrent;
using OgService.Imaging;
using OgService.Previews.Generating;

namespace OgService.Previews.Sites;

/// <param name="Info">Null when the bytes are no picture that previews can show.</param>
internal readonly record struct PictureFileFacts(string Sha256, ImageInfo? Info);

/// <summary>Hashes and sizes of pictures on disk, kept until a file's length or time changes. Safe for many threads.</summary>
internal sealed class PictureFileCache
{
    private readonly ConcurrentDictionary<string, (long Length, DateTime Written, PictureFileFacts Facts)> known = new(StringComparer.Ordinal);

    public bool TryRead(string path, out PictureFileFacts facts)
    {
        facts = default;
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            known.TryRemove(path, out _);
            return false;
        }

        if (known.TryGetValue(path, out var kept) && kept.Length == file.Length && kept.Written == file.LastWriteTimeUtc)
        {
            facts = kept.Facts;
            return true;
        }

        if (PictureFile.Sha256(path) is not { } sha256)
        {
            return false;
        }

        facts = new PictureFileFacts(sha256, PictureFile.TryMeasure(path, out var info) && info is { Width: > 0, Height: > 0 } ? info : null);
        known[path] = (file.Length, file.LastWriteTimeUtc, facts);
        return true;
    }
}
