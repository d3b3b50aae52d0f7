using OgService.Cards.Layout;
using OgService.Cards.Notes;
using OgService.Cards.Painting;
using OgService.Cards.Pictures;
using OgService.Cards.Scenes;
using OgService.Cards.Templates;
using OgService.Imaging;
using OgService.Raster;
using OgService.Typography;

namespace OgService.Cards;

/// <summary>Draws cards. Safe for many threads; keeps drawn glyphs and shaped text between cards.</summary>
public sealed class CardRenderer
{
    private readonly ITextMeasurer measurer;
    private readonly GlyphCache glyphs = new();
    private readonly PictureCache pictures = new();
    private readonly LayerCache layers = new();

    public CardRenderer(TextEngine text)
    {
        Text = text;
        measurer = new EngineTextMeasurer(text);
    }

    public TextEngine Text { get; }

    /// <summary>Makes every decision. </summary>
    /// <exception cref="TemplateException">A value of the site that the template does not declare, or of the wrong type.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size beyond the limits of <see cref="CardSize"/>.</exception>
    /// <param name="decoding">Called when a picture is going to be decoded; what it returns is disposed of afterwards. For whoever measures.</param>
    public Scene Resolve(Template template, CardFields fields, CardSize size, Func<IDisposable>? decoding = null)
        => Resolve(template, fields, size, measurer, Text.Fonts.Families, pictures, decoding);

    /// <summary>Measures a card on its finished pixels: contrast, safe area, what is cut. Takes several times as long as painting it.</summary>
    public SceneInspection Inspect(Scene scene) => SceneInspector.Inspect(scene, glyphs);

    /// <summary>Draws a scene; the caller disposes of the picture.</summary>
    public PixelBuffer Paint(Scene scene) => layers.Paint(scene, glyphs);

    internal LayerCache Layers => layers;

    internal void PaintOver(Canvas canvas, IEnumerable<SceneItem> items) => ScenePainter.Paint(canvas, items, glyphs);

    internal static Scene Resolve(
        Template template, CardFields fields, CardSize size, ITextMeasurer texts, IReadOnlyList<string> families, PictureCache? pictures = null, Func<IDisposable>? decoding = null)
    {
        if (!size.IsAllowed)
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, "A card has 64 to 4,096 pixels a side and at most 8.4 million in all.");
        }

        var notes = new List<SceneNote>();
        var document = template.DocumentAt(size);
        var resources = CardResources.Open(document, fields, size, pictures ?? new PictureCache(), notes, decoding);
        var scope = ScopeBuilder.Build(document, fields, size, notes, resources);
        var root = new BoxBuilder(document, size, fields.Lang, families, notes, resources).BuildCard(scope);
        BoxLayout.Place(root, size.Width, size.Height, texts);
        var scene = SceneBuilder.Build(root, size, notes);
        return NodePlaces.Put(scene, document);
    }
}
