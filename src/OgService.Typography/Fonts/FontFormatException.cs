namespace OgService.Typography;

/// <summary>A font file, or the list of fonts, that cannot be used.</summary>
public sealed class FontFormatException(string source, string reason, Exception? cause = null) : Exception($"{source}: {reason}", cause)
{
    public string SourceName { get; } = source;
}
