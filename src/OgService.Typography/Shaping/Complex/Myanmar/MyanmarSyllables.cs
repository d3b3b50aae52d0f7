namespace OgService.Typography.Shaping.Complex.Myanmar;

/// <summary>Finds the end of the Myanmar syllable that starts at a place, and its kind.</summary>
internal static class MyanmarSyllables
{
    public const int None = 1;
    public const int Consonant = 2;

    private const ulong Letter = (1UL << (int)MyanmarCategory.Consonant) | Ra;
    private const ulong Ra = 1UL << (int)MyanmarCategory.Ra;
    private const ulong Asat = 1UL << (int)MyanmarCategory.Asat;
    private const ulong Halant = 1UL << (int)MyanmarCategory.Halant;
    private const ulong Vowel = 1UL << (int)MyanmarCategory.IndependentVowel;
    private const ulong Stacker = 1UL << (int)MyanmarCategory.ConsonantWithStacker;
    private const ulong Selector = 1UL << (int)MyanmarCategory.VariationSelector;
    private const ulong DotBelow = 1UL << (int)MyanmarCategory.DotBelow;
    private const ulong Anusvara = 1UL << (int)MyanmarCategory.Anusvara;
    private const ulong Above = 1UL << (int)MyanmarCategory.AboveVowel;
    private const ulong Below = 1UL << (int)MyanmarCategory.BelowVowel;
    private const ulong MedialHa = 1UL << (int)MyanmarCategory.MedialHa;
    private const ulong MedialLa = 1UL << (int)MyanmarCategory.MedialLa;
    private const ulong Bases = Letter | Vowel | (1UL << (int)MyanmarCategory.Placeholder) | (1UL << (int)MyanmarCategory.DottedCircle);

    public static int End(ReadOnlySpan<byte> categories, int start, out int kind)
    {
        var cursor = new CategoryCursor(categories, start);
        kind = Consonant;
        var hasKinzi = TakeKinzi(ref cursor);
        if (!hasKinzi)
        {
            cursor.Take(Stacker);
        }

        if (!cursor.Take(Bases))
        {
            cursor.At = hasKinzi ? cursor.At : start;
            kind = Syllables.Broken;
        }

        cursor.Take(Selector);
        TakeTail(ref cursor);
        if (cursor.At > start && !(kind == Syllables.Broken && cursor.At == start + 1 && IsJoiner(categories, start)))
        {
            return cursor.At;
        }

        cursor.At = start;
        kind = None;
        if (cursor.Take(1UL << (int)MyanmarCategory.Punctuation))
        {
            cursor.Take(1UL << (int)MyanmarCategory.Modifier);
        }

        return Math.Max(start + 1, cursor.At);
    }

    private static bool IsJoiner(ReadOnlySpan<byte> categories, int at) => categories[at] == (byte)MyanmarCategory.Joiner;

    // Nga (or Ra, or Mon nga), asat, halant: written over what follows.
    private static bool TakeKinzi(ref CategoryCursor cursor)
    {
        if (cursor.Is(Ra) && cursor.Is(Asat, 1) && cursor.Is(Halant, 2))
        {
            cursor.At += 3;
            return true;
        }

        return false;
    }

    private static void TakeTail(ref CategoryCursor cursor)
    {
        while (cursor.Is(Halant) && cursor.Is(Letter | Vowel, 1))
        {
            cursor.At += 2;
            cursor.Take(Selector);
        }

        if (cursor.Take(Halant))
        {
            return;
        }

        cursor.TakeAll(Asat);
        TakeMedials(ref cursor);
        while (cursor.Take(1UL << (int)MyanmarCategory.PreVowel))
        {
            cursor.Take(Selector);
        }

        cursor.TakeAll(Above);
        cursor.TakeAll(Below);
        cursor.TakeAll(Anusvara);
        TakeDot(ref cursor);
        while (cursor.Take(1UL << (int)MyanmarCategory.PostVowel))
        {
            cursor.Take(MedialHa);
            cursor.Take(MedialLa);
            cursor.TakeAll(Asat);
            cursor.TakeAll(Above);
            cursor.TakeAll(Anusvara);
            TakeDot(ref cursor);
        }

        while (TakeTone(ref cursor) || cursor.Take(1UL << (int)MyanmarCategory.Modifier))
        {
        }

        cursor.Take(1UL << (int)MyanmarCategory.Joiner);
    }

    private static bool TakeTone(ref CategoryCursor cursor)
    {
        if (!cursor.Take(1UL << (int)MyanmarCategory.PwoTone))
        {
            return false;
        }

        cursor.TakeAll(Anusvara);
        cursor.Take(DotBelow);
        cursor.Take(Asat);
        return true;
    }

    private static void TakeDot(ref CategoryCursor cursor)
    {
        if (cursor.Take(DotBelow))
        {
            cursor.Take(Asat);
        }
    }

    private static void TakeMedials(ref CategoryCursor cursor)
    {
        cursor.Take(1UL << (int)MyanmarCategory.MedialYa);
        cursor.Take(Asat);
        cursor.Take(1UL << (int)MyanmarCategory.MedialRa);
        var before = cursor.At;
        cursor.Take(1UL << (int)MyanmarCategory.MedialWa);
        cursor.Take(MedialHa);
        cursor.Take(MedialLa);
        if (cursor.At > before)
        {
            cursor.Take(Asat);
        }
    }
}
