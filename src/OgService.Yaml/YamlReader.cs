namespace OgService.Yaml;

/// <summary>Ceilings for one document; the defaults are those of docs/limits.md for front matter.</summary>
public sealed record YamlLimits
{
    public static YamlLimits Default { get; } = new();

    /// <summary>UTF-8 bytes.</summary>
    public int MaxBytes { get; init; } = 64 * 1024;

    public int MaxDepth { get; init; } = 32;

    /// <summary>Mapping keys in the whole document.</summary>
    public int MaxKeys { get; init; } = 1_000;

    public int MaxAliases { get; init; } = 100;

    /// <summary>Nodes after aliases are expanded.</summary>
    public int MaxNodes { get; init; } = 10_000;
}

/// <summary>Reads one YAML document (1.2, core schema) into nodes with positions.</summary>
public static class YamlReader
{
    /// <summary>Reads <paramref name="text"/>; null when the document is empty or only comments.</summary>
    /// <param name="source">The file's name, for messages.</param>
    /// <param name="firstLine">The line number of the text's first line within the file, from 1.</param>
    /// <exception cref="YamlException">Syntax, or a limit.</exception>
    public static YamlNode? Parse(string text, string source, YamlLimits? limits = null, int firstLine = 1) => throw new NotImplementedException();
}
