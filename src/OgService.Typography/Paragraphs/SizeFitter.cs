namespace OgService.Typography.Paragraphs;

/// <summary>A text shaped for one size and cut into lines.</summary>
internal readonly record struct FittedLines(float SizePx, Box Box, ShapedText Text, WrappedLines Lines);

/// <summary>Finds the largest size, on a grid of half pixels down from the asked one, at which a text fits its box.</summary>
/// <remarks>
/// Bisection: a text that fits at one size fits at every smaller one, but for the slight widening that fonts with an optical size do; what is
/// chosen was always tried. A size at which a word must be broken counts as too large, unless that is so even at the smallest.
/// </remarks>
internal static class SizeFitter
{
    private const float StepPx = 0.5f;

    /// <param name="shapeAt">The text, shaped for a size in pixels.</param>
    public static FittedLines Fit(Func<float, ShapedText> shapeAt, float sizePx, ParagraphSettings settings)
    {
        var asked = WrapAt(shapeAt, sizePx, settings);
        var floorPx = settings.MinSizePx ?? sizePx;
        if (floorPx >= sizePx || Fits(asked, whole: true))
        {
            return asked;
        }

        var smallest = WrapAt(shapeAt, floorPx, settings);
        var whole = Fits(smallest, whole: true);
        if (!whole && !Fits(smallest, whole: false))
        {
            return smallest;
        }

        if (!whole && Fits(asked, whole: false))
        {
            return asked;
        }

        // Steps down from the asked size: `low` does not fit, `high` does.
        var low = 0;
        var high = (int)Math.Ceiling((sizePx - floorPx) / StepPx);
        var best = smallest;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            var tried = WrapAt(shapeAt, sizePx - (middle * StepPx), settings);
            if (Fits(tried, whole))
            {
                high = middle;
                best = tried;
            }
            else
            {
                low = middle;
            }
        }

        return best;
    }

    private static FittedLines WrapAt(Func<float, ShapedText> shapeAt, float sizePx, ParagraphSettings settings)
    {
        var text = shapeAt(sizePx);
        var box = Box.At(sizePx, text.Room.LineHeight(settings.LineHeight), settings);
        var lines = settings.Wrap == TextWrap.None
            ? GreedyWrap.WrapMandatory(text, box.Width, box.ShownLines)
            : GreedyWrap.Wrap(text, box.Width, box.ShownLines);
        return new FittedLines(sizePx, box, text, lines);
    }

    private static bool Fits(in FittedLines fitted, bool whole) =>
        fitted.Lines.Complete && fitted.Lines.Lines.Count <= fitted.Box.Lines && fitted.Lines.FirstTooWide < 0
        && (!whole || fitted.Lines.BrokenWords.Count == 0);
}
