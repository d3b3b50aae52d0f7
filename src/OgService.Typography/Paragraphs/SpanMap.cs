namespace OgService.Typography.Paragraphs;

/// <summary>Which span each grapheme of a text belongs to, and where spans part what is shaped together.</summary>
/// <remarks>Spans that look the same to the shaper (they differ in colour alone) are shaped as one: Arabic letters stay joined, and kerning goes on.</remarks>
internal sealed class SpanMap
{
    private readonly IReadOnlyList<TextSpan> spans;
    private readonly short[] byGrapheme;

    private SpanMap(IReadOnlyList<TextSpan> spans, short[] byGrapheme) => (this.spans, this.byGrapheme) = (spans, byGrapheme);

    /// <param name="starts">See <see cref="ShapedText.Starts"/>; a grapheme belongs where its first unit does.</param>
    /// <returns>Null for a text without spans.</returns>
    public static SpanMap? Of(StyledText styled, in PreparedText prepared, int[] starts)
    {
        if (styled.Spans.Count == 0)
        {
            return null;
        }

        var byGrapheme = new short[starts.Length - 1];
        for (var index = 0; index < byGrapheme.Length; index++)
        {
            byGrapheme[index] = (short)Find(styled.Spans, prepared.SourceOf(starts[index]));
        }

        return new SpanMap(styled.Spans, byGrapheme);
    }

    /// <summary>The span that a UTF-16 unit of the source lies in, or -1.</summary>
    public static int Find(IReadOnlyList<TextSpan> spans, int unit)
    {
        var (low, high) = (0, spans.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (unit < spans[middle].Start)
            {
                high = middle - 1;
            }
            else if (unit >= spans[middle].End)
            {
                low = middle + 1;
            }
            else
            {
                return middle;
            }
        }

        return -1;
    }

    /// <summary>The place in the list of spans; -1 for the text itself.</summary>
    public int At(int grapheme) => byGrapheme[grapheme];

    public TextSpan? SpanAt(int grapheme) => byGrapheme[grapheme] is var span and >= 0 ? spans[span] : null;

    /// <summary>Whether a run ends before a grapheme (not the first) because of its span.</summary>
    public bool PartsBefore(int grapheme)
    {
        var (before, after) = (byGrapheme[grapheme - 1], byGrapheme[grapheme]);
        if (before == after)
        {
            return false;
        }

        var (one, other) = (before < 0 ? null : spans[before], after < 0 ? null : spans[after]);
        return one?.PaddingEndEm > 0 || other?.PaddingStartEm > 0 || one?.Box is not null || other?.Box is not null
            || (one?.Scale ?? 1) != (other?.Scale ?? 1) || !(one?.Features ?? []).SequenceEqual(other?.Features ?? []);
    }

    /// <summary>In em: what stands before the run of a grapheme, when its span starts there.</summary>
    public double PaddingBefore(int grapheme) => SpanAt(grapheme) is { } span && (grapheme == 0 || At(grapheme - 1) != At(grapheme))
        ? span.PaddingStartEm + (span.Box?.WidthEm ?? 0)
        : 0;

    /// <summary>In em: what follows the run that ends with a grapheme, when its span ends there.</summary>
    public double PaddingAfter(int grapheme) =>
        SpanAt(grapheme) is { } span && (grapheme == byGrapheme.Length - 1 || At(grapheme + 1) != At(grapheme)) ? span.PaddingEndEm : 0;
}
