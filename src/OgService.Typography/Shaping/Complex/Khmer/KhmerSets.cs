using OgService.Unicode;

namespace OgService.Typography.Shaping.Complex.Khmer;

/// <summary>What a character does in a Khmer syllable (Microsoft, "Developing OpenType Fonts for Khmer Script"); sets have one bit for each.</summary>
internal static class KhmerSets
{
    public const byte Other = 0;
    public const byte DottedCircleCategory = 1;
    public const byte CoengCategory = 2;
    public const byte RaCategory = 3;
    public const byte PreVowelCategory = 4;

    public const ulong DottedCircle = 1 << DottedCircleCategory;
    public const ulong Coeng = 1 << CoengCategory;
    public const ulong Ra = 1 << RaCategory;
    public const ulong PreVowel = 1 << PreVowelCategory;
    public const ulong Consonant = 1 << 5;
    public const ulong Vowel = 1 << 6;
    public const ulong Placeholder = 1 << 7;
    public const ulong Joiners = 1 << 8;

    /// <summary>Muusikatoan, triisap, robat: above the consonant.</summary>
    public const ulong Robatic = 1 << 9;

    /// <summary>Signs that mix with vowels.</summary>
    public const ulong InnerSign = 1 << 10;

    /// <summary>Signs at the end.</summary>
    public const ulong OuterSign = 1 << 11;
    public const ulong AboveVowel = 1 << 12;
    public const ulong BelowVowel = 1 << 13;
    public const ulong PostVowel = 1 << 14;

    public static byte CategoryOf(int codePoint) => (byte)System.Numerics.BitOperations.TrailingZeroCount(SetOf(codePoint));

    private static ulong SetOf(int codePoint) => codePoint switch
    {
        0x179A => Ra,
        >= 0x1780 and <= 0x17A2 => Consonant,
        >= 0x17A3 and <= 0x17B3 => Vowel,
        0x17B6 or 0x17BF or 0x17C0 or 0x17C4 or 0x17C5 => PostVowel,
        (>= 0x17B7 and <= 0x17BA) or 0x17BE => AboveVowel,
        >= 0x17BB and <= 0x17BD => BelowVowel,
        >= 0x17C1 and <= 0x17C3 => PreVowel,
        0x17C6 or 0x17CB or (>= 0x17CD and <= 0x17D1) => InnerSign,
        0x17C7 or 0x17C8 or 0x17D3 or 0x17DD => OuterSign,
        0x17C9 or 0x17CA or 0x17CC => Robatic,
        0x17D2 => Coeng,
        0x17D9 or (>= 0x17E0 and <= 0x17E9) => Placeholder,
        0x200C or 0x200D => Joiners,
        0x25CC => DottedCircle,
        0x00A0 or 0x00D7 or (>= 0x2010 and <= 0x2014) or 0x2022 or (>= 0x25FB and <= 0x25FE) => Placeholder,
        _ => CodePointProperties.IndicSyllabicCategory(codePoint) switch
        {
            IndicSyllabicCategory.Number or IndicSyllabicCategory.ConsonantPlaceholder => Placeholder,
            IndicSyllabicCategory.Consonant => Consonant,
            _ => 1 << Other,
        },
    };
}
