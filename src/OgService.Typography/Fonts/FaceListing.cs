namespace OgService.Typography.Fonts;

/// <summary>What the list says about one font file.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Ranges">Code points it is meant for; the file itself may have fewer.</param>
/// <param name="Index">Which font of a collection, from 0.</param>
internal sealed record FaceListing(
    string Path, bool Italic, int MinimumWeight, int MaximumWeight, (int First, int Last)[] Ranges, long Bytes, string Sha256, int Index = 0);
