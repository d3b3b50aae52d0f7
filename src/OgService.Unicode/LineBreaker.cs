namespace OgService.Unicode;

/// <summary>What may happen at one place between two characters.</summary>
public enum LineBreak : byte
{
    Prohibited,
    Allowed,
    Mandatory,
}

/// <summary>Line break opportunities (UAX #14, Unicode 17.0).</summary>
public static class LineBreaker
{
    /// <summary>Fills <paramref name="breaks"/>, as long as <paramref name="text"/>: entry i tells whether a line may end after
    /// UTF-16 unit i. The last entry is always <see cref="LineBreak.Mandatory"/>.</summary>
    public static void Find(ReadOnlySpan<char> text, Span<LineBreak> breaks) => throw new NotImplementedException();
}
