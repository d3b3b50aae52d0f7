using OgService.Svg.Documents;

namespace OgService.Svg.Scenes;

/// <summary>Counts what a document asks to be drawn, each thing as often as it is used.</summary>
internal sealed class BuildBudget(SvgLimits limits)
{
    // Of attributes that are read, each as often as its element is used: some tenths of a second.
    private const long MostText = 40_000_000;

    private int nodes;
    private long text;
    private int segments;

    public SvgLimits Limits => limits;

    public int SegmentsLeft => limits.MaxPathSegments - segments;

    public void CountNode(SvgElement element, int depth)
    {
        if (depth > limits.MaxDepth)
        {
            throw new SvgException($"elements nest more than {limits.MaxDepth} deep, what is used counted in", element.Line, element.Column);
        }

        if (++nodes > limits.MaxNodes)
        {
            throw new SvgException($"more than {limits.MaxNodes} elements are drawn, each counted as often as it is used", element.Line, element.Column);
        }

        CountText(element, element.TextLength);
    }

    /// <summary>Says that so many characters are read for an element; done for its own attributes when the element is counted.</summary>
    public void CountText(SvgElement element, long length)
    {
        text += length;
        if (text > MostText)
        {
            throw new SvgException("attributes would be read too often", element.Line, element.Column);
        }
    }

    public void CountSegments(SvgElement element, int count)
    {
        segments += count;
        if (segments > limits.MaxPathSegments)
        {
            throw new SvgException($"the paths have more than {limits.MaxPathSegments} lines and curves", element.Line, element.Column);
        }
    }
}
