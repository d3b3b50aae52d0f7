using OgService.Unicode;

namespace OgService.Typography.Shaping.Complex.Indic;

/// <summary>Category and first position of characters, from Unicode's Indic properties and what the script specifications say otherwise.</summary>
internal static class IndicCharacters
{
    public static (IndicCategory Category, IndicPosition Position) Of(int codePoint)
    {
        var category = CategoryOf(codePoint);
        return (category, category switch
        {
            // These two stand over or under the base itself.
            _ when codePoint is 0x0A51 or 0x0B01 => IndicPosition.BeforeSub,
            IndicCategory.Consonant or IndicCategory.ConsonantWithStacker or IndicCategory.Ra or IndicCategory.MedialConsonant
                or IndicCategory.Vowel or IndicCategory.Placeholder or IndicCategory.DottedCircle => IndicPosition.Base,
            IndicCategory.Matra or IndicCategory.PostMatra => MatraPosition(codePoint),
            IndicCategory.Modifier or IndicCategory.Accent or IndicCategory.Symbol => IndicPosition.Modifier,
            _ => IndicPosition.End,
        });
    }

    private static IndicCategory CategoryOf(int codePoint) => codePoint switch
    {
        0x0930 or 0x09B0 or 0x09F0 or 0x0A30 or 0x0AB0 or 0x0B30 or 0x0BB0 or 0x0C30 or 0x0CB0 or 0x0D30 => IndicCategory.Ra,
        0x25CC => IndicCategory.DottedCircle,
        0x00A0 or 0x00D7 or (>= 0x2010 and <= 0x2014) or 0x2022 or (>= 0x25FB and <= 0x25FE)
            // Anusvaras that are letters.
            or 0x09FC or 0x0C80 or 0x0D04 => IndicCategory.Placeholder,
        0x0953 or 0x0954 or 0x1CF2 or 0x1CF3 => IndicCategory.Modifier,
        0x0A72 or 0x0A73 => IndicCategory.Consonant,
        0x0A40 => IndicCategory.PostMatra,
        0x0A51 => IndicCategory.Matra,
        0x0AFB or 0x0AFD or 0x0B55 => IndicCategory.Nukta,
        0x0AFC or 0x1CED or (>= 0x1CE2 and <= 0x1CE8) or (>= 0xA8E0 and <= 0xA8F1) => IndicCategory.Accent,
        0x1CF5 or 0x1CF6 => IndicCategory.ConsonantWithStacker,
        (>= 0x1CE9 and <= 0x1CEC) or (>= 0x1CEE and <= 0x1CF1) or (>= 0xA8F2 and <= 0xA8F7) => IndicCategory.Symbol,
        _ => CategoryOf(CodePointProperties.IndicSyllabicCategory(codePoint)),
    };

    private static IndicCategory CategoryOf(IndicSyllabicCategory category) => category switch
    {
        IndicSyllabicCategory.Avagraha => IndicCategory.Symbol,
        IndicSyllabicCategory.Bindu or IndicSyllabicCategory.Visarga or IndicSyllabicCategory.GeminationMark
            or IndicSyllabicCategory.SyllableModifier => IndicCategory.Modifier,
        IndicSyllabicCategory.BrahmiJoiningNumber or IndicSyllabicCategory.Number or IndicSyllabicCategory.NumberJoiner
            or IndicSyllabicCategory.ConsonantPlaceholder or IndicSyllabicCategory.ConsonantInitialPostfixed => IndicCategory.Placeholder,
        IndicSyllabicCategory.CantillationMark => IndicCategory.Accent,
        IndicSyllabicCategory.Consonant or IndicSyllabicCategory.ConsonantDead or IndicSyllabicCategory.ConsonantHeadLetter
            => IndicCategory.Consonant,
        IndicSyllabicCategory.ConsonantFinal or IndicSyllabicCategory.ConsonantMedial or IndicSyllabicCategory.ConsonantSubjoined
            or IndicSyllabicCategory.ConsonantSucceedingRepha => IndicCategory.MedialConsonant,
        IndicSyllabicCategory.ConsonantPrecedingRepha => IndicCategory.Repha,
        IndicSyllabicCategory.ConsonantWithStacker => IndicCategory.ConsonantWithStacker,
        IndicSyllabicCategory.InvisibleStacker or IndicSyllabicCategory.Virama => IndicCategory.Halant,
        IndicSyllabicCategory.Joiner => IndicCategory.Joiner,
        IndicSyllabicCategory.NonJoiner => IndicCategory.NonJoiner,
        IndicSyllabicCategory.Nukta or IndicSyllabicCategory.ToneMark => IndicCategory.Nukta,
        IndicSyllabicCategory.VowelDependent or IndicSyllabicCategory.PureKiller or IndicSyllabicCategory.ConsonantKiller
            => IndicCategory.Matra,
        IndicSyllabicCategory.RegisterShifter => IndicCategory.RegisterShifter,
        IndicSyllabicCategory.Vowel or IndicSyllabicCategory.VowelIndependent => IndicCategory.Vowel,
        _ => IndicCategory.Other,
    };

    // Of the parts of a matra that stands on several sides, the last one written counts; split ones come here in parts.
    private static IndicPosition MatraPosition(int codePoint) => CodePointProperties.IndicPositionalCategory(codePoint) switch
    {
        IndicPositionalCategory.Left or IndicPositionalCategory.VisualOrderLeft or IndicPositionalCategory.TopAndLeft => IndicPosition.PreMatra,
        IndicPositionalCategory.Top => TopPosition(CodePointProperties.Script(codePoint)),
        IndicPositionalCategory.Bottom or IndicPositionalCategory.TopAndBottom => BottomPosition(CodePointProperties.Script(codePoint)),
        IndicPositionalCategory.Overstruck => IndicPosition.AfterMain,
        _ => RightPosition(codePoint, CodePointProperties.Script(codePoint)),
    };

    private static IndicPosition TopPosition(Script script) => script switch
    {
        Script.Gurmukhi => IndicPosition.AfterPost,
        Script.Oriya => IndicPosition.AfterMain,
        Script.Telugu or Script.Kannada => IndicPosition.BeforeSub,
        _ => IndicPosition.AfterSub,
    };

    private static IndicPosition BottomPosition(Script script) => script switch
    {
        Script.Gurmukhi or Script.Gujarati or Script.Tamil or Script.Malayalam => IndicPosition.AfterPost,
        Script.Telugu or Script.Kannada => IndicPosition.BeforeSub,
        _ => IndicPosition.AfterSub,
    };

    private static IndicPosition RightPosition(int codePoint, Script script) => script switch
    {
        Script.Telugu => codePoint <= 0x0C42 ? IndicPosition.BeforeSub : IndicPosition.AfterSub,
        Script.Kannada => codePoint is < 0x0CC3 or > 0x0CD6 ? IndicPosition.BeforeSub : IndicPosition.AfterSub,
        Script.Bengali or Script.Gurmukhi or Script.Gujarati or Script.Oriya or Script.Tamil or Script.Malayalam => IndicPosition.AfterPost,
        _ => IndicPosition.AfterSub,
    };
}
