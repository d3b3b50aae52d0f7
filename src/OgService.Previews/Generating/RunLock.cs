using OgService.Previews.Files;

namespace OgService.Previews.Generating;

/// <summary>One writing run a site at a time. Holds a file open, so that it goes with the process however that ends; clears what a killed run left
/// unfinished.</summary>
internal sealed class RunLock : IDisposable
{
    private readonly string siteRoot;
    private readonly FileStream file;

    private RunLock(string siteRoot, FileStream file)
    {
        this.siteRoot = siteRoot;
        this.file = file;
    }

    /// <exception cref="IOException">Another run holds it, or the folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, by permission.</exception>
    public static RunLock Take(string siteRoot)
    {
        var folder = Manifest.FolderOf(siteRoot);
        var isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        FileStream file;
        try
        {
            file = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException failure) when (!isNew)
        {
            throw new IOException($"{folder}: another og generate is at work on this site ({failure.Message})", failure);
        }

        ClearUnfinished(siteRoot);
        return new RunLock(siteRoot, file);
    }

    public void Dispose()
    {
        file.Dispose();
        var folder = Manifest.FolderOf(siteRoot);
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    private static void ClearUnfinished(string siteRoot)
    {
        // Whatever was begun had been announced.
        foreach (var entry in Manifest.Announced(siteRoot))
        {
            if (SitePath.TryResolve(siteRoot, siteRoot, entry.Path, out var target))
            {
                AtomicFile.TryDelete(AtomicFile.UnfinishedOf(target));
            }
        }

        AtomicFile.TryDelete(AtomicFile.UnfinishedOf(Manifest.FileOf(siteRoot)));

        // Of versions that kept them here.
        var older = Path.Combine(Manifest.FolderOf(siteRoot), "unfinished");
        if (Directory.Exists(older))
        {
            Directory.Delete(older, recursive: true);
        }
    }
}
