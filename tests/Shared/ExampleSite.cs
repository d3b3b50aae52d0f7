namespace OgService.Testing;

/// <summary>The example site, for tests that write into one.</summary>
internal static class ExampleSite
{
    public static void CopyTo(string folder)
    {
        var source = Repository.PathTo("examples", "astro-paper");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
