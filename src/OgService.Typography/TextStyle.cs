using OgService.Unicode;

namespace OgService.Typography;

/// <summary>How a text is set. Properties are CSS's. Two styles that say the same are equal: styles are parts of cache keys.</summary>
public sealed record TextStyle
{
    /// <summary>Tried in order for each grapheme; after them, every family of the library that has the characters.</summary>
    public required IReadOnlyList<string> Families { get; init; }

    /// <summary>In pixels, more than 0, at most 2,000.</summary>
    public required float SizePx { get; init; }

    /// <summary>1 to 1,000; a variable font takes it exactly.</summary>
    public int Weight { get; init; } = 400;

    public bool Italic { get; init; }

    /// <summary>Added after each grapheme but the last of a line; anything but 0 turns optional ligatures off. A text that shrinks
    /// keeps it in proportion to its size.</summary>
    public float LetterSpacingPx { get; init; }

    /// <summary>Added to each space between words. Keeps its proportion likewise.</summary>
    public float WordSpacingPx { get; init; }

    /// <summary>BCP 47, or null.</summary>
    public string? Lang { get; init; }

    /// <summary>Which characters may start a line.</summary>
    public LineBreakStrictness LineBreak { get; init; }

    /// <summary>Whether lines may end inside words.</summary>
    public WordBreak WordBreak { get; init; }

    /// <summary>OpenType features by tag with their values, for example <c>tnum</c> 1.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Features { get; init; } = [];

    // The generated equality would compare the lists by reference, and no cache would ever hit.
    public bool Equals(TextStyle? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && SizePx.Equals(other.SizePx)
            && Weight == other.Weight
            && Italic == other.Italic
            && LetterSpacingPx.Equals(other.LetterSpacingPx)
            && WordSpacingPx.Equals(other.WordSpacingPx)
            && Lang == other.Lang
            && LineBreak == other.LineBreak
            && WordBreak == other.WordBreak
            && (ReferenceEquals(Families, other.Families) || Families.SequenceEqual(other.Families))
            && (ReferenceEquals(Features, other.Features) || Features.SequenceEqual(other.Features)));

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(SizePx);
        hash.Add(Weight);
        hash.Add(Italic);
        hash.Add(LetterSpacingPx);
        hash.Add(Families.Count > 0 ? Families[0] : null);
        hash.Add(Features.Count);
        return hash.ToHashCode();
    }
}
