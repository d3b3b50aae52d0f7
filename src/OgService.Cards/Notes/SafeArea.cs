using OgService.Raster;

namespace OgService.Cards.Notes;

/// <summary>What every platform keeps of a card: 40 px from the edges of one of 1200x630, and 15 px more at top and bottom where a card is cut to 2:1. Cards
/// of other sizes have the same in proportion.</summary>
internal static class SafeArea
{
    private const float EdgePx = 40;
    private const float WidestCut = 2;

    // Cards that are taller than this are not shown wide, so nobody cuts them to 2:1.
    private const float WideFrom = 1.8f;

    public static Rect Of(CardSize size)
    {
        var scale = Math.Min(size.Width / (float)CardSize.Default.Width, size.Height / (float)CardSize.Default.Height);
        var edge = EdgePx * scale;
        var ratio = size.Width / (float)size.Height;
        var cut = ratio is >= WideFrom and < WidestCut ? (size.Height - (size.Width / WidestCut)) / 2 : 0;
        return new Rect(edge, edge + cut, size.Width - (2 * edge), size.Height - (2 * (edge + cut)));
    }

    /// <summary>What a square thumbnail shows.</summary>
    public static Rect SquareOf(CardSize size)
    {
        var side = Math.Min(size.Width, size.Height);
        return new Rect((size.Width - side) / 2f, (size.Height - side) / 2f, side, side);
    }
}
