using OgService.Cards.Patterns;
using OgService.Imaging;
using OgService.Raster;
using OgService.Typography;

namespace OgService.Cards.Scenes;

/// <summary>Something to paint, in absolute pixels. Items come in paint order; pushes and pops match.</summary>
internal abstract record SceneItem
{
    /// <summary>What ends the group that this item begins; null for an item that begins none.</summary>
    public virtual SceneItem? GroupEnd => null;

    public virtual bool IsGroupEnd => false;

    /// <summary>Whether it begins or ends a group, and paints nothing itself.</summary>
    public bool IsGroupMark => IsGroupEnd || GroupEnd is not null;
}

/// <param name="Rect">At whole pixels.</param>
internal sealed record FillItem(Rect Rect, CornerRadii Radii, Paint Paint) : SceneItem;

/// <summary>A picture, pixel for pixel.</summary>
/// <param name="Rect">The box that cuts it, at whole pixels.</param>
/// <param name="X">Where its first column is: a whole pixel.</param>
/// <param name="Name">For people.</param>
internal sealed record PictureItem(Rect Rect, CornerRadii Radii, float X, float Y, PixelBuffer Pixels, string Name) : SceneItem;

/// <summary>A pattern that fills a box.</summary>
/// <param name="Rect">At whole pixels.</param>
internal sealed record PatternItem(Rect Rect, CornerRadii Radii, Pattern Pattern) : SceneItem;

/// <summary>Any shape in one paint.</summary>
/// <param name="Name">For people.</param>
internal sealed record ShapeItem(Raster.Path Path, Paint Paint, string Name) : SceneItem;

/// <param name="Rect">The border's outer edge, at whole pixels.</param>
internal sealed record BorderItem(Rect Rect, CornerRadii Radii, float Top, float Right, float Bottom, float Left, Rgba Color) : SceneItem;

internal sealed record ShadowItem(Rect Rect, CornerRadii Radii, float X, float Y, float BlurPx, float SpreadPx, Rgba Color) : SceneItem;

/// <summary>Makes a text readable: full inside, with soft edges.</summary>
internal sealed record ScrimItem(Rect Rect, float BlurPx, Rgba Color) : SceneItem;

internal sealed record ClipItem(Rect Rect, CornerRadii Radii) : SceneItem
{
    public override SceneItem GroupEnd => new EndClipItem();
}

/// <summary>Ends the group that began last and has not ended yet.</summary>
internal abstract record GroupEndItem : SceneItem
{
    public override bool IsGroupEnd => true;
}

internal sealed record EndClipItem : GroupEndItem;

/// <summary>What comes until its end goes onto the card as one.</summary>
internal sealed record LayerItem(LayerStyle Style) : SceneItem
{
    public override SceneItem GroupEnd => new EndLayerItem();
}

internal sealed record EndLayerItem : GroupEndItem;

/// <summary>Cuts what comes until its end by any shape.</summary>
internal sealed record ClipPathItem(Raster.Path Path, FillRule Rule) : SceneItem
{
    public override SceneItem GroupEnd => new EndClipPathItem();
}

internal sealed record EndClipPathItem : GroupEndItem;

/// <summary>Moves what comes until its end: shapes and letters, not pixels.</summary>
internal sealed record TransformItem(PlaneMap Map) : SceneItem
{
    public override SceneItem GroupEnd => new EndTransformItem();
}

internal sealed record EndTransformItem : GroupEndItem;

/// <summary>Filters what was painted so far behind a box.</summary>
internal sealed record BackdropItem(Rect Rect, CornerRadii Radii, IReadOnlyList<PixelFilter> Filters, float Opacity) : SceneItem;

/// <summary>The shadow that the surroundings cast into a box.</summary>
internal sealed record InnerShadowItem(Rect Rect, CornerRadii Radii, float X, float Y, float BlurPx, float SpreadPx, Rgba Color) : SceneItem;

/// <summary>A tile, once or repeated.</summary>
/// <param name="Area">What it is cut to, at whole pixels.</param>
/// <param name="Tile">The first one, at whole pixels.</param>
/// <param name="StepX">To the next one across; 0 for none.</param>
/// <param name="Paint">In the coordinates of the first tile.</param>
/// <param name="Pixels">Instead of a paint.</param>
internal sealed record TileItem(Rect Area, CornerRadii Radii, Rect Tile, float StepX, float StepY, Paint? Paint, PixelBuffer? Pixels) : SceneItem;

/// <summary>A paragraph whose box has its content at a place.</summary>
/// <param name="Y">Lines snap their baselines to whole pixels from here; glyphs keep their x between pixels.</param>
/// <param name="Width">Of the box, for people.</param>
internal sealed record TextItem(float X, float Y, float Width, Paragraph Paragraph, Rgba Color) : SceneItem
{
    /// <summary>The node's <c>id</c>, or its path in the template.</summary>
    public string Node { get; init; } = "";

    /// <summary>Decoration (<c>aria-hidden</c>).</summary>
    public bool IsSilent { get; init; }

    /// <summary>How spans look: the text itself first, then each of its spans. Empty when all letters simply have the colour.</summary>
    public IReadOnlyList<TextLook> Looks { get; init; } = [];

    /// <summary>Lines under, over and through the text.</summary>
    public IReadOnlyList<TextBar> Bars { get; init; } = [];

    /// <summary>Where the baseline of a line is, in whole pixels: stems and bowls of a line then meet the pixel grid alike.</summary>
    public int BaselineOf(TextLine line) => (int)MathF.Floor(Y + line.BaselineY + 0.5f);
}

/// <summary>How the letters of a span are painted: shadows first, then the stroke, then the letters.</summary>
/// <param name="Color">For what has no paint of its own: letters in colour take its opacity.</param>
/// <param name="StrokePx">0 for none; half of it lies under the letters.</param>
/// <param name="Shadows">The first on top. Spans with the same list cast one shadow.</param>
internal sealed record TextLook(Paint Fill, Rgba Color, float StrokePx, Rgba StrokeColor, IReadOnlyList<TextShadow> Shadows);

internal sealed record TextShadow(float X, float Y, float BlurPx, Rgba Color);

/// <summary>A piece of a line under, over or through a text.</summary>
/// <param name="Span">That of the letters whose shadow it shares; -1 for the text itself.</param>
/// <param name="IsOver">Painted over the letters, not under them.</param>
internal sealed record TextBar(Rect Rect, Paint Fill, int Span, bool IsOver);
