using OgService.Previews.Files;

namespace OgService.Previews;

/// <summary>Writes pictures outside a site's run: whole or not at all.</summary>
public static class PreviewFiles
{
    /// <exception cref="IOException">It cannot be written; the old file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, by permission.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var full = Path.GetFullPath(path);
        AtomicFile.Write(full, bytes, Path.GetDirectoryName(full)!);
    }
}
