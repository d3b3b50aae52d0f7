namespace OgService.Cards;

/// <summary>What is measured on the finished pixels of a card.</summary>
/// <param name="Notes">Those of the scene, then what was measured: <c>contrast.low</c>, <c>text.outside-safe-area</c>, <c>text.cut</c>,
/// <c>text.overlap</c>; and the remarks <c>text.lines</c>, <c>square.crop</c>.</param>
/// <param name="Texts">In paint order.</param>
public sealed record SceneInspection(IReadOnlyList<SceneNote> Notes, IReadOnlyList<TextFact> Texts);

/// <summary>How a text of a card came out.</summary>
/// <param name="Node">The node's <c>id</c> in the template, or its path.</param>
/// <param name="IsSilent">Whether it is decoration (<c>aria-hidden</c>).</param>
/// <param name="SizePx">After shrinking.</param>
/// <param name="Ink">Where pixels of its letters are, in pixels of the card; null when none are.</param>
/// <param name="Contrast">Of its worst letter; null for a text of nothing but letters in colour, or without ink.</param>
public sealed record TextFact(
    string Node, TemplatePlace? Place, bool IsSilent, float SizePx, IReadOnlyList<TextLineFact> Lines, InkBox? Ink, TextContrast? Contrast);

/// <param name="Text">As drawn, with the ellipsis or hyphen if there is one.</param>
/// <param name="Fonts">Those of its runs in visual order, each once.</param>
public sealed record TextLineFact(string Text, IReadOnlyList<string> Fonts);

/// <summary>Whole pixels; right and bottom are outside.</summary>
public readonly record struct InkBox(int Left, int Top, int Right, int Bottom);

/// <summary>WCAG 2.2's contrast of a letter on what lies under it.</summary>
/// <param name="Ratio">1 to 21.</param>
/// <param name="Wanted">4.5, or 3 for text of 32 px and larger.</param>
/// <param name="Ink">The letter's colour, <c>#rrggbb</c>.</param>
/// <param name="Under">What lies under it.</param>
/// <param name="X">Of a pixel of the letter.</param>
public readonly record struct TextContrast(double Ratio, double Wanted, string Ink, string Under, int X, int Y)
{
    public bool IsEnough => Ratio >= Wanted;
}
