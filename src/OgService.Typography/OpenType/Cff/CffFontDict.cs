namespace OgService.Typography.OpenType.Cff;

/// <summary>What a group of glyphs shares.</summary>
/// <param name="VariationIndex">Which part of the variation store their charstrings start with.</param>
internal sealed record CffFontDict(CffIndex LocalSubrs, int VariationIndex, CffMatrix Matrix);
