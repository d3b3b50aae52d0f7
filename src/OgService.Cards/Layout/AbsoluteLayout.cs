using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

/// <summary>A stretch along one axis, in pixels from the card's corner.</summary>
internal readonly record struct Extent(float From, float To)
{
    public float Length => To - From;
}

/// <summary>Where an absolutely positioned box would be if it were not: CSS Position 3, "static position".</summary>
/// <param name="X">In a block container: where the next child would be.</param>
/// <param name="Width">Of the block container's content box; 0 in others, whose own alignment says it.</param>
/// <param name="Columns">In a grid: the area that contains the box when the grid is its containing block.</param>
internal readonly record struct StaticPlace(float X, float Y, float Width, Extent? Columns = null, Extent? Rows = null);

/// <summary>Absolutely positioned boxes: CSS Position 3, section 4, with the static positions of flex containers and grids.</summary>
internal sealed class AbsoluteLayout(BoxLayout layout)
{
    private readonly BoxSizes sizes = layout.Sizes;
    private readonly List<(LayoutBox Box, LayoutBox Parent, StaticPlace Place)> waiting = [];

    public void Add(LayoutBox box, LayoutBox parent, StaticPlace place) => waiting.Add((box, parent, place));

    /// <summary>What is added until the end of the scope is dropped: it was only for measuring.</summary>
    public Forgetting Forget() => new(waiting, waiting.Count);

    public void PlaceAll(LayoutBox root)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        var containers = new Dictionary<LayoutBox, LayoutBox>();
        FindContainers(root, root, containers);

        // Placing one may find more inside it; they come later in the list.
        for (var i = 0; i < waiting.Count; i++)
        {
            var (box, parent, place) = waiting[i];
            Place(box, parent, containers.GetValueOrDefault(box, root), place);
        }
    }

    // The containing block is the nearest box around that is positioned, or the card.
    private static void FindContainers(LayoutBox box, LayoutBox container, Dictionary<LayoutBox, LayoutBox> found)
    {
        var inner = box.Style.Position != Position.Static ? box : container;
        foreach (var child in box.Shown.Count > 0 ? box.Shown : box.Children)
        {
            if (child.Style.Position == Position.Absolute)
            {
                found[child] = inner;
            }

            FindContainers(child, inner, found);
        }
    }

    private void Place(LayoutBox box, LayoutBox parent, LayoutBox container, StaticPlace place)
    {
        var columns = new Extent(container.X + container.Border.Left, container.X + container.Width - container.Border.Right);
        var rows = new Extent(container.Y + container.Border.Top, container.Y + container.Height - container.Border.Bottom);
        if (container == parent)
        {
            columns = place.Columns ?? columns;
            rows = place.Rows ?? rows;
        }

        var style = box.Style;
        var (width, height) = (Math.Max(0, columns.Length), Math.Max(0, rows.Length));
        var margin = Edges.Resolve(style.Margin, width);
        var (staticX, staticY) = StaticPosition(box, parent, container, place);
        var across = new AbsoluteAxis(columns, style.Inset.Left.ResolveOrNull(width), style.Inset.Right.ResolveOrNull(width),
            margin.Left, margin.Right, style.Margin.Left.IsAuto, style.Margin.Right.IsAuto, staticX, Self(style.JustifySelf, box, container, false), container.Style.RightToLeft);
        var down = new AbsoluteAxis(rows, style.Inset.Top.ResolveOrNull(height), style.Inset.Bottom.ResolveOrNull(height),
            margin.Top, margin.Bottom, style.Margin.Top.IsAuto, style.Margin.Bottom.IsAuto, staticY, Self(style.AlignSelf, box, container, true), false);

        var inside = new Inside(width, height, true);
        var stretchedHeight = style.Height.IsAuto && down.Fills(BoxSizes.Ratio(box) is not null && (!style.Width.IsAuto || across.Fills(false))) ? Math.Max(0, down.Available) : (float?)null;

        // A ratio and a given height say the width, unless it is to be stretched.
        var fillsWidth = across.Fills(BoxSizes.Ratio(box) is not null && style.Height.ResolveOrNull(height) is not null);
        var boxWidth = sizes.Width(box, Math.Max(0, across.Available), inside, fillsWidth, before: fillsWidth, height: stretchedHeight);
        var boxHeight = stretchedHeight is { } filled && !(BoxSizes.Ratio(box) is not null && across.Fills(false) && style.Width.IsAuto)
            ? BoxSizes.ClampHeight(box, filled, height, width)
            : sizes.Height(box, boxWidth, width, height);
        var definite = stretchedHeight is not null || BoxSizes.HasDefiniteHeight(box, height);
        layout.Place(box, across.At(boxWidth), down.At(boxHeight), boxWidth, boxHeight, definite, width);
    }

    private static AlignValue Self(AlignValue value, LayoutBox box, LayoutBox container, bool down)
    {
        var reversed = !down && container.Style.RightToLeft;
        return value with
        {
            To = value.To switch
            {
                Alignment.Auto => Alignment.Normal,
                Alignment.Start or Alignment.FlexStart or Alignment.Baseline => reversed ? Alignment.End : Alignment.Start,
                Alignment.End or Alignment.FlexEnd or Alignment.LastBaseline => reversed ? Alignment.Start : Alignment.End,
                Alignment.SelfStart => !down && box.Style.RightToLeft ? Alignment.End : Alignment.Start,
                Alignment.SelfEnd => !down && box.Style.RightToLeft ? Alignment.Start : Alignment.End,
                Alignment.Left => Alignment.Start,
                Alignment.Right => Alignment.End,
                var other => other,
            },
        };
    }

    // As if it were the only item of its parent; start and end are left and right, top and bottom from here on.
    private static (StaticAxis X, StaticAxis Y) StaticPosition(LayoutBox box, LayoutBox parent, LayoutBox container, StaticPlace place)
    {
        var left = parent.X + parent.Border.Left + parent.Padding.Left;
        var top = parent.Y + parent.Border.Top + parent.Padding.Top;
        var right = parent.X + parent.Width - parent.Border.Right - parent.Padding.Right;
        var bottom = parent.Y + parent.Height - parent.Border.Bottom - parent.Padding.Bottom;
        var style = parent.Style;
        if (style.Display == Display.Block)
        {
            return (new StaticAxis(new Extent(place.X, place.X + place.Width), Justified()), new StaticAxis(new Extent(place.Y, place.Y), Aligned()));
        }

        AlignValue x, y;
        if (style.Display == Display.Flex)
        {
            var axes = new FlexAxes(style);
            var main = Position(axes.Justify(style.JustifyContent), axes.MainIsReversed);
            var cross = Position(axes.Item(style, box.Style), axes.CrossIsReversed);
            (x, y) = axes.IsRow ? (main, cross) : (cross, main);
        }
        else
        {
            (x, y) = (Justified(), Aligned());
        }

        return container == parent && place is { Columns: { } columns, Rows: { } rows }
            ? (new StaticAxis(columns, x), new StaticAxis(rows, y))
            : (new StaticAxis(new Extent(left, right), x), new StaticAxis(new Extent(top, bottom), y));

        AlignValue Justified()
        {
            var value = Self(box.Style.JustifySelf.To == Alignment.Auto ? style.JustifyItems : box.Style.JustifySelf, box, parent, false);
            return value.To is Alignment.Normal or Alignment.Stretch ? new(style.RightToLeft ? Alignment.End : Alignment.Start) : value;
        }

        AlignValue Aligned() => Self(box.Style.AlignSelf.To == Alignment.Auto ? style.AlignItems : box.Style.AlignSelf, box, parent, true);

        static AlignValue Position(AlignValue value, bool reversed) => value with
        {
            To = value.To switch
            {
                Alignment.Center or Alignment.SpaceAround or Alignment.SpaceEvenly => Alignment.Center,
                Alignment.End or Alignment.LastBaseline => reversed ? Alignment.Start : Alignment.End,
                _ => reversed ? Alignment.End : Alignment.Start,
            },
        };
    }

    /// <summary>See <see cref="Forget"/>.</summary>
    internal readonly struct Forgetting(List<(LayoutBox Box, LayoutBox Parent, StaticPlace Place)> waiting, int count) : IDisposable
    {
        public void Dispose() => waiting.RemoveRange(count, waiting.Count - count);
    }
}
