using OgService.Raster;

namespace OgService.Cards.Styles;

/// <summary>Radii of corners, clockwise from the top left.</summary>
/// <param name="Heights">After a slash; percentages are then of the box's width and height. Without, all corners are round, and percentages of the
/// shorter side: 50% always makes round ends.</param>
internal sealed record CornerLengths(Sides Widths, Sides? Heights)
{
    public static CornerLengths? Parse(string text)
    {
        var slash = text.IndexOf('/');
        if (slash < 0)
        {
            return CssParts.FourSides(text, auto: false, negative: false) is { } all ? new CornerLengths(all, null) : null;
        }

        return CssParts.FourSides(text[..slash].Trim(), auto: false, negative: false) is { } widths
            && CssParts.FourSides(text[(slash + 1)..].Trim(), auto: false, negative: false) is { } heights
                ? new CornerLengths(widths, heights)
                : null;
    }

    public CornerLengths Compute(StyleContext context) => new(Widths.Compute(context), Heights?.Compute(context));

    public CornerRadii For(Rect box, float scale = 1) => For(Widths, Heights, box, scale);

    /// <param name="scale">Of lengths, not of percentages.</param>
    public static CornerRadii For(Sides widths, Sides? heights, Rect box, float scale = 1)
    {
        var basis = heights is null ? Math.Max(0, Math.Min(box.Width, box.Height)) : box.Width;
        var radii = new CornerRadii(One(widths.Top, basis), One(widths.Right, basis), One(widths.Bottom, basis), One(widths.Left, basis));
        return heights is not { } down
            ? radii
            : radii with
            {
                Heights = new CornerHeights(One(down.Top, box.Height), One(down.Right, box.Height), One(down.Bottom, box.Height), One(down.Left, box.Height)),
            };

        float One(Length length, float of) => length.HasPercent ? length.Resolve(of) : length.Resolve(of) * scale;
    }
}
