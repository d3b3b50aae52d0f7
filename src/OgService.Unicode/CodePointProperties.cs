namespace OgService.Unicode;

/// <summary>Properties of single code points (Unicode 17.0). Every method takes 0 to 0x10FFFF.</summary>
public static class CodePointProperties
{
    /// <summary>Default_Ignorable_Code_Point: drawn as nothing when a font lacks it.</summary>
    public static bool IsDefaultIgnorable(int codePoint) => throw new NotImplementedException();

    /// <summary>White_Space.</summary>
    public static bool IsWhiteSpace(int codePoint) => throw new NotImplementedException();

    /// <summary>Emoji_Presentation: shown as an emoji unless VS15 follows.</summary>
    public static bool IsEmojiPresentation(int codePoint) => throw new NotImplementedException();
}
