using System.Globalization;
using OgService.Unicode;
using Position = OgService.Unicode.IndicPositionalCategory;
using Syllabic = OgService.Unicode.IndicSyllabicCategory;

namespace OgService.Typography.Shaping.Complex.Universal;

/// <summary>Category of characters, from Unicode's properties and the engine's published exceptions to them.</summary>
internal static class UniversalCharacters
{
    public static UniversalCategory Of(int codePoint)
    {
        switch (codePoint)
        {
            case 0x200C:
                return UniversalCategory.NonJoiner;
            case 0x200D or 0x034F or (>= 0x180B and <= 0x180D) or 0x180F or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF):
                return UniversalCategory.Transparent;
            case 0x2060:
                return UniversalCategory.WordJoiner;
            case 0x0DCA:
                return UniversalCategory.HalantOrModifier;
            case 0x1A60:
                return UniversalCategory.Sakot;
            case 0x1B6C:
                return UniversalCategory.SymbolModifierBelow;
            case 0x1B6B or (>= 0x1B6D and <= 0x1B73):
                return UniversalCategory.SymbolModifierAbove;
            case 0x00D7 or 0x2015 or 0x2022 or 0x25CC or (>= 0x25FB and <= 0x25FE):
                return UniversalCategory.OtherBase;
        }

        var category = CodePointProperties.GeneralCategory(codePoint);
        var isLetter = category == UnicodeCategory.OtherLetter;
        var position = PositionOf(codePoint);
        return SyllabicOf(codePoint) switch
        {
            Syllabic.Number or Syllabic.Consonant or Syllabic.ConsonantHeadLetter or Syllabic.ToneLetter or Syllabic.VowelIndependent
                or Syllabic.ConsonantDead => UniversalCategory.Base,
            Syllabic.Avagraha or Syllabic.Bindu or Syllabic.ConsonantFinal or Syllabic.ConsonantMedial or Syllabic.ConsonantSubjoined
                or Syllabic.Vowel or Syllabic.VowelDependent when isLetter => UniversalCategory.Base,
            Syllabic.BrahmiJoiningNumber => UniversalCategory.Number,
            Syllabic.ConsonantPlaceholder => UniversalCategory.OtherBase,
            Syllabic.ConsonantFinal or Syllabic.ConsonantSucceedingRepha => Final(position),
            Syllabic.SyllableModifier => FinalModifier(position),
            Syllabic.ConsonantMedial or Syllabic.ConsonantInitialPostfixed => Medial(position),
            Syllabic.Nukta or Syllabic.GeminationMark or Syllabic.ConsonantKiller =>
                position == Position.Top ? UniversalCategory.ConsonantAbove : UniversalCategory.ConsonantBelow,
            Syllabic.ConsonantSubjoined => UniversalCategory.Subjoined,
            Syllabic.ConsonantWithStacker => UniversalCategory.Stacker,
            Syllabic.Virama or Syllabic.ReorderingKiller => UniversalCategory.Halant,
            Syllabic.NumberJoiner => UniversalCategory.HalantNumber,
            Syllabic.InvisibleStacker => UniversalCategory.InvisibleStacker,
            Syllabic.ConsonantPrecedingRepha or Syllabic.ConsonantPrefixed => UniversalCategory.Repha,
            Syllabic.PureKiller or Syllabic.Vowel or Syllabic.VowelDependent => Vowel(position),
            Syllabic.ToneMark or Syllabic.CantillationMark or Syllabic.RegisterShifter or Syllabic.Visarga or Syllabic.Bindu => Modifier(position),
            _ when CodePointProperties.JoiningType(codePoint)
                is JoiningType.DualJoining or JoiningType.RightJoining or JoiningType.LeftJoining or JoiningType.JoinCausing
                => UniversalCategory.Base,
            _ => UniversalCategory.Other,
        };
    }

    // Signs whose place in Unicode's model is not their place in a cluster.
    private static Syllabic SyllabicOf(int codePoint) => codePoint switch
    {
        0x0F7F => Syllabic.ConsonantDead,
        0x1BF2 or 0x1BF3 => Syllabic.ReorderingKiller,
        0xAA29 => Syllabic.ToneMark,
        0x0F71 or 0x11134 or (>= 0x0859 and <= 0x085B) or 0x1885 or 0x1886 or 0x18A9 or 0x10AE5 or 0x10AE6 or (>= 0x1E944 and <= 0x1E94A)
            => Syllabic.Nukta,
        0x10D27 => Syllabic.GeminationMark,
        >= 0x1880 and <= 0x1884 => Syllabic.ConsonantPlaceholder,
        0x0F18 or 0x0F19 or 0x0F3E or 0x0F3F or 0x10EAB or 0x10EAC => Syllabic.VowelDependent,
        0x0F35 or 0x0F37 or 0x0FC6 or 0x1C36 => Syllabic.SyllableModifier,
        0x0F00 or 0x0F01 or (>= 0x0F04 and <= 0x0F06) => Syllabic.Consonant,
        0x0F86 or 0x0F87 or 0x1A7B or 0x1A7C or 0x1A7F or 0x1CED or (>= 0x07EB and <= 0x07F3) or 0x07FD or (>= 0x10D24 and <= 0x10D26)
            or (>= 0x10F46 and <= 0x10F50) or (>= 0x10F82 and <= 0x10F85) => Syllabic.ToneMark,
        _ => CodePointProperties.IndicSyllabicCategory(codePoint),
    };

    private static Position PositionOf(int codePoint) => codePoint switch
    {
        // These stand above, but are typed behind what stands below.
        0x0F72 or (>= 0x0F7A and <= 0x0F7D) or 0x0F80 or 0x0F18 or 0x0F19 => Position.Bottom,
        0x0F3E or 0xA9BE or (>= 0x11127 and <= 0x11129) or 0x1112D or 0x11130 => Position.Right,
        0x0F3F => Position.Left,
        0xAA29 or 0xAA35 => Position.Top,
        (>= 0x07EB and <= 0x07F3) or 0x07FD or 0x1885 or 0x1886 or (>= 0x10D24 and <= 0x10D27) or 0x10EAB or 0x10EAC
            or (>= 0x1E944 and <= 0x1E94A) => Position.Top,
        (>= 0x0859 and <= 0x085B) or 0x18A9 or 0x10AE5 or 0x10AE6 or (>= 0x10F46 and <= 0x10F50) or (>= 0x10F82 and <= 0x10F85)
            => Position.Bottom,
        _ => CodePointProperties.IndicPositionalCategory(codePoint),
    };

    private static UniversalCategory Final(Position position) => position switch
    {
        Position.Top => UniversalCategory.FinalAbove,
        Position.Bottom => UniversalCategory.FinalBelow,
        _ => UniversalCategory.FinalPost,
    };

    private static UniversalCategory FinalModifier(Position position) => position switch
    {
        Position.Top => UniversalCategory.FinalModifierAbove,
        Position.Bottom or Position.Overstruck => UniversalCategory.FinalModifierBelow,
        _ => UniversalCategory.FinalModifierPost,
    };

    private static UniversalCategory Medial(Position position) => position switch
    {
        Position.Top => UniversalCategory.MedialAbove,
        Position.Bottom or Position.BottomAndLeft or Position.BottomAndRight => UniversalCategory.MedialBelow,
        Position.Left or Position.TopAndBottomAndLeft or Position.TopAndLeft => UniversalCategory.MedialPre,
        _ => UniversalCategory.MedialPost,
    };

    private static UniversalCategory Vowel(Position position) => position switch
    {
        Position.Top or Position.TopAndBottom or Position.TopAndBottomAndRight or Position.TopAndRight => UniversalCategory.VowelAbove,
        Position.Bottom or Position.Overstruck or Position.BottomAndRight => UniversalCategory.VowelBelow,
        Position.Left or Position.TopAndLeft or Position.TopAndLeftAndRight or Position.LeftAndRight => UniversalCategory.VowelPre,
        _ => UniversalCategory.VowelPost,
    };

    private static UniversalCategory Modifier(Position position) => position switch
    {
        Position.Top => UniversalCategory.ModifierAbove,
        Position.Bottom or Position.Overstruck => UniversalCategory.ModifierBelow,
        Position.Left => UniversalCategory.ModifierPre,
        _ => UniversalCategory.ModifierPost,
    };
}
