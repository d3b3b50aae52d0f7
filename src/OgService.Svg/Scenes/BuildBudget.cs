using OgService.Svg.Documents;

namespace OgService.Svg.Scenes;

/// <summary>Counts what a document asks to be drawn, each thing as often as it is used.</summary>
internal sealed class BuildBudget(SvgLimits limits)
{
    private int nodes;
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
