namespace OgService.Testing;

/// <summary>Where the checkout and the public suites lie, for tests that read files.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>OgService.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of public suites (<c>OGSERVICE_CORPORA</c>, else <c>../shared/corpora</c>), or null where there is none.</summary>
    public static string? Corpora { get; } = FindCorpora();

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OgService.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No OgService.sln above " + AppContext.BaseDirectory);
    }

    private static string? FindCorpora()
    {
        var folder = Environment.GetEnvironmentVariable("OGSERVICE_CORPORA") ?? Path.Combine(Root, "..", "shared", "corpora");
        return Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
    }
}
