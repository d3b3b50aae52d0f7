namespace OgService.Typography.Shaping;

/// <summary>What the style asks of shaping.</summary>
/// <param name="Lang">BCP 47, or null.</param>
/// <param name="OptionalLigatures">Whether <c>liga</c> and <c>clig</c> apply.</param>
/// <param name="Kerning">Whether <c>kern</c> applies.</param>
/// <param name="Features">OpenType features by tag with their values; the last of a tag counts.</param>
internal readonly record struct ShapingOptions(
    string? Lang, bool RightToLeft, bool OptionalLigatures, bool Kerning, IReadOnlyList<KeyValuePair<string, int>> Features);
