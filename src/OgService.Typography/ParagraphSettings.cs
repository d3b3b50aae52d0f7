namespace OgService.Typography;

public enum TextWrap
{
    /// <summary>As many words on a line as fit.</summary>
    Greedy,

    /// <summary>As few lines as greedy, of lengths as even as they can be.</summary>
    Balance,

    /// <summary>Greedy, but no last line of one short word.</summary>
    Pretty,

    /// <summary>Only mandatory breaks. The first line wider than the box is clamped, and the text ends there.</summary>
    None,
}

public enum TextAlign
{
    /// <summary>The left edge; the right edge for a paragraph that runs from right to left.</summary>
    Start,
    Center,
    End,

    /// <summary>As start, and every line but the last of a text, before a mandatory break or before an ellipsis is as wide as the box: room grows between
    /// words, and between Han and kana.</summary>
    Justify,
}

/// <summary>The room a paragraph has, and what may be done to fit into it.</summary>
public sealed record ParagraphSettings
{
    /// <summary>In pixels, not negative; infinite for a text that never wraps by itself.</summary>
    public float WidthPx { get; init; } = float.PositiveInfinity;

    /// <summary>In pixels; lines that do not end above it are clamped away, but for the first.</summary>
    public float MaxHeightPx { get; init; } = float.PositiveInfinity;

    /// <summary>From 1.</summary>
    public int MaxLines { get; init; } = int.MaxValue;

    /// <summary>Distance of baselines as a multiple of the font size; more than 0. Scripts whose signs reach farther than Latin letters get
    /// what keeps their lines from touching: see <see cref="Paragraph.LineHeightPx"/>.</summary>
    public float LineHeight { get; init; } = 1.2f;

    public TextWrap Wrap { get; init; } = TextWrap.Greedy;

    /// <summary>Where lines lie in <see cref="WidthPx"/>, or, when that is infinite, in the widest of them.</summary>
    public TextAlign Align { get; init; } = TextAlign.Start;

    /// <summary>The smallest size the text may shrink to before it is clamped; null never shrinks.</summary>
    public float? MinSizePx { get; init; }

    /// <summary>Ends a clamped text.</summary>
    public string Ellipsis { get; init; } = "…";

    /// <summary>Line feeds break lines (CSS <c>white-space: pre-line</c>); else they are spaces like any other.</summary>
    public bool KeepLineFeeds { get; init; }
}
