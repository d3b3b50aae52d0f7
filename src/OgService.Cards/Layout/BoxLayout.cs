using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

/// <summary>Places boxes as CSS does, in pixels that are rounded only when the scene is made. A parent decides the width of each child, asks for
/// the height that follows from it, and then places the child with both. Depth is bounded by whoever made the boxes, and what was measured is
/// remembered in them, so that the time is about proportional to their number.</summary>
internal sealed class BoxLayout
{
    private readonly FlexLayout flex;
    private readonly GridLayout grid;
    private readonly BlockLayout block;
    private readonly AbsoluteLayout absolute;

    private BoxLayout(ITextMeasurer texts)
    {
        Sizes = new BoxSizes(this, texts);
        flex = new FlexLayout(this);
        grid = new GridLayout(this);
        block = new BlockLayout(this);
        absolute = new AbsoluteLayout(this);
    }

    public BoxSizes Sizes { get; }

    /// <summary>Places the root over the whole card and everything in it.</summary>
    public static void Place(LayoutBox root, float width, float height, ITextMeasurer texts)
    {
        PlaceOnce(root, width, height, texts);
        if (KeepFits(root))
        {
            PlaceOnce(root, width, height, texts);
        }
    }

    private static void PlaceOnce(LayoutBox root, float width, float height, ITextMeasurer texts)
    {
        var layout = new BoxLayout(texts);
        layout.Place(root, 0, 0, width, height, isDefinite: true, width);
        layout.absolute.PlaceAll(root);
    }

    // Not CSS: a text that was made smaller, or cut, to fit takes only the room it then needs. All else is placed once more with that, so
    // that the room it gives back is shared out again, however deep in other boxes the text is.
    private static bool KeepFits(LayoutBox root)
    {
        var found = false;
        var all = new List<LayoutBox> { root };
        for (var i = 0; i < all.Count; i++)
        {
            var box = all[i];
            all.AddRange(box.Children);
            if (box.Paragraph is { } paragraph && box.FitHeight is { } room && paragraph.HeightPx < box.Height - box.Padding.Vertical - box.Border.Vertical)
            {
                box.MaxTextHeight = room;
                found = true;
            }
        }

        if (found)
        {
            all.ForEach(box => box.Forget());
        }

        return found;
    }

    /// <param name="isDefinite">Whether percentages of children's heights count from the height.</param>
    /// <param name="basis">The containing block's width, for percentages of padding.</param>
    public void Place(LayoutBox box, float x, float y, float width, float height, bool isDefinite, float basis)
    {
        (box.X, box.Y, box.Width, box.Height) = (x, y, width, height);
        box.Padding = Edges.Resolve(box.Style.Padding, basis);
        var innerWidth = Math.Max(0, width - box.Padding.Horizontal - box.Border.Horizontal);
        var innerHeight = Math.Max(0, height - box.Padding.Vertical - box.Border.Vertical);
        if (box.Text is not null)
        {
            var fits = box.Style.MinFontSizePx is not null || BoxSizes.AutoMinimumIsZero(box);
            box.Paragraph = Sizes.LayText(box, innerWidth, fits ? innerHeight : float.PositiveInfinity);
            box.FitHeight = fits && !ReferenceEquals(box.Paragraph, Sizes.LayText(box, innerWidth, float.PositiveInfinity)) ? innerHeight : null;
            return;
        }

        var (min, max) = BoxSizes.HeightLimits(box, null, basis);
        var frame = height - innerHeight;
        LayChildren(box, new Inside(innerWidth, innerHeight, isDefinite, Math.Max(0, min - frame), Math.Max(0, max - frame)), (x + box.Border.Left + box.Padding.Left, y + box.Border.Top + box.Padding.Top));
    }

    /// <param name="origin">Where the content box starts, or null to measure only.</param>
    /// <returns>The height that the children need.</returns>
    public float LayChildren(LayoutBox box, Inside inside, (float X, float Y)? origin)
    {
        box.Shown = box.Children;
        return box.Style.Display switch
        {
            Display.Grid or Display.Stack => grid.Lay(box, inside, origin),
            Display.Block => block.Lay(box, inside, origin),
            _ => flex.Lay(box, inside, origin),
        };
    }

    /// <summary>The narrowest or widest that the children want to be.</summary>
    /// <param name="height">The content height when it is known, for children whose width follows from it.</param>
    public float ChildrenWidth(LayoutBox box, bool min, float? height) => box.Style.Display switch
    {
        Display.Grid or Display.Stack => grid.Width(box, min, height),
        Display.Block => block.Width(box, min, height),
        _ => flex.Width(box, min, height),
    };

    /// <summary>Keeps an absolutely positioned child for later: its containing block may not be placed yet.</summary>
    public void Later(LayoutBox child, LayoutBox parent, StaticPlace place) => absolute.Add(child, parent, place);

    /// <summary>From the top of a box to its first (or last) baseline; its bottom when it has none.</summary>
    public float Baseline(LayoutBox box, float width, float height, bool isDefinite, float basis, bool last)
    {
        foreach (var known in box.Baselines)
        {
            if (known.Width == width && known.Height == height && known.Last == last)
            {
                return known.Baseline;
            }
        }

        using (absolute.Forget())
        {
            Place(box, 0, 0, width, height, isDefinite, basis);
        }

        var baseline = (last ? Baselines.Last(box) : Baselines.First(box)) ?? height;
        box.Baselines.Add((width, height, last, baseline));
        return baseline;
    }

    /// <summary>Moves a relatively positioned box (CSS 2, 9.4.3).</summary>
    public static (float X, float Y) Shift(LayoutBox box, Inside inside, bool rightToLeft)
    {
        if (box.Style.Position != Position.Relative)
        {
            return (0, 0);
        }

        var inset = box.Style.Inset;
        var left = inset.Left.ResolveOrNull(inside.Width);
        var right = -inset.Right.ResolveOrNull(inside.Width);
        var top = inset.Top.ResolveOrNull(inside.HeightBasis);
        var bottom = -inset.Bottom.ResolveOrNull(inside.HeightBasis);
        return ((rightToLeft ? right ?? left : left ?? right) ?? 0, top ?? bottom ?? 0);
    }
}
