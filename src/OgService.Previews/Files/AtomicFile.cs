using System.Security.Cryptography;
using System.Text;

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
        WriteThrough(Path.Combine(scratchFolder, Guid.NewGuid().ToString("N") + ".tmp"), path, bytes, flush);
    }

    /// <summary>The same, with the unfinished file in the folder of the target: a rename between file systems would be a copy, which a full disk cuts. For one writer a file.</summary>
    /// <inheritdoc cref="Write" path="/exception"/>
    public static void WriteBeside(string path, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = UnfinishedOf(path);

        // What a killed run left. Taken away, not written over: it might be a link to somewhere else.
        File.Delete(unfinished);
        WriteThrough(unfinished, path, bytes, flush: true);
    }

    /// <summary>The unfinished file of <see cref="WriteBeside"/>, always the same for a target, so that the next run finds what a killed one left. Hidden, and of one length, as
    /// names may be as long as a file system allows.</summary>
    public static string UnfinishedOf(string path)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(path))));
        return Path.Combine(Path.GetDirectoryName(path)!, $".og-{hash.AsSpan(0, 16)}.unfinished");
    }

    private static void WriteThrough(string unfinished, string path, ReadOnlySpan<byte> bytes, bool flush)
    {
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

    /// <summary>Deletes a file if it is there and can be deleted.</summary>
    public static void TryDelete(string path)
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
