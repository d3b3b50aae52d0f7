using OgService.Raster;

namespace OgService.Cards.Scenes;

/// <summary>Bounds what painting one card may cost, whatever a template asks for: in pixels, weighted by about how long one takes.</summary>
internal sealed class PaintBudget
{
    // About a second: a hundred times what a rich card of the largest size takes.
    private const double MostWork = 400e6;

    // Of layers that are open at once: four bytes each.
    private const double MostLayerPixels = 40e6;

    // Weights of one pixel; a plain fill is 0.3.
    private const double Fill = 0.3;
    private const double Gradient = 2;
    private const double Turning = 8;
    private const double Tile = 2;
    private const double Shadow = 4;
    private const double Blend = 12;
    private const double Blur = 6;

    private readonly Stack<double> open = [];
    private double work;
    private double layerPixels;

    /// <summary>False when it would be too much; nothing is taken then.</summary>
    public bool TryTake(SceneItem item, CardSize card) => TryTake(item switch
    {
        FillItem fill => Area(fill.Rect, card) * WeightOf(fill.Paint),
        TileItem tile => Area(tile.Area, card) * Tile,
        PictureItem picture => Area(picture.Rect, card),
        ShadowItem shadow => Area(shadow.Rect.Inflate(Math.Max(0, shadow.SpreadPx) + (shadow.BlurPx * 1.6f)), card) * Shadow,
        InnerShadowItem shadow => Area(shadow.Rect, card) * Shadow,
        BackdropItem backdrop => Mirrored(backdrop, card) * WeightOf(backdrop.Filters),
        _ => 0,
    });

    /// <summary>A layer begins, whose size is not known yet.</summary>
    public void Enter() => open.Push(layerPixels);

    /// <summary>It ends; false when it may not be made.</summary>
    /// <param name="ink">What is on it; layers inside it have been counted.</param>
    public bool TryLeave(LayerStyle style, Rect ink, CardSize card)
    {
        var before = open.Pop();
        var reach = style.ReachPx;
        var area = Math.Min(Math.Max(0, ink.Width + (2 * reach)), card.Width + (2 * reach)) * Math.Min(Math.Max(0, ink.Height + (2 * reach)), card.Height + (2 * reach));

        // The deepest chain of layers counts: each holds its own pixels while those inside are painted.
        if (layerPixels - before + area > MostLayerPixels
            || !TryTake(area * (1 + WeightOf(style.Filters) + (style.Mode == CompositeMode.SourceOver ? 0 : Blend))))
        {
            return false;
        }

        layerPixels = open.Count == 0 ? 0 : Math.Max(layerPixels, before) + area;
        return true;
    }

    private bool TryTake(double cost)
    {
        if (!(work + cost <= MostWork))
        {
            return false;
        }

        work += cost;
        return true;
    }

    private static double WeightOf(Paint paint) => paint switch
    {
        SolidPaint => Fill,
        ConicGradientPaint => Turning,
        _ => Gradient,
    };

    private static double WeightOf(IReadOnlyList<PixelFilter> filters) => filters.Sum(filter => filter switch
    {
        BlurFilter => Blur,
        DropShadowFilter => 2 * Blur,
        _ => 1,
    });

    // What a blur sees beyond the box is there too.
    private static double Mirrored(BackdropItem item, CardSize card)
    {
        var around = 2 * new LayerStyle { Filters = item.Filters }.ReachPx;
        return (Math.Clamp(item.Rect.Width, 0, card.Width) + around) * (Math.Clamp(item.Rect.Height, 0, card.Height) + around);
    }

    // What lies outside of the card costs nothing, unless it is turned.
    private static double Area(Rect rect, CardSize card) =>
        Math.Max(0, Math.Min((double)rect.Width, card.Width)) * Math.Max(0, Math.Min((double)rect.Height, card.Height));
}
