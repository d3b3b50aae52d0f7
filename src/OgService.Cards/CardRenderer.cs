using OgService.Imaging;
using OgService.Typography;

namespace OgService.Cards;

/// <summary>Draws cards. Safe for many threads; keeps glyph masks and shaped text between cards.</summary>
public sealed class CardRenderer(TextEngine text)
{
    public TextEngine Text { get; } = text;

    /// <summary>Makes every decision. </summary>
    /// <exception cref="TemplateException">A site value of the wrong type, or an expression that fails.</exception>
    public Scene Resolve(Template template, CardFields fields, CardSize size) => throw new NotImplementedException();

    /// <summary>Draws a scene; the caller disposes of the picture.</summary>
    public PixelBuffer Paint(Scene scene) => throw new NotImplementedException();
}
