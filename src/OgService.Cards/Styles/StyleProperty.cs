namespace OgService.Cards.Styles;

/// <summary>One property of the style language.</summary>
/// <param name="Name">CSS's, where CSS has it.</param>
/// <param name="Expected">What a value looks like, for messages: "a length such as 24px".</param>
/// <param name="Rank">Lower ones are applied first: the font size (others are relative to it), then shorthands, then single sides.</param>
/// <param name="Parse">Null for a value that is not understood.</param>
/// <param name="Apply">Puts a parsed value into a style.</param>
internal sealed record StyleProperty(
    string Name,
    string Expected,
    int Rank,
    Func<string, object?> Parse,
    Action<ComputedStyle, object, StyleContext> Apply)
{
    /// <summary>All values there are, where they are a few words; null for other properties.</summary>
    public IReadOnlyList<string>? Words { get; init; }
}
