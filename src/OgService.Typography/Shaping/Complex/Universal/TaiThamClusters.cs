namespace OgService.Typography.Shaping.Complex.Universal;

/// <summary>Finds where a cluster of Tai Tham ends: a base with whatever marks and stacked letters follow.</summary>
/// <remarks>
/// The engine's own grammar gives each kind of sign one place in a cluster. Tai Tham does not keep to it: final letters are stacked behind vowels and tones,
/// vowels written below are typed before those above, two syllables share a base (Unicode 17.0, 16.7, "Tai Tham"). So no order of signs is wrong, and no sign
/// behind a letter needs a dotted circle.
/// </remarks>
internal static class TaiThamClusters
{
    public static int End(ReadOnlySpan<byte> categories, int start, out int kind)
    {
        var cursor = new CategoryCursor(categories, start);
        kind = UniversalClusters.Standard;
        if (!cursor.Take(UniversalSets.Base | UniversalSets.OtherBase))
        {
            return UniversalClusters.End(categories, start, out kind);
        }

        TakeStacked(ref cursor);
        while (cursor.Take(UniversalSets.ConsonantModifiers))
        {
            TakeStacked(ref cursor);
        }

        // The one sign that does belong to the letter alone: it is never typed behind a vowel.
        cursor.Take(UniversalSets.Of(UniversalCategory.MedialAbove));
        TakeStacked(ref cursor);
        while (cursor.Take(UniversalSets.Signs & ~UniversalSets.Of(UniversalCategory.MedialAbove)))
        {
            TakeStacked(ref cursor);
        }

        return cursor.At;
    }

    private static void TakeStacked(ref CategoryCursor cursor)
    {
        while (cursor.Is(UniversalSets.Sakot) && cursor.Is(UniversalSets.Base, 1))
        {
            cursor.At += 2;
        }
    }
}
