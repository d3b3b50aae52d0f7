namespace OgService.Typography.Shaping.Plans;

/// <summary>How a feature of a plan applies.</summary>
[Flags]
internal enum FeatureFlags
{
    None = 0,

    /// <summary>To every glyph; otherwise only to those whose mask has the feature's bit.</summary>
    Global = 1,

    /// <summary>The shaper does something in its place where the font has no such feature.</summary>
    HasFallback = 2,

    /// <summary>Zero width non-joiners in the context are not passed over.</summary>
    SeesNonJoiners = 4,

    /// <summary>Zero width joiners in the input are not passed over.</summary>
    SeesJoiners = 8,

    SeesBoth = SeesNonJoiners | SeesJoiners,

    /// <summary>Matches never leave the syllable (<see cref="BufferGlyph.Syllable"/>) they start in.</summary>
    PerSyllable = 16,

    /// <summary>Taken from any language of the font where the chosen one lacks it.</summary>
    SearchesAll = 32,

    /// <summary>With the highest value, alternates are drawn by lot; the same ones for the same text each time.</summary>
    Random = 64,
}
