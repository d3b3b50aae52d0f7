namespace OgService.Previews;

/// <summary>A card that the site does not want drawn because a character has no font (<see cref="MissingGlyphPolicy.Fail"/>).</summary>
public sealed class MissingGlyphsException(string message) : Exception(message);
