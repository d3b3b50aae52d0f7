namespace OgService.Cards;

/// <summary>A place in a template's files.</summary>
/// <param name="File">As in messages, with <c>/</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
public readonly record struct TemplatePlace(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}
