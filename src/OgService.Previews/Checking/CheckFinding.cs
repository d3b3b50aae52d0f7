namespace OgService.Previews.Checking;

/// <summary>How bad it is.</summary>
public enum Severity
{
    /// <summary>Previews are wrong or missing.</summary>
    Error,

    /// <summary>Previews are worse than they could be.</summary>
    Warning,
}

/// <summary>Something that <c>og check</c> found.</summary>
/// <param name="Rule">For machines: <c>picture.missing</c> and so on, one of <see cref="CheckRules"/>.</param>
/// <param name="Message">For people, without a full stop at the end; without the place.</param>
/// <param name="File">Relative to what was checked, with <c>/</c>; or an address. Null for what is of no file.</param>
/// <param name="Line">From 1; 0 when it is not known.</param>
/// <param name="Column">From 1; 0 when it is not known.</param>
public sealed record CheckFinding(string Rule, Severity Severity, string Message, string? File = null, int Line = 0, int Column = 0)
{
    /// <summary>Set for characters that no font has.</summary>
    public MissingGlyph? Glyph { get; init; }

    /// <summary><c>file:line:column: message</c>, as far as they are known.</summary>
    public override string ToString() =>
        File is null ? Message : FormattableString.Invariant($"{File}{(Line > 0 ? $":{Line}" : "")}{(Line > 0 && Column > 0 ? $":{Column}" : "")}: {Message}");
}
