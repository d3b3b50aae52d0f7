using OgService.Unicode;

namespace OgService.Typography.Shaping;

/// <summary>What the style asks of shaping.</summary>
/// <param name="Lang">BCP 47, or null.</param>
/// <param name="OptionalLigatures">Whether <c>liga</c> and <c>clig</c> apply.</param>
/// <param name="Kerning">Whether <c>kern</c> applies.</param>
/// <param name="Features">OpenType features by tag with their values; the last of a tag counts.</param>
internal readonly record struct ShapingOptions(
    string? Lang, bool RightToLeft, bool OptionalLigatures, bool Kerning, IReadOnlyList<KeyValuePair<string, int>> Features)
{
    private readonly FeatureRange[]? ranges;

    /// <summary>The script; <see cref="Script.Unknown"/> to find it in the text.</summary>
    public Script Script { get; init; }

    /// <summary>Features for a part of the text.</summary>
    public FeatureRange[] Ranges
    {
        get => ranges ?? [];
        init => ranges = value;
    }

    /// <summary>What happens to default ignorable characters and to the ends of the text.</summary>
    public ShapingFlags Flags { get; init; }
}
