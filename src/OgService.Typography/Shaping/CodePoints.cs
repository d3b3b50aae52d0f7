using System.Text;

namespace OgService.Typography.Shaping;

/// <summary>Code points out of UTF-16; a lone surrogate reads as U+FFFD.</summary>
internal static class CodePoints
{
    public static int At(ReadOnlySpan<char> text, int at, out int length)
    {
        if (!char.IsSurrogate(text[at]))
        {
            length = 1;
            return text[at];
        }

        Rune.DecodeFromUtf16(text[at..], out var rune, out length);
        return rune.Value;
    }
}
