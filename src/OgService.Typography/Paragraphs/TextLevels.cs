using OgService.Unicode;

namespace OgService.Typography.Paragraphs;

/// <summary>Bidi levels of a text, and the direction of its paragraph.</summary>
/// <remarks>
/// The first strong character decides (UAX #9, P2), but in a language written from right to left a title that merely starts with a Latin name still runs
/// that way; a text without any strong character runs as its language does.
/// </remarks>
/// <param name="Levels">By UTF-16 unit; null when all of them are 0.</param>
internal readonly record struct TextLevels(byte[]? Levels, bool RightToLeft)
{
    private static readonly HashSet<string> Languages = new(
        ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Scripts =
        new(["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"], StringComparer.OrdinalIgnoreCase);

    /// <summary>UTF-16 indices, ascending, where an isolated part starts right after another: nothing of the text stands between them, yet they are
    /// two. Null for none.</summary>
    public int[]? Seams { get; init; }

    public bool IsSeam(int index) => Seams is not null && Array.BinarySearch(Seams, index) >= 0;

    public byte At(int index) => Levels is null ? (byte)0 : Levels[index];

    /// <param name="isolates">Parts that keep to themselves, in order.</param>
    public static TextLevels Find(string text, string? lang, IReadOnlyList<TextRange> isolates)
    {
        var (rightToLeft, strong) = Look(text);
        if (!rightToLeft && (strong || !IsRightToLeft(lang)))
        {
            return default;
        }

        var direction = IsRightToLeft(lang) ? BidiDirection.RightToLeft : BidiDirection.Auto;
        if (isolates.Count > 0)
        {
            return Isolation.Resolve(text, isolates, direction);
        }

        var resolved = Bidi.Resolve(text, direction);
        return resolved.IsPlainLeftToRight
            ? default
            : new TextLevels(resolved.Levels.ToArray(), resolved.Direction == BidiDirection.RightToLeft);
    }

    /// <param name="lang">BCP 47, or null. A script subtag overrides what the language is usually written in.</param>
    public static bool IsRightToLeft(string? lang)
    {
        if (lang is null)
        {
            return false;
        }

        var subtags = lang.Split('-', '_');
        var script = subtags.Skip(1).FirstOrDefault(subtag => subtag.Length == 4 && char.IsAsciiLetter(subtag[0]));
        return script is null ? Languages.Contains(subtags[0]) : Scripts.Contains(script);
    }

    // Whether anything may run from right to left, and whether a letter makes the language's own direction moot. Blocks, not classes: the bidi
    // algorithm looks closely, this keeps it away from texts that do not need it.
    private static (bool RightToLeft, bool Strong) Look(string text)
    {
        var strong = false;
        foreach (var unit in text)
        {
            strong |= char.IsAsciiLetter(unit) || unit is >= '\u00C0' and < '\u0590' or >= '\u0900' and < '\u2000' or >= '\u3040' and < '\uFB00';
            if (unit is >= '\u0590' and <= '\u08FF' or '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069'
                or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFF' or '\uD802' or '\uD803' or '\uD83A' or '\uD83B')
            {
                return (true, strong);
            }
        }

        return (false, strong);
    }
}
