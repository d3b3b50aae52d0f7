namespace OgService.Conformance;

/// <summary>Lines of a text file of the Unicode database, also as <c>.bz2</c>.</summary>
internal static class SuiteFile
{
    /// <summary>What is left of every line without its comment and the space around, numbered from 1; empty ones left out.</summary>
    public static IEnumerable<(int Number, string Line)> Lines(string file)
    {
        using var reader = Open(file);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            var comment = line.IndexOf('#', StringComparison.Ordinal);
            var content = (comment < 0 ? line : line[..comment]).Trim();
            if (content.Length > 0)
            {
                yield return (number, content);
            }
        }
    }

    private static StreamReader Open(string file) => file.EndsWith(".bz2", StringComparison.Ordinal)
        ? new StreamReader(new MemoryStream(Bzip2.Decompress(File.ReadAllBytes(file))))
        : new StreamReader(file);
}
