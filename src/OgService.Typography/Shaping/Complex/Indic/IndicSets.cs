namespace OgService.Typography.Shaping.Complex.Indic;

/// <summary>Sets of categories, one bit for each.</summary>
internal static class IndicSets
{
    public const ulong Ra = 1UL << (int)IndicCategory.Ra;
    public const ulong Halant = 1UL << (int)IndicCategory.Halant;
    public const ulong Nukta = 1UL << (int)IndicCategory.Nukta;
    public const ulong Joiner = 1UL << (int)IndicCategory.Joiner;
    public const ulong NonJoiner = 1UL << (int)IndicCategory.NonJoiner;
    public const ulong Joiners = Joiner | NonJoiner;
    public const ulong Modifier = 1UL << (int)IndicCategory.Modifier;
    public const ulong Accent = 1UL << (int)IndicCategory.Accent;
    public const ulong Vowel = 1UL << (int)IndicCategory.Vowel;
    public const ulong Matra = 1UL << (int)IndicCategory.Matra;
    public const ulong PostMatra = 1UL << (int)IndicCategory.PostMatra;
    public const ulong Matras = Matra | PostMatra;
    public const ulong Repha = 1UL << (int)IndicCategory.Repha;
    public const ulong Stacker = 1UL << (int)IndicCategory.ConsonantWithStacker;
    public const ulong Shifter = 1UL << (int)IndicCategory.RegisterShifter;
    public const ulong Medial = 1UL << (int)IndicCategory.MedialConsonant;
    public const ulong Placeholder = 1UL << (int)IndicCategory.Placeholder;
    public const ulong DottedCircle = 1UL << (int)IndicCategory.DottedCircle;
    public const ulong Symbol = 1UL << (int)IndicCategory.Symbol;
    public const ulong Letter = (1UL << (int)IndicCategory.Consonant) | Ra;

    /// <summary>What can be the base of a syllable, or be a form beside the base.</summary>
    public const ulong Consonants = Letter | Stacker | Medial | Vowel | Placeholder | DottedCircle;
}
