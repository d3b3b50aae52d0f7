using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using OgService.Unicode;

namespace OgService.Typography.Fallback;

/// <summary>Chooses the font of each grapheme for one list of families, weight, slant and optical size.</summary>
/// <remarks>
/// CSS Fonts 4, 5.3 in short: the families in order, then every family of the library. A font must have all characters of the grapheme,
/// because marks cannot be placed across fonts; characters that are drawn as nothing do not count. Safe for many threads.
/// </remarks>
internal sealed class FaceSelector
{
    // Beyond these, choices are made anew each time: a hostile text cannot fill the memory.
    private const int MaxRemembered = 4_096;

    private readonly FontLibrary fonts;
    private readonly AbsentCharacters absent;
    private readonly string[] families;
    private readonly string[] emojiFamilies;
    private readonly int weight;
    private readonly bool italic;
    private readonly float opticalSizePx;
    private readonly FontInstance?[] latin = new FontInstance?[0x250];
    private readonly ConcurrentDictionary<int, FontInstance> others = new();

    /// <param name="absent">Shared by all selectors of a library.</param>
    public FaceSelector(FontLibrary fonts, AbsentCharacters absent, TextStyle style, float opticalSizePx)
    {
        this.fonts = fonts;
        this.absent = absent;
        this.opticalSizePx = opticalSizePx;
        weight = style.Weight;
        italic = style.Italic;
        families = [.. style.Families.Where(fonts.HasFamily)];
        emojiFamilies = [.. families.Where(IsEmojiFamily), .. fonts.Families.Except(families).Where(IsEmojiFamily).OrderByDescending(IsColorFamily)];
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
    /// <param name="previous">The font of the text before, or null. White space and punctuation stay with it when it has them.</param>
    public FontInstance Choose(ReadOnlySpan<char> grapheme, FontInstance? previous)
    {
        if (Rune.DecodeFromUtf16(grapheme, out var first, out var used) == System.Buffers.OperationStatus.Done && used == grapheme.Length)
        {
            return ChooseSingle(first, previous);
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

        return Find(codePoints[..count], emoji && !textPresentation);
    }

    private FontInstance ChooseSingle(Rune rune, FontInstance? previous)
    {
        if (CodePointProperties.IsDefaultIgnorable(rune.Value))
        {
            return previous ?? Primary;
        }

        var stays = previous is not null
            && StaysWithTextBefore(rune)
            && !IsEmojiFamily(previous.Name)
            && previous.Typeface.Has(rune.Value);
        return stays ? previous! : Choose(rune.Value);
    }

    private static bool StaysWithTextBefore(Rune rune) =>
        CodePointProperties.GeneralCategory(rune.Value) is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.OtherPunctuation
            or UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation;

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

        foreach (var family in families)
        {
            if (FindInFamily(family, codePoints) is { } face)
            {
                return face;
            }
        }

        foreach (var family in fonts.FamiliesFor(codePoints[0]))
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
        foreach (var family in families.Concat(fonts.Families))
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

    // By their names, so that no file needs to be opened to know.
    private static bool IsColorFamily(string family) => family.Contains("color", StringComparison.OrdinalIgnoreCase);

    private static bool IsEmojiFamily(string family) => family.Contains("emoji", StringComparison.OrdinalIgnoreCase);
}
