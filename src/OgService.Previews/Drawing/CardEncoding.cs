namespace OgService.Previews;

/// <summary>What was chosen to write a card within its budget.</summary>
/// <param name="Choice">For people: <c>PNG, every pixel kept</c>, <c>JPEG, quality 82</c>.</param>
/// <param name="Quality">On the format's scale; null where it has none.</param>
/// <param name="Similarity">Structural similarity to what was drawn; 1 when every pixel is kept, null when the finest setting fits.</param>
/// <param name="Bytes">Of the file.</param>
/// <param name="Encodes">How often the card was encoded to find it, 1 to 3.</param>
public sealed record CardEncoding(string Choice, int? Quality, double? Similarity, long Bytes, int Encodes);
