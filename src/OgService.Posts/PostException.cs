namespace OgService.Posts;

/// <summary>A post that cannot be read: the file, the place, what was expected.</summary>
public sealed class PostException(string file, int line, int column, string reason) : Exception($"{file}:{line}:{column}: {reason}")
{
    /// <summary>Relative to the site's root.</summary>
    public string File { get; } = file;

    /// <summary>From 1.</summary>
    public int Line { get; } = line;

    /// <summary>From 1.</summary>
    public int Column { get; } = column;

    public string Reason { get; } = reason;
}
