namespace OgService.Typography.Paragraphs;

/// <summary>The room of a paragraph, at one size.</summary>
/// <param name="Width">In em; infinite when nothing bounds it.</param>
/// <param name="Lines">How many lines fit; 0 when not even one is low enough.</param>
internal readonly record struct Box(double Width, int Lines)
{
    /// <summary>How many lines are shown: the first always is.</summary>
    public int ShownLines => Math.Max(1, Lines);

    // A text laid into the width it was measured to have must fit, whatever rounding did to that width.
    private const float Tolerance = 0.01f;

    /// <param name="lineHeight">As a multiple of the font size.</param>
    public static Box At(float sizePx, double lineHeight, ParagraphSettings settings)
    {
        var lines = Math.Floor((settings.MaxHeightPx + (double)Tolerance) / (lineHeight * sizePx));
        return new Box(((double)settings.WidthPx + Tolerance) / sizePx, (int)Math.Min(lines, settings.MaxLines));
    }
}
