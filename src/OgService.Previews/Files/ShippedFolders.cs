namespace OgService.Previews;

/// <summary>Finds what ships with us: beside the program when it was published, else in the checkout above it.</summary>
public static class ShippedFolders
{
    /// <param name="relative">With <c>/</c>, for example <c>fonts</c>.</param>
    /// <exception cref="DirectoryNotFoundException">It is in neither place.</exception>
    public static string Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, relative);
            if (Directory.Exists(candidate) && (folder.FullName == new DirectoryInfo(AppContext.BaseDirectory).FullName || File.Exists(Path.Combine(folder.FullName, "OgService.sln"))))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException($"{relative} is neither beside the program ({AppContext.BaseDirectory}) nor in a checkout above it.");
    }
}
