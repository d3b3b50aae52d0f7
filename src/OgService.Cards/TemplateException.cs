namespace OgService.Cards;

/// <summary>A template that cannot be used: the file, the place, what was expected.</summary>
public sealed class TemplateException(string file, int line, int column, string reason) : Exception($"{file}:{line}:{column}: {reason}")
{
    public string File { get; } = file;

    public int Line { get; } = line;

    public int Column { get; } = column;

    public string Reason { get; } = reason;
}
