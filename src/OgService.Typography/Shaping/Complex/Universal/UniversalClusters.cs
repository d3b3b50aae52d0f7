namespace OgService.Typography.Shaping.Complex.Universal;

/// <summary>Finds the end of the cluster that starts at a place, and its kind: the longest of those the engine's specification describes.</summary>
internal static class UniversalClusters
{
    public const int None = 1;
    public const int Standard = 2;
    public const int Stacked = 3;
    public const int Numeral = 4;
    public const int Symbol = 5;

    public static int End(ReadOnlySpan<byte> categories, int start, out int kind)
    {
        var best = start;
        kind = None;
        var head = new CategoryCursor(categories, start);
        head.Take(UniversalSets.Repha | UniversalSets.Stacker);
        if (head.Take(UniversalSets.Base | UniversalSets.OtherBase))
        {
            Consider(StackedEnd(categories, head.At), Stacked, ref best, ref kind);
            Consider(StandardEnd(categories, head.At), Standard, ref best, ref kind);
        }

        Consider(NumeralEnd(categories, start), Numeral, ref best, ref kind);
        var symbol = new CategoryCursor(categories, start);
        if (symbol.Take(UniversalSets.Of(UniversalCategory.Other)))
        {
            // Whatever is no letter may carry signs as a letter does.
            Consider(TailEnd(categories, symbol.At), Symbol, ref best, ref kind);
        }

        var broken = new CategoryCursor(categories, start);
        broken.Take(UniversalSets.Repha);
        Consider(TailEnd(categories, broken.At), Syllables.Broken, ref best, ref kind);
        Consider(NumberTailEnd(categories, broken.At), Syllables.Broken, ref best, ref kind);
        return best == start ? start + 1 : best;
    }

    private static void Consider(int end, int kind, ref int best, ref int bestKind)
    {
        if (end > best)
        {
            (best, bestKind) = (end, kind);
        }
    }

    private static int TailEnd(ReadOnlySpan<byte> categories, int at) =>
        Math.Max(StandardEnd(categories, at), Math.Max(StackedEnd(categories, at), SymbolEnd(categories, at)));

    private static int StackedEnd(ReadOnlySpan<byte> categories, int at)
    {
        var cursor = new CategoryCursor(categories, at);
        TakeConsonantModifiers(ref cursor);
        if (!cursor.Take(UniversalSets.InvisibleStacker))
        {
            return 0;
        }

        cursor.Take(UniversalSets.Of(UniversalCategory.NonJoiner));
        return cursor.At;
    }

    private static int StandardEnd(ReadOnlySpan<byte> categories, int at)
    {
        var cursor = new CategoryCursor(categories, at);
        TakeConsonantModifiers(ref cursor);
        cursor.Take(UniversalSets.Of(UniversalCategory.MedialPre));
        cursor.Take(UniversalSets.Of(UniversalCategory.MedialAbove));
        cursor.Take(UniversalSets.Of(UniversalCategory.MedialBelow));
        cursor.Take(UniversalSets.Of(UniversalCategory.MedialPost));
        if (!cursor.Take(UniversalSets.Halant))
        {
            cursor.TakeAll(UniversalSets.Of(UniversalCategory.VowelPre));
            cursor.TakeAll(UniversalSets.Of(UniversalCategory.VowelAbove));
            cursor.TakeAll(UniversalSets.Of(UniversalCategory.VowelBelow));
            cursor.TakeAll(UniversalSets.Of(UniversalCategory.VowelPost));
        }

        cursor.Take(UniversalSets.HalantOrModifier);
        cursor.TakeAll(UniversalSets.Of(UniversalCategory.ModifierPre));
        cursor.TakeAll(UniversalSets.Of(UniversalCategory.ModifierAbove));
        cursor.TakeAll(UniversalSets.Of(UniversalCategory.ModifierBelow));
        cursor.TakeAll(UniversalSets.Of(UniversalCategory.ModifierPost));
        while (cursor.Is(UniversalSets.Sakot) && cursor.Is(UniversalSets.Base, 1))
        {
            cursor.At += 2;
        }

        if (cursor.Take(UniversalSets.Sakot))
        {
            return cursor.At;
        }

        cursor.TakeAll(UniversalSets.Of(UniversalCategory.FinalAbove));
        cursor.TakeAll(UniversalSets.Of(UniversalCategory.FinalBelow));
        cursor.TakeAll(UniversalSets.Of(UniversalCategory.FinalPost));
        if (!cursor.Take(UniversalSets.Of(UniversalCategory.FinalModifierPost)))
        {
            cursor.TakeAll(UniversalSets.Of(UniversalCategory.FinalModifierAbove));
            cursor.TakeAll(UniversalSets.Of(UniversalCategory.FinalModifierBelow));
        }

        cursor.Take(UniversalSets.Of(UniversalCategory.NonJoiner));

        return cursor.At;
    }

    private static void TakeConsonantModifiers(ref CategoryCursor cursor)
    {
        do
        {
            cursor.TakeAll(UniversalSets.Of(UniversalCategory.ConsonantAbove));
            cursor.TakeAll(UniversalSets.Of(UniversalCategory.ConsonantBelow));
        }
        while (cursor.Take(UniversalSets.Subjoined) || TakeStacked(ref cursor));
    }

    private static bool TakeStacked(ref CategoryCursor cursor)
    {
        if (cursor.Is(UniversalSets.Stacking) && cursor.Is(UniversalSets.Base, 1))
        {
            cursor.At += 2;
            return true;
        }

        return false;
    }

    private static int NumeralEnd(ReadOnlySpan<byte> categories, int at)
    {
        var cursor = new CategoryCursor(categories, at);
        return cursor.Take(UniversalSets.Number) ? NumberTailEnd(categories, cursor.At) : at;
    }

    private static int NumberTailEnd(ReadOnlySpan<byte> categories, int at)
    {
        var cursor = new CategoryCursor(categories, at);
        while (cursor.Take(UniversalSets.HalantNumber) && cursor.Take(UniversalSets.Number))
        {
        }

        return cursor.At;
    }

    private static int SymbolEnd(ReadOnlySpan<byte> categories, int at)
    {
        var cursor = new CategoryCursor(categories, at);
        cursor.TakeAll(UniversalSets.Of(UniversalCategory.SymbolModifierAbove));
        cursor.TakeAll(UniversalSets.Of(UniversalCategory.SymbolModifierBelow));
        return cursor.At;
    }
}
