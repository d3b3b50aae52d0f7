using OgService.Unicode;

namespace OgService.Typography.Shaping.Complex.Myanmar;

/// <summary>What a character does in a Myanmar syllable (Microsoft, "Creating and supporting OpenType fonts for Myanmar Script").</summary>
internal enum MyanmarCategory : byte
{
    Other,
    Consonant,
    Ra,
    IndependentVowel,
    Anusvara,
    DotBelow,
    Asat,
    Halant,
    MedialYa,
    MedialRa,
    MedialWa,
    MedialHa,
    MedialLa,
    PreVowel,
    AboveVowel,
    BelowVowel,
    PostVowel,
    PwoTone,
    Modifier,
    VariationSelector,
    Joiner,
    Placeholder,
    DottedCircle,
    ConsonantWithStacker,
    Punctuation,
}

internal static class MyanmarCharacters
{
    public static MyanmarCategory Of(int codePoint) => codePoint switch
    {
        0x1004 or 0x101B or 0x105A => MyanmarCategory.Ra,
        >= 0x1023 and <= 0x102A => MyanmarCategory.IndependentVowel,
        0x1032 or 0x1036 => MyanmarCategory.Anusvara,
        0x1037 => MyanmarCategory.DotBelow,
        0x1039 => MyanmarCategory.Halant,
        0x103A => MyanmarCategory.Asat,
        0x103B or 0x105E or 0x105F => MyanmarCategory.MedialYa,
        0x103C => MyanmarCategory.MedialRa,
        0x103D or 0x1082 => MyanmarCategory.MedialWa,
        0x103E => MyanmarCategory.MedialHa,
        0x1060 => MyanmarCategory.MedialLa,
        0x1063 or 0x1064 or (>= 0x1069 and <= 0x106D) or 0xAA7B => MyanmarCategory.PwoTone,
        0x1038 or (>= 0x1087 and <= 0x108D) or 0x108F or (>= 0x109A and <= 0x109C) => MyanmarCategory.Modifier,
        >= 0xFE00 and <= 0xFE0F => MyanmarCategory.VariationSelector,
        0x200C or 0x200D => MyanmarCategory.Joiner,
        0x25CC => MyanmarCategory.DottedCircle,
        0x104A or 0x104B => MyanmarCategory.Punctuation,
        0x104E or 0xAA74 or 0xAA75 or 0xAA76 => MyanmarCategory.Consonant,
        0x00A0 or 0x00D7 or (>= 0x2010 and <= 0x2014) or 0x2022 or (>= 0x25FB and <= 0x25FE) => MyanmarCategory.Placeholder,
        _ => ByProperties(codePoint),
    };

    private static MyanmarCategory ByProperties(int codePoint) => CodePointProperties.IndicSyllabicCategory(codePoint) switch
    {
        IndicSyllabicCategory.Consonant => MyanmarCategory.Consonant,
        IndicSyllabicCategory.VowelIndependent => MyanmarCategory.IndependentVowel,
        IndicSyllabicCategory.ConsonantPlaceholder or IndicSyllabicCategory.Number => MyanmarCategory.Placeholder,
        IndicSyllabicCategory.ConsonantWithStacker => MyanmarCategory.ConsonantWithStacker,
        IndicSyllabicCategory.Visarga or IndicSyllabicCategory.ToneMark or IndicSyllabicCategory.SyllableModifier => MyanmarCategory.Modifier,
        IndicSyllabicCategory.Bindu => MyanmarCategory.Anusvara,
        IndicSyllabicCategory.VowelDependent => CodePointProperties.IndicPositionalCategory(codePoint) switch
        {
            IndicPositionalCategory.Left or IndicPositionalCategory.VisualOrderLeft => MyanmarCategory.PreVowel,
            IndicPositionalCategory.Top => MyanmarCategory.AboveVowel,
            IndicPositionalCategory.Bottom => MyanmarCategory.BelowVowel,
            _ => MyanmarCategory.PostVowel,
        },
        _ => MyanmarCategory.Other,
    };
}
