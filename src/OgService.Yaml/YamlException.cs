namespace OgService.Yaml;

/// <summary>A text that is not the YAML we read: syntax, a limit, or a value that the reader of the document refused.</summary>
public sealed class YamlException(string source, YamlPosition position, string reason)
    : Exception($"{source}:{position.Line}:{position.Column}: {reason}")
{
    /// <summary>The file's name as the caller gave it.</summary>
    public string SourceName { get; } = source;

    public YamlPosition Position { get; } = position;

    /// <summary>What was wrong and what was expected, without the place.</summary>
    public string Reason { get; } = reason;
}
