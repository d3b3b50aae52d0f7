using System.Numerics;
using OgService.Cards.Layout;
using OgService.Cards.Styles;
using OgService.Raster;

namespace OgService.Cards.Scenes;

/// <content>What changes a box as a whole, with all that is in it: transforms, clips, layers, masks.</content>
internal sealed partial class SceneBuilder
{
    private readonly PaintBudget budget = new();
    private readonly HashSet<LayoutBox> withBlending = [];

    // What transforms that only move have added up to: moved boxes keep their edges and letters at whole pixels.
    private Vector2 shift;

    private static bool HasEffects(ComputedStyle style) => style is not
    {
        Opacity: 1, Filters.Count: 0, BackdropFilters.Count: 0, BlendMode: CompositeMode.SourceOver, Masks.Count: 0, ClipPath: null, Transforms.IsNone: true,
    };

    private Rect PlaceOf(LayoutBox box) => BoxEdges.Snapped(new Rect(box.X + shift.X, box.Y + shift.Y, box.Width, box.Height));

    // Boxes that hold a blended one somewhere are groups of their own to it where CSS makes them so (Compositing 1, 3.2). Depth is that of the template.
    private bool FindBlending(LayoutBox box)
    {
        var found = false;
        foreach (var child in box.Shown)
        {
            found |= FindBlending(child) || child.Style.BlendMode != CompositeMode.SourceOver;
        }

        if (found)
        {
            withBlending.Add(box);
        }

        return found;
    }

    private Effects Enter(LayoutBox box, ref Rect rect)
    {
        var style = box.Style;
        if (!HasEffects(style) && !style.IsIsolated)
        {
            return default;
        }

        var effects = new Effects { LayerAt = -1 };
        if (!style.Transforms.IsNone)
        {
            var map = style.Transforms.MapOf(box.X + shift.X, box.Y + shift.Y, box.Width, box.Height);
            if (map is { Xx: 1, Yx: 0, Xy: 0, Yy: 1 })
            {
                shift += new Vector2((float)map.Dx, (float)map.Dy);
                rect = PlaceOf(box);
            }
            else
            {
                items.Add(new TransformItem(map));
                effects.IsMoved = true;
            }
        }

        if (style.ClipPath is { } clip)
        {
            items.Add(new ClipPathItem(clip.For(rect), clip.Rule));
            effects.IsClipped = true;
        }

        if (style.BackdropFilters.Count > 0 && !style.IsInvisible && Affordable(new BackdropItem(rect, default, style.BackdropFilters, style.Opacity)))
        {
            items.Add(new BackdropItem(rect, CornerLengths.For(style.Radius, style.RadiusHeights, rect), style.BackdropFilters, style.Opacity));
        }

        var layer = new LayerStyle
        {
            Opacity = style.Opacity,
            Mode = style.BlendMode,
            Filters = style.Filters,
            IsIsolated = style.Masks.Count > 0 || withBlending.Contains(box),
        };
        if (layer.IsIsolated || layer.Opacity < 1 || layer.Mode != CompositeMode.SourceOver || layer.Filters.Count > 0)
        {
            effects.LayerAt = items.Count;
            items.Add(new LayerItem(layer));
            budget.Enter();
        }

        return effects;
    }

    private void Leave(LayoutBox box, Effects effects, Rect rect, CornerRadii radii)
    {
        if (effects.LayerAt >= 0 && items.Count > 0 && effects is { LayerAt: var at } && items[at] is LayerItem { Style: var style } && (HasEffects(box.Style) || box.Style.IsIsolated))
        {
            // Only as large as what is on it, and left out where it would cost too much.
            var ink = InkBounds.Of(items, at + 1);
            var affordable = budget.TryLeave(style, ink, card);
            items[at] = new LayerItem(affordable ? style with { Bounds = ink } : new LayerStyle());
            if (!affordable)
            {
                NoteBudget();
            }
            else if (box.Style.Masks.Count > 0)
            {
                items.Add(new LayerItem(new LayerStyle { Mode = CompositeMode.DestinationIn }));
                items.AddRange(Backgrounds.Of(box.Style.Masks, box.Style, rect, radii, box.Border, box.Padding));
                items.Add(new EndLayerItem());
            }

            items.Add(new EndLayerItem());
        }

        if (effects.IsClipped)
        {
            items.Add(new EndClipPathItem());
        }

        if (effects.IsMoved)
        {
            items.Add(new EndTransformItem());
        }
    }

    private void AddShadows(ComputedStyle style, Rect rect, CornerRadii radii)
    {
        for (var i = style.Shadows.Count - 1; i >= 0; i--)
        {
            var shadow = style.Shadows[i];
            if (!shadow.IsInset)
            {
                AddIfAffordable(new ShadowItem(rect, radii, shadow.X.Value, shadow.Y.Value, shadow.Blur.Value, shadow.Spread.Value, shadow.Color ?? style.Color));
            }
        }
    }

    // Inside the border (CSS Backgrounds 3, 7.1).
    private void AddInnerShadows(ComputedStyle style, Rect rect, CornerRadii radii, Edges border)
    {
        for (var i = style.Shadows.Count - 1; i >= 0; i--)
        {
            var shadow = style.Shadows[i];
            if (shadow.IsInset)
            {
                var inner = BoxEdges.Snapped(BoxEdges.Inside(rect, border));
                AddIfAffordable(new InnerShadowItem(
                    inner, BoxEdges.Inside(radii, border), shadow.X.Value, shadow.Y.Value, shadow.Blur.Value, shadow.Spread.Value, shadow.Color ?? style.Color));
            }
        }
    }

    private void AddOutline(ComputedStyle style, Rect rect, CornerRadii radii)
    {
        var width = style.Outline.DrawnPx;
        if (width > 0 && !style.IsInvisible)
        {
            var by = MathF.Floor(style.OutlineOffsetPx + 0.5f) + width;
            var around = rect.Inflate(by);
            if (around is { Width: > 0, Height: > 0 })
            {
                items.AddRange(Borders.Of(style.Outline, style.Outline, style.Outline, style.Outline, style.Color, around, BoxEdges.Outside(radii, by)));
            }
        }
    }

    private void AddIfAffordable(SceneItem item)
    {
        if (Affordable(item))
        {
            items.Add(item);
        }
    }

    private bool Affordable(SceneItem item)
    {
        if (budget.TryTake(item, card))
        {
            return true;
        }

        NoteBudget();
        return false;
    }

    private void NoteBudget()
    {
        if (!notes.Exists(note => note.Code == "paint.limit"))
        {
            notes.Add(new SceneNote("paint.limit", "backgrounds, shadows or layers cost more than a card may; the rest of them is left out"));
        }
    }

    /// <summary>What a box has opened.</summary>
    private struct Effects
    {
        /// <summary>Where its layer is among the items; negative for none.</summary>
        public int LayerAt;

        public bool IsMoved;
        public bool IsClipped;
    }
}
