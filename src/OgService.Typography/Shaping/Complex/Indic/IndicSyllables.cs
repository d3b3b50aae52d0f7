namespace OgService.Typography.Shaping.Complex.Indic;

/// <summary>Finds the end of the syllable that starts at a place, and its kind: the longest of those the script specifications describe.</summary>
internal static class IndicSyllables
{
    public const int None = 1;
    public const int Consonant = 2;
    public const int Vowel = 3;
    public const int Standalone = 4;
    public const int Symbol = 5;

    public static int End(ReadOnlySpan<byte> categories, int start, out int kind)
    {
        var best = start;
        kind = None;
        Consider(ConsonantSyllable(categories, start), Consonant, ref best, ref kind);
        Consider(VowelSyllable(categories, start), Vowel, ref best, ref kind);
        Consider(StandaloneCluster(categories, start), Standalone, ref best, ref kind);
        Consider(SymbolCluster(categories, start), Symbol, ref best, ref kind);
        Consider(BrokenCluster(categories, start), Syllables.Broken, ref best, ref kind);
        return best == start ? start + 1 : best;
    }

    private static void Consider(int end, int kind, ref int best, ref int bestKind)
    {
        if (end > best)
        {
            (best, bestKind) = (end, kind);
        }
    }

    private static int ConsonantSyllable(ReadOnlySpan<byte> categories, int start)
    {
        var cursor = new CategoryCursor(categories, start);
        cursor.Take(IndicSets.Repha | IndicSets.Stacker);
        if (!TakeConsonant(ref cursor))
        {
            return start;
        }

        TakeTail(ref cursor);
        return cursor.At;
    }

    private static int VowelSyllable(ReadOnlySpan<byte> categories, int start)
    {
        var cursor = new CategoryCursor(categories, start);
        TakeReph(ref cursor);
        if (!cursor.Take(IndicSets.Vowel))
        {
            return start;
        }

        TakeNukta(ref cursor);
        var joined = cursor.At + (cursor.Is(IndicSets.Joiner) ? 1 : 0);
        TakeTail(ref cursor);
        return Math.Max(cursor.At, joined);
    }

    private static int StandaloneCluster(ReadOnlySpan<byte> categories, int start)
    {
        var cursor = new CategoryCursor(categories, start);
        cursor.Take(IndicSets.Repha | IndicSets.Stacker);
        if (!cursor.Take(IndicSets.Placeholder))
        {
            cursor.At = start;
            TakeReph(ref cursor);
            if (!cursor.Take(IndicSets.DottedCircle))
            {
                return start;
            }
        }

        TakeNukta(ref cursor);
        TakeTail(ref cursor);
        return cursor.At;
    }

    private static int SymbolCluster(ReadOnlySpan<byte> categories, int start)
    {
        var cursor = new CategoryCursor(categories, start);
        if (!cursor.Take(IndicSets.Symbol))
        {
            return start;
        }

        cursor.Take(IndicSets.Nukta);
        TakeModifiers(ref cursor);
        return cursor.At;
    }

    private static int BrokenCluster(ReadOnlySpan<byte> categories, int start)
    {
        var cursor = new CategoryCursor(categories, start);
        TakeReph(ref cursor);
        TakeNukta(ref cursor);
        TakeTail(ref cursor);
        return cursor.At;
    }

    private static void TakeReph(ref CategoryCursor cursor)
    {
        if (!cursor.Take(IndicSets.Repha) && cursor.Is(IndicSets.Ra) && cursor.Is(IndicSets.Halant, 1))
        {
            cursor.At += 2;
        }
    }

    private static bool TakeConsonant(ref CategoryCursor cursor)
    {
        if (!cursor.Take(IndicSets.Letter))
        {
            return false;
        }

        cursor.Take(IndicSets.Joiner);
        TakeNukta(ref cursor);
        return true;
    }

    private static void TakeNukta(ref CategoryCursor cursor)
    {
        cursor.TakeWithPrefix(IndicSets.NonJoiner, IndicSets.Shifter);
        if (cursor.Take(IndicSets.Nukta))
        {
            cursor.Take(IndicSets.Nukta);
        }
    }

    private static void TakeTail(ref CategoryCursor cursor)
    {
        while (TakeHalantAndConsonant(ref cursor))
        {
        }

        cursor.Take(IndicSets.Medial);
        if (TakeHalant(ref cursor))
        {
            if (!cursor.Is(IndicSets.Joiner))
            {
                cursor.Take(IndicSets.NonJoiner);
            }
        }
        else
        {
            while (TakeMatra(ref cursor))
            {
            }
        }

        TakeModifiers(ref cursor);
    }

    private static bool TakeHalantAndConsonant(ref CategoryCursor cursor)
    {
        var before = cursor.At;
        if (TakeHalant(ref cursor) && TakeConsonant(ref cursor))
        {
            return true;
        }

        cursor.At = before;
        return false;
    }

    private static bool TakeHalant(ref CategoryCursor cursor)
    {
        if (!cursor.TakeWithPrefix(IndicSets.Joiners, IndicSets.Halant))
        {
            return false;
        }

        if (cursor.Take(IndicSets.Joiner))
        {
            cursor.Take(IndicSets.Nukta);
        }

        return true;
    }

    private static bool TakeMatra(ref CategoryCursor cursor)
    {
        var before = cursor.At;
        cursor.TakeAll(IndicSets.Joiners);
        if (!cursor.Take(IndicSets.Matra) && !cursor.TakeWithPrefix(IndicSets.Modifier, IndicSets.PostMatra))
        {
            cursor.At = before;
            return false;
        }

        cursor.Take(IndicSets.Nukta);
        cursor.Take(IndicSets.Halant);
        return true;
    }

    private static void TakeModifiers(ref CategoryCursor cursor)
    {
        if (cursor.TakeWithPrefix(IndicSets.Joiners, IndicSets.Modifier))
        {
            cursor.Take(IndicSets.Modifier);
            cursor.Take(IndicSets.NonJoiner);
        }

        cursor.TakeAll(IndicSets.Accent);
    }
}
