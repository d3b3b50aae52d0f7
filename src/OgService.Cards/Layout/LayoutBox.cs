using OgService.Cards.Styles;
using OgService.Cards.Texts;
using OgService.Typography;

namespace OgService.Cards.Layout;

/// <summary>A box of one card: its style, then its place. Made for one card and thrown away with it.</summary>
internal sealed class LayoutBox
{
    /// <summary>The node's <c>id</c>, or its path in the template.</summary>
    public required string Name { get; init; }

    public required ComputedStyle Style { get; init; }

    /// <summary>Null for a box without text of its own.</summary>
    public BoxText? Text { get; init; }

    public TextStyle? TextStyle { get; init; }

    /// <summary>A picture or the like; such a box has neither text nor children. Null for others.</summary>
    public BoxContent? Content { get; init; }

    public IReadOnlyList<LayoutBox> Children { get; init; } = [];

    /// <summary>Makes the box that stands for a number of children left out by <c>max-rows</c>; null when the template has none.</summary>
    public Func<int, LayoutBox?>? MakeMore { get; init; }

    // Results of placing: the border box, in pixels from the card's top left corner.
    public float X { get; set; }

    public float Y { get; set; }

    public float Width { get; set; }

    public float Height { get; set; }

    /// <summary>Children that are drawn, in the order of the template; all, unless <c>max-rows</c> left some out.</summary>
    public IReadOnlyList<LayoutBox> Shown { get; set; } = [];

    /// <summary>Children that <c>max-rows</c> left out.</summary>
    public int LeftOut { get; set; }

    public Paragraph? Paragraph { get; set; }

    /// <summary>The room in which the paragraph had to be made smaller or cut; null when it did not.</summary>
    public float? FitHeight { get; set; }

    /// <summary>What the text may take at most, however much room there is.</summary>
    public float MaxTextHeight { get; set; } = float.PositiveInfinity;

    public Edges Padding { get; set; }

    public Edges Border => new(Style.BorderTop.WidthPx, Style.BorderRight.WidthPx, Style.BorderBottom.WidthPx, Style.BorderLeft.WidthPx);

    // What was measured before, so that nested boxes are not measured again and again.
    internal List<(bool Min, float? Height, float Width)> Widths { get; } = [];

    internal List<(float Width, float WidthBasis, float? Basis, float? Inner, float Height)> Heights { get; } = [];

    internal List<(float Width, float MaxHeight, Paragraph Paragraph)> Paragraphs { get; } = [];

    internal List<(float Width, float Height, bool Last, float Baseline)> Baselines { get; } = [];

    /// <summary>Makes what was measured be measured again.</summary>
    internal void Forget()
    {
        Widths.Clear();
        Heights.Clear();
        Paragraphs.Clear();
        Baselines.Clear();
    }

    /// <summary>Whether the parent keeps the box's margins apart from those inside it: items of flex containers and grids.</summary>
    internal bool IsFormattingRoot { get; set; }

    /// <summary>The child that gives a flex container or a grid its first baseline; null without children.</summary>
    internal LayoutBox? FirstForBaseline { get; set; }

    internal LayoutBox? LastForBaseline { get; set; }
}
