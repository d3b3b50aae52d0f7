using System.Runtime.CompilerServices;

namespace OgService.Unicode;

/// <summary>Code points out of UTF-16.</summary>
internal static class Utf16
{
    /// <summary>The code point that starts at <paramref name="start"/>, which lies inside the text; a lone surrogate is itself.</summary>
    /// <param name="length">Units it takes: 1 or 2.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CodePointAt(ReadOnlySpan<char> text, int start, out int length)
    {
        var unit = text[start];
        length = 1;
        return char.IsHighSurrogate(unit) ? Pair(text, start, ref length) : unit;
    }

    private static int Pair(ReadOnlySpan<char> text, int start, ref int length)
    {
        var high = text[start];
        if (start + 1 >= text.Length || !char.IsLowSurrogate(text[start + 1]))
        {
            return high;
        }

        length = 2;
        return char.ConvertToUtf32(high, text[start + 1]);
    }
}
