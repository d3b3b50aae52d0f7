using System.Globalization;

namespace OgService.Unicode;

/// <summary>Properties of single code points (Unicode 17.0). Every method takes 0 to 0x10FFFF, lone surrogates included.</summary>
/// <exception cref="IndexOutOfRangeException">From every method: the number is no code point.</exception>
public static class CodePointProperties
{
    public static UnicodeCategory GeneralCategory(int codePoint) =>
        (UnicodeCategory)CodePointTable.Category[CodePointTable.Of(codePoint)];

    public static EastAsianWidth EastAsianWidth(int codePoint) => (EastAsianWidth)CodePointTable.Width[CodePointTable.Of(codePoint)];

    /// <summary>Default_Ignorable_Code_Point: drawn as nothing when a font lacks it.</summary>
    public static bool IsDefaultIgnorable(int codePoint) => Has(codePoint, CodePointFlags.DefaultIgnorable);

    /// <summary>White_Space.</summary>
    public static bool IsWhiteSpace(int codePoint) => Has(codePoint, CodePointFlags.WhiteSpace);

    /// <summary>Emoji, which includes the digits, # and *.</summary>
    public static bool IsEmoji(int codePoint) => Has(codePoint, CodePointFlags.Emoji);

    /// <summary>Emoji_Presentation: shown as an emoji unless VS15 follows.</summary>
    public static bool IsEmojiPresentation(int codePoint) => Has(codePoint, CodePointFlags.EmojiPresentation);

    /// <summary>Emoji_Modifier: one of the five skin tones.</summary>
    public static bool IsEmojiModifier(int codePoint) => Has(codePoint, CodePointFlags.EmojiModifier);

    /// <summary>Emoji_Modifier_Base: takes a skin tone.</summary>
    public static bool IsEmojiModifierBase(int codePoint) => Has(codePoint, CodePointFlags.EmojiModifierBase);

    /// <summary>Extended_Pictographic, which includes places kept for emoji to come.</summary>
    public static bool IsExtendedPictographic(int codePoint) => Has(codePoint, CodePointFlags.ExtendedPictographic);

    /// <summary>Alphabetic.</summary>
    public static bool IsAlphabetic(int codePoint) => Has(codePoint, CodePointFlags.Alphabetic);

    /// <summary>General_Category Mn, Mc or Me.</summary>
    public static bool IsMark(int codePoint) =>
        GeneralCategory(codePoint)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Canonical_Combining_Class, 0 to 254.</summary>
    public static int CanonicalCombiningClass(int codePoint) => NormalizationTable.Records[NormalizationTable.Record(codePoint)] & 0xFF;

    /// <summary>Script.</summary>
    public static Script Script(int codePoint) => (Script)ScriptTable.Of(codePoint);

    /// <summary>Script_Extensions, ascending by number; never empty. Where the database lists none, the script alone.</summary>
    public static ReadOnlySpan<Script> ScriptExtensions(int codePoint)
    {
        var set = ScriptTable.ExtensionSet(codePoint);
        return set == 0
            ? ScriptTable.Scripts.Slice(ScriptTable.Of(codePoint), 1)
            : ScriptTable.ExtensionMembers[ScriptTable.ExtensionStarts[set]..ScriptTable.ExtensionStarts[set + 1]];
    }

    /// <summary>Joining_Type, for cursive scripts.</summary>
    public static JoiningType JoiningType(int codePoint) => (JoiningType)JoiningTable.Types[JoiningTable.Of(codePoint)];

    /// <summary>Joining_Group, for cursive scripts.</summary>
    public static JoiningGroup JoiningGroup(int codePoint) => (JoiningGroup)JoiningTable.Groups[JoiningTable.Of(codePoint)];

    public static IndicSyllabicCategory IndicSyllabicCategory(int codePoint) =>
        (IndicSyllabicCategory)IndicTable.Syllabic[IndicTable.Of(codePoint)];

    public static IndicPositionalCategory IndicPositionalCategory(int codePoint) =>
        (IndicPositionalCategory)IndicTable.Positional[IndicTable.Of(codePoint)];

    private static bool Has(int codePoint, CodePointFlags flag) => (CodePointTable.Flags[CodePointTable.Of(codePoint)] & (ushort)flag) != 0;
}
