using OgService.Typography;

namespace OgService.Cards.Layout;

/// <summary>What layout needs to know of texts. The second implementation is the tests': every character half an em wide.</summary>
internal interface ITextMeasurer
{
    Paragraph Lay(StyledText text, TextStyle style, ParagraphSettings settings);

    float MaxContent(StyledText text, TextStyle style);

    float MinContent(StyledText text, TextStyle style);
}

internal sealed class EngineTextMeasurer(TextEngine engine) : ITextMeasurer
{
    public Paragraph Lay(StyledText text, TextStyle style, ParagraphSettings settings) => engine.Lay(text, style, settings);

    public float MaxContent(StyledText text, TextStyle style) => engine.MeasureMaxContent(text, style);

    public float MinContent(StyledText text, TextStyle style) => engine.MeasureMinContent(text, style);
}
