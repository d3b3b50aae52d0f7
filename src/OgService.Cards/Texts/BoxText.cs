using OgService.Cards.Styles;
using OgService.Typography;

namespace OgService.Cards.Texts;

/// <summary>The text of a box: what is set, and how each of its spans looks.</summary>
/// <param name="SpanStyles">One a span of <paramref name="Styled"/>.</param>
internal sealed record BoxText(StyledText Styled, IReadOnlyList<ComputedStyle> SpanStyles)
{
    /// <summary>Stands for a box in the line; never part of what people read.</summary>
    public const char BoxCharacter = '\uFFFC';

    public static BoxText Plain(string text) => new(text, []);

    /// <summary>What is read aloud.</summary>
    public string Spoken => SpanStyles.Count == 0 ? Styled.Text : Styled.Text.Replace("\uFFFC", "", StringComparison.Ordinal);
}
