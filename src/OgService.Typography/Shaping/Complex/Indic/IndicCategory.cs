namespace OgService.Typography.Shaping.Complex.Indic;

/// <summary>What a character does in a syllable (Microsoft, "Developing OpenType Fonts for Devanagari Script", and its sisters).</summary>
internal enum IndicCategory : byte
{
    Other,
    Consonant,
    Vowel,
    Nukta,
    Halant,
    NonJoiner,
    Joiner,
    Matra,

    /// <summary>A matra that may follow a syllable modifier.</summary>
    PostMatra,
    Modifier,
    Accent,
    Placeholder,
    DottedCircle,
    RegisterShifter,
    Repha,
    Ra,
    MedialConsonant,
    Symbol,
    ConsonantWithStacker,
}
