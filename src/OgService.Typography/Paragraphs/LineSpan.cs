namespace OgService.Typography.Paragraphs;

/// <summary>The graphemes of one line.</summary>
/// <param name="TrimmedEnd">After the last grapheme that is drawn and counted.</param>
/// <param name="End">Where the next line starts.</param>
/// <param name="Width">In em, as it will be drawn.</param>
/// <param name="Hyphen">A hyphen follows.</param>
/// <param name="Mandatory">The line ends because the text says so.</param>
internal readonly record struct LineSpan(int Start, int TrimmedEnd, int End, double Width, bool Hyphen, bool Mandatory);

/// <summary>A text cut into lines.</summary>
/// <param name="BrokenWords">Break opportunities (indices) at the ends of words that were cut between graphemes or stand out.</param>
/// <param name="Complete">False when the lines that were allowed did not suffice; then the lines are one more than allowed.</param>
internal sealed record WrappedLines(List<LineSpan> Lines, List<int> BrokenWords, bool Complete)
{
    /// <summary>The first line wider than the box that may not be broken; -1 when there is none.</summary>
    public int FirstTooWide { get; init; } = -1;
}
