using OgService.Cards;

namespace OgService.Previews;

/// <summary>A card that could be drawn: everything that decides its bytes.</summary>
/// <param name="Renderer">Draws with the fonts that the key stands for.</param>
public sealed record CardPlan(Template Template, CardFields Fields, CardSize Size, CardWriting Writing, PreviewKey Key, CardRenderer Renderer)
{
    /// <summary>Whether a picture from elsewhere is not there yet, or could not be had: the card stands for a short while only.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>Whether pictures from elsewhere are in it: what they are is to be asked again for each plan, so that they stay fresh.</summary>
    public bool HasRemotePictures { get; init; }

    public CardFormat Format => Writing.Format;
}
