using OgService.Cards.Painting;
using OgService.Cards.Scenes;
using OgService.Imaging;
using OgService.Raster;

namespace OgService.Cards.Notes;

/// <summary>Paints variants of a scene: without the letters of some texts, or nothing but those letters.</summary>
internal static class InkPainter
{
    private static readonly Rgba White = new(255, 255, 255);
    private static readonly Rgba Nothing = new(0, 0, 0, 0);

    /// <summary>The scene as it is, but for the letters of some texts; what they cast stays.</summary>
    public static PixelBuffer Under(Scene scene, IReadOnlySet<SceneItem> texts, GlyphCache glyphs) =>
        ScenePainter.Paint(scene.Size, scene.Background, scene.Items.Select(item => texts.Contains(item) ? WithoutLetters((TextItem)item) : item), glyphs);

    /// <summary>How much of each pixel the letters cover, in every channel, whatever their colour and opacity.</summary>
    /// <param name="clipped">Whether boxes cut what sticks out of them, as on the card.</param>
    public static PixelBuffer Coverage(Scene scene, IReadOnlySet<SceneItem> texts, bool clipped, GlyphCache glyphs)
    {
        var items = scene.Items.Select(item => item switch
        {
            TextItem text when texts.Contains(item) => Whitened(text),
            LayerItem layer => new LayerItem(PlainOf(layer.Style)),
            ClipItem clip when !clipped => clip with { Rect = new Rect(0, 0, scene.Size.Width, scene.Size.Height), Radii = default },
            _ => item.IsGroupMark ? item : null,
        });
        return ScenePainter.Paint(scene.Size, Nothing, items.OfType<SceneItem>(), glyphs);
    }

    // Letters stay where they are, and as soft as they are. What a mask is made of is not painted here, so it must mask nothing.
    private static LayerStyle PlainOf(LayerStyle style) => style.Mode == CompositeMode.DestinationIn
        ? new LayerStyle()
        : new LayerStyle { Filters = [.. style.Filters.OfType<BlurFilter>()], Bounds = style.Bounds };

    private static TextItem WithoutLetters(TextItem text) => text with
    {
        Color = Nothing,
        Looks = [.. text.Looks.Select(look => look with { Fill = Paint.Solid(Nothing), Color = Nothing, StrokeColor = Nothing })],
        Bars = [],
    };

    // Signs with colours of their own are pictures, not letters: at the opacity of nothing they are not there.
    private static TextItem Whitened(TextItem text) => text with
    {
        Looks = text.Looks.Count == 0
            ? [new TextLook(Paint.Solid(White), Nothing, 0, Nothing, [])]
            : [.. text.Looks.Select(look => look with { Fill = Paint.Solid(White), Color = Nothing, StrokeColor = White, Shadows = [] })],
        Bars = [],
    };
}
