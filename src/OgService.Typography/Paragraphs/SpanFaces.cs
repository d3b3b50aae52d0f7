using OgService.Typography.Fallback;

namespace OgService.Typography.Paragraphs;

/// <summary>The choosers of fonts of a text and of its spans.</summary>
/// <param name="BySpan">Empty for a text without spans.</param>
internal sealed record SpanFaces(FaceSelector Whole, IReadOnlyList<FaceSelector> BySpan)
{
    public FontInstance Primary => Whole.Primary;

    /// <param name="span">-1 for the text itself.</param>
    public FaceSelector For(int span) => span < 0 ? Whole : BySpan[span];

    /// <summary>Whether two spans take their fonts from the same list: then punctuation may stay with the font before it.</summary>
    public bool AreSame(int one, int other) => one == other || ReferenceEquals(For(one), For(other));
}
