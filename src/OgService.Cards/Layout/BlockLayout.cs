using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

/// <summary>Children below each other with collapsing margins: CSS 2, 9.4.1, 10.3.3 and 8.3.1. Every text is a block of its own; nothing floats.</summary>
internal sealed class BlockLayout(BoxLayout layout)
{
    private readonly BoxSizes sizes = layout.Sizes;

    /// <inheritdoc cref="BoxLayout.LayChildren"/>
    public float Lay(LayoutBox box, Inside inside, (float X, float Y)? origin)
    {
        // Margins of the first and last child that the box lets through are the parent's business.
        var opensTop = PassesTop(box);
        if (origin is { } corner && inside.Height is { } room && box.Style.AlignContent.To is not (Alignment.Normal or Alignment.Start or Alignment.Stretch or Alignment.Baseline))
        {
            origin = (corner.X, corner.Y + Offset(box.Style.AlignContent, room - Lay(box, inside, null)));
        }

        var pending = default(Margins);
        var y = 0f;
        var solid = false;
        foreach (var child in box.Children)
        {
            if (child.Style.Position == Position.Absolute)
            {
                if (origin is { } from)
                {
                    layout.Later(child, box, new StaticPlace(from.X, from.Y + y + (solid || !opensTop ? pending.Sum : 0), inside.Width));
                }

                continue;
            }

            var margin = Edges.Resolve(child.Style.Margin, inside.Width);
            var width = ChildWidth(box, child, margin, inside);
            var height = sizes.Height(child, width, inside.Width, inside.HeightBasis);
            var around = MarginsOf(child, width, height, inside);
            pending = pending.With(around.Top);
            var at = y + (solid || !opensTop ? pending.Sum : 0);
            if (around.IsEmpty)
            {
                pending = pending.With(around.Bottom);
            }
            else
            {
                y = at + height;
                pending = around.Bottom;
                solid = true;
            }

            if (origin is { } start)
            {
                var x = Along(box, child, margin, width, inside.Width);
                var (left, top) = BoxLayout.Shift(child, inside, box.Style.RightToLeft);
                layout.Place(child, start.X + x + left, start.Y + at + top, width, height, BoxSizes.HasDefiniteHeight(child, inside.HeightBasis), inside.Width);
            }
        }

        return Math.Max(0, PassesBottom(box) || (opensTop && !solid) ? y : y + pending.Sum);
    }

    /// <inheritdoc cref="BoxLayout.ChildrenWidth"/>
    public float Width(LayoutBox box, bool min, float? height)
    {
        var widest = 0f;
        foreach (var child in box.Children)
        {
            if (child.Style.Position != Position.Absolute)
            {
                widest = Math.Max(widest, sizes.Contribution(child, min, height) + Edges.Resolve(child.Style.Margin, 0).Horizontal);
            }
        }

        return widest;
    }

    private float ChildWidth(LayoutBox box, LayoutBox child, Edges margin, Inside inside) =>
        sizes.Width(child, Math.Max(0, inside.Width - margin.Horizontal), inside, fills: Justify(box, child).To == Alignment.Stretch);

    // CSS Box Alignment 3, 6.1. Start is left.
    private static AlignValue Justify(LayoutBox box, LayoutBox child)
    {
        var value = child.Style.JustifySelf.To == Alignment.Auto ? box.Style.JustifyItems : child.Style.JustifySelf;
        return value with
        {
            To = value.To switch
            {
                Alignment.Normal or Alignment.Stretch => Alignment.Stretch,
                Alignment.End or Alignment.FlexEnd => Side(!box.Style.RightToLeft),
                Alignment.SelfStart => Side(child.Style.RightToLeft),
                Alignment.SelfEnd => Side(!child.Style.RightToLeft),
                Alignment.Left => Alignment.Start,
                Alignment.Right => Alignment.End,
                Alignment.Center => Alignment.Center,
                _ => Side(box.Style.RightToLeft),
            },
        };

        static Alignment Side(bool end) => end ? Alignment.End : Alignment.Start;
    }

    // CSS 2, 10.3.3: auto margins share what is left; without them the far side gives way.
    private static float Along(LayoutBox box, LayoutBox child, Edges margin, float width, float room)
    {
        var (left, right) = (child.Style.Margin.Left.IsAuto, child.Style.Margin.Right.IsAuto);
        var free = room - width - margin.Horizontal;
        if ((left || right) && free > 0)
        {
            return margin.Left + (left ? free / (right ? 2 : 1) : 0);
        }

        var justify = Justify(box, child);
        return margin.Left + justify.To switch
        {
            Alignment.Stretch => box.Style.RightToLeft ? free : 0,
            Alignment.Center => justify.Safe ? Math.Max(0, free / 2) : free / 2,
            Alignment.End => justify.Safe ? Math.Max(0, free) : free,
            _ => 0,
        };
    }

    // CSS Box Alignment 3, 5.1.1: the children move together; there is nothing to spread between.
    private static float Offset(AlignValue align, float free) => align.To switch
    {
        Alignment.End or Alignment.FlexEnd or Alignment.LastBaseline => Math.Max(0, free),
        Alignment.Center or Alignment.SpaceAround or Alignment.SpaceEvenly => Math.Max(0, free / 2),
        _ => 0,
    };

    /// <summary>The margins that a child shows above and below, with those of its own children that collapse through it.</summary>
    private (Margins Top, Margins Bottom, bool IsEmpty) MarginsOf(LayoutBox box, float width, float height, Inside inside)
    {
        var margin = Edges.Resolve(box.Style.Margin, inside.Width);
        var top = default(Margins).With(margin.Top);
        var bottom = default(Margins).With(margin.Bottom);
        if (box.Style.Display != Display.Block || box.Text is not null)
        {
            return (top, bottom, false);
        }

        var opensTop = PassesTop(box);
        var opensBottom = PassesBottom(box);
        var empty = opensTop && height == 0 && box.Style.MinHeight.Resolve(0) == 0 && !box.Style.ClipsContent
            && BoxSizes.FrameHeight(box, inside.Width) == 0 && (box.Style.Height.IsAuto || box.Style.Height.Resolve(0) == 0);
        if (!opensTop && !opensBottom)
        {
            return (top, bottom, false);
        }

        var definite = BoxSizes.HasDefiniteHeight(box, inside.HeightBasis);
        var innerHeight = definite ? Math.Max(0, height - BoxSizes.FrameHeight(box, inside.Width)) : (float?)null;
        var inner = new Inside(Math.Max(0, width - BoxSizes.FrameWidth(box, inside.Width)), innerHeight, definite);
        var pending = default(Margins);
        var solid = false;
        foreach (var child in box.Children)
        {
            if (child.Style.Position == Position.Absolute)
            {
                continue;
            }

            var childMargin = Edges.Resolve(child.Style.Margin, inner.Width);
            var childWidth = ChildWidth(box, child, childMargin, inner);
            var childHeight = sizes.Height(child, childWidth, inner.Width, inner.HeightBasis);
            var around = MarginsOf(child, childWidth, childHeight, inner);
            pending = pending.With(around.Top);
            if (around.IsEmpty)
            {
                pending = pending.With(around.Bottom);
                continue;
            }

            if (!solid && opensTop)
            {
                top = top.With(pending);
            }

            solid = true;
            empty = false;
            pending = around.Bottom;
        }

        if (empty)
        {
            return (top.With(pending), bottom, true);
        }

        if (!solid && opensTop)
        {
            top = top.With(pending);
        }
        else if (opensBottom)
        {
            bottom = bottom.With(pending);
        }

        return (top, bottom, false);
    }

    private static bool PassesTop(LayoutBox box) => !IsRoot(box) && box.Border.Top == 0 && box.Style.Padding.Top.Value == 0;

    private static bool PassesBottom(LayoutBox box) => !IsRoot(box) && box.Border.Bottom == 0 && box.Style.Padding.Bottom.Value == 0
        && box.Style.Height.IsAuto && BoxSizes.Ratio(box) is null && box.Style.MinHeight.Resolve(0) == 0;

    // Boxes whose children are laid apart from what is around: CSS Display 3, "block formatting context".
    private static bool IsRoot(LayoutBox box) => box.Style.ClipsContent || box.Style.Position == Position.Absolute || box.IsFormattingRoot
        || box.Style.AlignContent.To != Alignment.Normal;

    /// <summary>Margins that meet: the largest counts, and the most negative one is taken off.</summary>
    private readonly record struct Margins(float Positive, float Negative)
    {
        public float Sum => Positive + Negative;

        public Margins With(float margin) => new(Math.Max(Positive, margin), Math.Min(Negative, margin));

        public Margins With(Margins other) => new(Math.Max(Positive, other.Positive), Math.Min(Negative, other.Negative));
    }
}
