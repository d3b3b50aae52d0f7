namespace OgService.Yaml;

/// <summary>Ceilings for one document; the defaults are those of docs/limits.md for front matter.</summary>
public sealed record YamlLimits
{
    public static YamlLimits Default { get; } = new();

    /// <summary>UTF-8 bytes.</summary>
    public int MaxBytes { get; init; } = 64 * 1024;

    /// <summary>Lists and mappings inside each other, aliases expanded.</summary>
    public int MaxDepth { get; init; } = 32;

    /// <summary>Mapping keys in the whole document.</summary>
    public int MaxKeys { get; init; } = 1_000;

    public int MaxAliases { get; init; } = 100;

    /// <summary>Nodes after aliases are expanded; keys count too.</summary>
    public int MaxNodes { get; init; } = 10_000;
}
