namespace OgService.Previews.Files;

/// <summary>Writes whole files or nothing: aside, flushed to the disk, then renamed into place.</summary>
internal static class AtomicFile
{
    /// <param name="scratchFolder">Where the unfinished file lies; best on the same volume as <paramref name="path"/>.</param>
    /// <param name="flush">Whether it must be there after a power cut; a cache can do without.</param>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written; the old file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, by permission.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes, string scratchFolder, bool flush = true)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Directory.CreateDirectory(scratchFolder);
        var unfinished = Path.Combine(scratchFolder, Guid.NewGuid().ToString("N") + ".tmp");
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                stream.Write(bytes);
                stream.Flush(flush);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            TryDelete(unfinished);
            throw;
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
            // What could not be written cannot always be deleted either; the first error is the one to tell.
        }
    }
}
