namespace OgService.Typography.Shaping.Complex.Khmer;

/// <summary>Finds the end of the Khmer syllable that starts at a place, and its kind.</summary>
internal static class KhmerSyllables
{
    public const int None = 1;
    public const int Consonant = 2;

    private const ulong Letter = KhmerSets.Consonant | KhmerSets.Ra | KhmerSets.Vowel;

    public static int End(ReadOnlySpan<byte> categories, int start, out int kind)
    {
        var cursor = new CategoryCursor(categories, start);
        kind = Consonant;
        if (!TakeConsonant(ref cursor) && !cursor.Take(KhmerSets.Placeholder | KhmerSets.DottedCircle))
        {
            kind = Syllables.Broken;
        }

        TakeRest(ref cursor);
        if (cursor.At > start)
        {
            return cursor.At;
        }

        kind = None;
        return start + 1;
    }

    private static bool TakeConsonant(ref CategoryCursor cursor)
    {
        if (!cursor.Take(Letter))
        {
            return false;
        }

        cursor.TakeWithPrefix(KhmerSets.Joiners, KhmerSets.Robatic);
        return true;
    }

    private static void TakeRest(ref CategoryCursor cursor)
    {
        cursor.Take(KhmerSets.Robatic);
        while (cursor.Is(KhmerSets.Coeng) && cursor.Is(Letter, 1))
        {
            cursor.At++;
            TakeConsonant(ref cursor);
        }

        if (cursor.Take(KhmerSets.Coeng))
        {
            return;
        }

        TakeInnerSigns(ref cursor);
        cursor.Take(KhmerSets.PreVowel);
        TakeInnerSigns(ref cursor);
        cursor.Take(KhmerSets.BelowVowel);
        TakeInnerSigns(ref cursor);
        cursor.TakeWithPrefix(KhmerSets.Joiners, KhmerSets.AboveVowel);
        TakeInnerSigns(ref cursor);
        cursor.Take(KhmerSets.PostVowel);
        TakeInnerSigns(ref cursor);
        if (cursor.Is(KhmerSets.Coeng) && cursor.Is(Letter, 1))
        {
            cursor.At += 2;
        }

        cursor.TakeAll(KhmerSets.OuterSign);
    }

    private static void TakeInnerSigns(ref CategoryCursor cursor)
    {
        while (true)
        {
            var before = cursor.At;
            cursor.TakeAll(KhmerSets.Joiners);
            if (!cursor.Take(KhmerSets.InnerSign))
            {
                cursor.At = before;
                return;
            }
        }
    }
}
