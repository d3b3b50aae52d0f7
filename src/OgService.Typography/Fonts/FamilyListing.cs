namespace OgService.Typography.Fonts;

/// <summary>What the list says about one family.</summary>
/// <param name="Languages">Whom its glyphs are made for (BCP 47), where other families have the same characters; empty for everybody.</param>
/// <param name="Covers">Few ranges around those of all faces: outside of them the family has nothing. Null when the list does not say.</param>
internal sealed record FamilyListing(
    string Name, IReadOnlyList<string> Languages, (int First, int Last)[]? Covers, IReadOnlyList<FaceListing> Faces);
