namespace OgService.Typography.Shaping.Plans;

/// <summary>A lookup to apply.</summary>
/// <param name="Mask">It starts at glyphs that share a bit.</param>
/// <param name="Value">Of the feature: which of several alternates, from 1.</param>
/// <param name="PassesNonJoiners">Whether it looks past zero width non-joiners in its context.</param>
/// <param name="PassesJoiners">Whether it looks past zero width joiners.</param>
internal readonly record struct PlannedLookup(int Index, uint Mask, int Value, bool PassesNonJoiners = true, bool PassesJoiners = true);
