using System.Text;

namespace OgService.Unicode;

/// <summary>Full case mapping (The Unicode Standard, 3.13, Unicode 17.0): ß becomes SS, a last sigma is ς, and what Turkish,
/// Azerbaijani, Greek and Dutch ask for. The dots of Lithuanian are not looked after.</summary>
/// <remarks>A text that does not change comes back as the same string. Languages are BCP 47 tags, of which the first part counts;
/// null and unknown ones get the mapping of no language. Lone surrogates pass through.</remarks>
public static class CaseMapping
{
    private const int DottedCapitalI = 0x0130;
    private const int DotlessSmallI = 0x0131;
    private const int CombiningDotAbove = 0x0307;
    private const int CapitalSigma = 0x03A3;
    private const char FinalSigma = '\u03C2';

    public static string ToUpper(string text, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isTurkic = IsTurkic(language);
        var isGreek = Is(language, "el");
        var output = new StringBuilder(text.Length);
        for (var start = 0; start < text.Length;)
        {
            var codePoint = Utf16.CodePointAt(text, start, out var length);
            if (isGreek && GreekCapitals.TryAppend(text, ref start, output))
            {
                continue;
            }

            start += length;
            if (isTurkic && codePoint == 'i')
            {
                output.Append((char)DottedCapitalI);
            }
            else
            {
                FullCase.AppendUpper(output, codePoint);
            }
        }

        return Same(text, output);
    }

    public static string ToLower(string text, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isTurkic = IsTurkic(language);
        var output = new StringBuilder(text.Length);
        var afterCased = false; // a cased letter stands before, with nothing but case-ignorable characters between
        for (var start = 0; start < text.Length;)
        {
            var codePoint = Utf16.CodePointAt(text, start, out var length);
            start += length;
            if (codePoint == CapitalSigma && afterCased && !FullCase.IsFollowedByCased(text.AsSpan(start)))
            {
                output.Append(FinalSigma);
            }
            else if (isTurkic && codePoint == DottedCapitalI)
            {
                output.Append('i');
            }
            else if (isTurkic && codePoint == 'I')
            {
                var hasDot = start < text.Length && text[start] == CombiningDotAbove;
                output.Append(hasDot ? 'i' : (char)DotlessSmallI);
                start += hasDot ? 1 : 0;
            }
            else
            {
                FullCase.AppendLower(output, codePoint);
            }

            afterCased = FullCase.IsCased(codePoint) || (afterCased && FullCase.IsCaseIgnorable(codePoint));
        }

        return Same(text, output);
    }

    /// <summary>Gives the first letter of each word (UAX #29) its title case and leaves the rest as it is.</summary>
    public static string Capitalize(string text, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (isTurkic, isDutch) = (IsTurkic(language), Is(language, "nl"));
        var output = new StringBuilder(text.Length);
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var word = rest[..WordBreaker.NextLength(rest)];
            rest = rest[word.Length..];
            var codePoint = Utf16.CodePointAt(word, 0, out var length);
            if (isDutch && word.StartsWith("ij", StringComparison.Ordinal))
            {
                output.Append("IJ");
                length = 2;
            }
            else if (isTurkic && codePoint == 'i')
            {
                output.Append((char)DottedCapitalI);
            }
            else
            {
                FullCase.AppendTitle(output, codePoint);
            }

            output.Append(word[length..]);
        }

        return Same(text, output);
    }

    private static bool IsTurkic(string? language) => Is(language, "tr") || Is(language, "az");

    private static bool Is(string? language, string primary) =>
        language is not null && language.StartsWith(primary, StringComparison.OrdinalIgnoreCase)
        && (language.Length == primary.Length || language[primary.Length] is '-' or '_');

    private static string Same(string text, StringBuilder output) => output.Equals(text) ? text : output.ToString();
}
