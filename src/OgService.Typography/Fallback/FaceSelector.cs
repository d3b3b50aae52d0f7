using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using OgService.Unicode;

namespace OgService.Typography.Fallback;

/// <summary>Chooses the font of each grapheme for one list of families, weight, slant, optical size and language.</summary>
/// <remarks>
/// CSS Fonts 4, 5.3 in short: the families in order, then every family of the library. A font must have all characters of the grapheme,
/// because marks cannot be placed across fonts; characters that are drawn as nothing do not count. Where languages share characters but not their
/// shapes, families made for the text's language come before the others of the library, and those made for another language last of all. Punctuation takes the
/// font of the text it stands in. Safe for many threads.
/// </remarks>
internal sealed class FaceSelector
{
    // Beyond these, choices are made anew each time: a hostile text cannot fill the memory.
    private const int MaxRemembered = 4_096;

    // In em: words have a fourth to a third of an em between them.
    private const float WidestSpace = 0.4f;

    private readonly FontLibrary fonts;
    private readonly AbsentCharacters absent;
    // All families of the library in the order they are tried, and the same for characters that depend on the language.
    private readonly string[] families;
    private readonly string[] familiesByLanguage;
    private readonly string[] emojiFamilies;
    private readonly int weight;
    private readonly bool italic;
    private readonly float opticalSizePx;
    private readonly FontInstance?[] latin = new FontInstance?[0x250];
    private readonly ConcurrentDictionary<int, FontInstance> others = new();

    /// <param name="absent">Shared by all selectors of a library.</param>
    /// <param name="style">Its language is that of <see cref="FallbackLanguage"/>.</param>
    public FaceSelector(FontLibrary fonts, AbsentCharacters absent, TextStyle style, float opticalSizePx)
    {
        this.fonts = fonts;
        this.absent = absent;
        this.opticalSizePx = opticalSizePx;
        weight = style.Weight;
        italic = style.Italic;
        string[] listed = [.. style.Families.Where(fonts.HasFamily).Distinct(StringComparer.OrdinalIgnoreCase)];
        string[] rest = [.. fonts.Families.Except(listed, StringComparer.OrdinalIgnoreCase)];
        families = [.. listed, .. rest];
        familiesByLanguage = style.Lang is null ? families :
            [.. listed.Where(family => !IsForOthers(family, style.Lang)), .. rest.OrderBy(family => RankFor(family, style.Lang)), .. listed.Where(family => IsForOthers(family, style.Lang))];
        emojiFamilies = [.. listed.Where(IsEmojiFamily), .. rest.Where(IsEmojiFamily).OrderByDescending(IsColorFamily)];
        Primary = FindPrimary();
    }

    /// <summary>The font that gives the lines their height, and .notdef when no font has a character.</summary>
    public FontInstance Primary { get; }

    /// <summary>A font with the code point, without regard to what stands around it; <see cref="Primary"/> when there is none.</summary>
    public FontInstance Choose(int codePoint)
    {
        if (codePoint < latin.Length)
        {
            return latin[codePoint] ?? Remember(codePoint, Find([codePoint], emoji: false));
        }

        if (others.TryGetValue(codePoint, out var known))
        {
            return known;
        }

        return Remember(codePoint, Find([codePoint], CodePointProperties.IsEmojiPresentation(codePoint)));
    }

    /// <summary>A font with all characters of a grapheme; failing that with its first; failing that <see cref="Primary"/>.</summary>
    /// <param name="start">Of the grapheme, a UTF-16 index.</param>
    /// <param name="end">After the grapheme.</param>
    /// <param name="previous">The font of the text before, or null. White space and most punctuation stay with it when it has them.</param>
    public FontInstance Choose(string text, int start, int end, FontInstance? previous)
    {
        var grapheme = text.AsSpan(start, end - start);
        if (Rune.DecodeFromUtf16(grapheme, out var first, out var used) == System.Buffers.OperationStatus.Done && used == grapheme.Length)
        {
            return ChooseSingle(text, start, first, previous);
        }

        Span<int> codePoints = stackalloc int[Paragraphs.PreparedText.MaxGraphemeCodePoints];
        var count = 0;
        var textPresentation = false;
        var emoji = false;
        foreach (var rune in grapheme.EnumerateRunes())
        {
            textPresentation |= rune.Value == 0xFE0E;
            emoji |= rune.Value == 0xFE0F || CodePointProperties.IsEmojiPresentation(rune.Value);
            if (!CodePointProperties.IsDefaultIgnorable(rune.Value) && count < codePoints.Length)
            {
                codePoints[count++] = rune.Value;
            }
        }

        if (count == 0)
        {
            return previous ?? Primary;
        }

        // The first font that has all characters is the first that has the first one, if that has the others too; and that one is remembered.
        emoji &= !textPresentation;
        if (!emoji && !CodePointProperties.IsEmojiPresentation(codePoints[0]) && Choose(codePoints[0]) is var likely && HasAll(likely, codePoints[..count]))
        {
            return likely;
        }

        return Find(codePoints[..count], emoji);
    }

    private FontInstance ChooseSingle(string text, int at, Rune rune, FontInstance? previous)
    {
        if (rune.Value < latin.Length && char.IsAsciiLetterOrDigit((char)rune.Value))
        {
            return Choose(rune.Value);
        }

        if (CodePointProperties.IsDefaultIgnorable(rune.Value))
        {
            return previous ?? Primary;
        }

        var category = CodePointProperties.GeneralCategory(rune.Value);
        if (PairedMarks.FindOpener(text, at, category) is var opener and >= 0)
        {
            return ChoosePaired(text, opener, rune);
        }

        return previous is not null && StaysWithTextBefore(rune, category) && FindBeside(previous, rune.Value) is { } same ? same : Choose(rune.Value);
    }

    /// <summary>In em; 0 for a font without a space.</summary>
    private static float SpaceOf(FontInstance font) => font.TryGetGlyph(' ', out var glyph) ? font.GetAdvanceUnits(glyph) / font.UnitsPerEm : 0;

    // Of the same family as its neighbour. Those for East Asia are cut into many files, of which another one may have the sign.
    private FontInstance? FindBeside(FontInstance neighbour, int codePoint)
    {
        if (IsEmojiFamily(neighbour.Family))
        {
            return null;
        }

        // A font for one script may have a space that nobody designed.
        if (codePoint == ' ' && SpaceOf(neighbour) > WidestSpace && SpaceOf(Primary) is > 0 and <= WidestSpace)
        {
            return null;
        }

        return neighbour.TryGetGlyph(codePoint, out _) ? neighbour
            : fonts.LanguagesOf(neighbour.Family).Count > 0 ? FindInFamily(neighbour.Family, [codePoint])
            : null;
    }

    // Brackets and quotation marks take the font of what they stand in and enclose, if that is one; and both sides the same.
    private FontInstance ChoosePaired(string text, int opener, Rune mark)
    {
        var inside = PairedMarks.LetterAfter(text, opener);
        if (inside >= 0)
        {
            var font = Choose(inside);
            var before = PairedMarks.LetterBefore(text, opener);
            if ((before < 0 || Choose(before).Family == font.Family) && FindBeside(font, mark.Value) is { } same)
            {
                return same;
            }
        }

        return Choose(mark.Value);
    }

    // Signs too, but only those that are not letters' parts: an arrow between Japanese words is theirs. What may be an emoji has a font of its own.
    private static bool StaysWithTextBefore(Rune rune, UnicodeCategory category) => category switch
    {
        UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.OtherPunctuation or UnicodeCategory.ClosePunctuation
            or UnicodeCategory.FinalQuotePunctuation => true,
        UnicodeCategory.MathSymbol or UnicodeCategory.OtherSymbol or UnicodeCategory.OtherNumber => !CodePointProperties.IsEmoji(rune.Value),
        _ => false,
    };

    private static bool HasAll(FontInstance font, ReadOnlySpan<int> codePoints)
    {
        foreach (var codePoint in codePoints)
        {
            if (!font.TryGetGlyph(codePoint, out _))
            {
                return false;
            }
        }

        return true;
    }

    private FontInstance Remember(int codePoint, FontInstance choice)
    {
        if (codePoint < latin.Length)
        {
            latin[codePoint] = choice;
        }
        else if (others.Count < MaxRemembered)
        {
            others[codePoint] = choice;
        }

        return choice;
    }

    private FontInstance Find(ReadOnlySpan<int> codePoints, bool emoji)
    {
        if (codePoints.Length == 1 && absent.Contains(codePoints[0]))
        {
            return Primary;
        }

        if (emoji)
        {
            foreach (var family in emojiFamilies)
            {
                if (FindInFamily(family, codePoints) is { } face)
                {
                    return face;
                }
            }
        }

        foreach (var family in FallbackLanguage.IsDependent(codePoints[0]) ? familiesByLanguage : families)
        {
            if (FindInFamily(family, codePoints) is { } face)
            {
                return face;
            }
        }

        // The base alone is worth more than a box for the whole.
        if (codePoints.Length > 1)
        {
            return Find(codePoints[..1], emoji);
        }

        absent.Add(codePoints[0]);
        return Primary;
    }

    // The files of one family may share characters: each that is meant for one of the grapheme's is a candidate.
    private FontInstance? FindInFamily(string family, ReadOnlySpan<int> codePoints)
    {
        if (fonts.FindFace(family, weight, italic, opticalSizePx, codePoints) is { } face)
        {
            return face;
        }

        // A mark's file may have the letter, and not say so.
        Span<int> turned = stackalloc int[Paragraphs.PreparedText.MaxGraphemeCodePoints];
        turned = turned[..codePoints.Length];
        for (var first = 1; first < codePoints.Length; first++)
        {
            codePoints.CopyTo(turned);
            (turned[0], turned[first]) = (turned[first], turned[0]);
            if (fonts.FindFace(family, weight, italic, opticalSizePx, turned) is { } other)
            {
                return other;
            }
        }

        return null;
    }

    private FontInstance FindPrimary()
    {
        foreach (var family in families)
        {
            // A script's own family may have no Latin letters; every font has one of these.
            foreach (var codePoint in (ReadOnlySpan<int>)['x', ' ', 0x3042, 0x5D0, 0x627, 0x905, 0xE01])
            {
                if (fonts.FindFace(family, weight, italic, opticalSizePx, codePoint) is { } face)
                {
                    return face;
                }
            }
        }

        throw new InvalidOperationException("The font library has no usable text font.");
    }

    private bool IsForOthers(string family, string language) => RankFor(family, language) == RankForOthers;

    private const int RankForOthers = 2;

    private int RankFor(string family, string language) => fonts.LanguagesOf(family) switch
    {
        [] => 1,
        var languages when languages.Contains(language, StringComparer.OrdinalIgnoreCase) => 0,
        _ => RankForOthers,
    };

    // By their names, so that no file needs to be opened to know.
    private static bool IsColorFamily(string family) => family.Contains("color", StringComparison.OrdinalIgnoreCase);

    private static bool IsEmojiFamily(string family) => family.Contains("emoji", StringComparison.OrdinalIgnoreCase);
}
