namespace OgService.Typography.Shaping.Plans;

/// <summary>A lookup to apply.</summary>
/// <param name="Mask">It starts at glyphs that share a bit.</param>
/// <param name="Shift">Where in the mask the feature's value begins (which of several alternates, from 1); -1 where it is always 1.</param>
/// <param name="PassesNonJoiners">Whether it looks past zero width non-joiners in its context.</param>
/// <param name="PassesJoiners">Whether it looks past zero width joiners.</param>
/// <param name="PerSyllable">Whether its matches stay in the syllable they start in.</param>
/// <param name="IsRandom">Whether the value <see cref="Any"/> draws alternates by lot.</param>
internal readonly record struct PlannedLookup(
    int Index, uint Mask, int Shift = -1, bool PassesNonJoiners = true, bool PassesJoiners = true, bool PerSyllable = false,
    bool IsRandom = false)
{
    /// <summary>The feature's value that asks for a lot.</summary>
    public const int Any = 255;
}
