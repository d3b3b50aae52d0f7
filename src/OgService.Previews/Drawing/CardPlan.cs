using OgService.Cards;

namespace OgService.Previews;

/// <summary>A card that could be drawn: everything that decides its bytes.</summary>
/// <param name="Renderer">Draws with the fonts that the key stands for.</param>
public sealed record CardPlan(Template Template, CardFields Fields, CardSize Size, CardFormat Format, long BudgetBytes, PreviewKey Key, CardRenderer Renderer);
