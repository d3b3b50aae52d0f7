namespace OgService.Typography;

/// <summary>How a text is set. Properties are CSS's.</summary>
public sealed record TextStyle
{
    /// <summary>Tried in order for each grapheme; after them, every family of the library that has the characters.</summary>
    public required IReadOnlyList<string> Families { get; init; }

    /// <summary>In pixels, more than 0, at most 2,000.</summary>
    public required float SizePx { get; init; }

    /// <summary>1 to 1,000; a variable font takes it exactly.</summary>
    public int Weight { get; init; } = 400;

    public bool Italic { get; init; }

    /// <summary>Added after each grapheme; anything but 0 turns optional ligatures off.</summary>
    public float LetterSpacingPx { get; init; }

    /// <summary>BCP 47, or null.</summary>
    public string? Lang { get; init; }

    /// <summary>OpenType features by tag with their values, for example <c>tnum</c> 1.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Features { get; init; } = [];
}

public enum TextWrap
{
    /// <summary>As many words on a line as fit.</summary>
    Greedy,

    /// <summary>As few lines as greedy, of lengths as even as they can be.</summary>
    Balance,

    /// <summary>Greedy, but no last line of one short word.</summary>
    Pretty,

    /// <summary>Only mandatory breaks.</summary>
    None,
}

public enum TextAlign
{
    Start,
    Center,
    End,
}

/// <summary>The room a paragraph has, and what may be done to fit into it.</summary>
public sealed record ParagraphSettings
{
    /// <summary>In pixels; infinite for a text that never wraps by itself.</summary>
    public float WidthPx { get; init; } = float.PositiveInfinity;

    /// <summary>In pixels; lines that start below it are clamped away.</summary>
    public float MaxHeightPx { get; init; } = float.PositiveInfinity;

    /// <summary>From 1.</summary>
    public int MaxLines { get; init; } = int.MaxValue;

    /// <summary>Distance of baselines as a multiple of the font size.</summary>
    public float LineHeight { get; init; } = 1.2f;

    public TextWrap Wrap { get; init; } = TextWrap.Greedy;

    public TextAlign Align { get; init; } = TextAlign.Start;

    /// <summary>The smallest size the text may shrink to before it is clamped; null never shrinks.</summary>
    public float? MinSizePx { get; init; }

    /// <summary>Ends a clamped text.</summary>
    public string Ellipsis { get; init; } = "…";
}
