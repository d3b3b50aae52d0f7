using OgService.Cards.Pictures;
using OgService.Imaging;

namespace OgService.Cards.Styles;

/// <summary>What is painted behind a box: one layer of colour, gradient, picture or pattern.</summary>
internal abstract record Background
{
    public LayerPlace Place { get; init; } = LayerPlace.Whole;
}

internal sealed record ColorBackground(Rgba Color) : Background;

/// <summary>Which edge of a box a layer goes by (CSS Backgrounds 3, 3.7 and 3.8).</summary>
internal enum BackgroundBox
{
    Border,
    Padding,
    Content,
}

/// <summary>What becomes of the room that one tile leaves (CSS Backgrounds 3, 3.4).</summary>
internal enum TileRepeat
{
    Repeat,
    Once,

    /// <summary>As many whole tiles as fit, made a little larger or smaller.</summary>
    Round,

    /// <summary>As many whole tiles as fit, with room between them.</summary>
    Space,
}

/// <summary>How a layer lies in its box.</summary>
/// <param name="Size">Of one tile; null for the whole box. A picture has its own look for this.</param>
/// <param name="Across">Null: gradients repeat, pictures do not.</param>
internal sealed record LayerPlace(
    (Length Width, Length Height)? Size, PicturePosition Position, TileRepeat? Across, TileRepeat? Down, BackgroundBox Clip, BackgroundBox Origin)
{
    public static LayerPlace Whole { get; } = new(null, new PicturePosition(Length.Zero, Length.Zero), null, null, BackgroundBox.Border, BackgroundBox.Border);

    public LayerPlace Compute(StyleContext context)
    {
        (Length, Length)? size = Size is { } given ? (given.Width.Compute(context), given.Height.Compute(context)) : null;
        return this with { Size = size, Position = Position.Compute(context) };
    }
}
