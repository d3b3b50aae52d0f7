namespace OgService.Unicode;

/// <summary>Canonical (de)composition a pair at a time, for shaping, which may stop halfway where a font has what stands there.</summary>
public static class CanonicalPairs
{
    /// <summary>The character a pair is canonically equal to; exclusions of composition are left out, as in form C.</summary>
    public static bool TryCompose(int first, int second, out int composed)
    {
        composed = Hangul.Compose(first, second);
        if (composed == 0)
        {
            var place = NormalizationTable.Pairs.BinarySearch(((ulong)first << 32) | (uint)second);
            composed = place < 0 ? 0 : NormalizationTable.Composites[place];
        }

        return composed != 0;
    }

    /// <summary>The pair a character is canonically equal to.</summary>
    /// <param name="first">May decompose further.</param>
    /// <param name="second">0 where the character is equal to a single other one.</param>
    public static bool TryDecompose(int codePoint, out int first, out int second)
    {
        (first, second) = (codePoint, 0);
        if (Hangul.IsSyllable(codePoint))
        {
            var (leading, vowel, trailing) = Hangul.Decompose(codePoint);
            (first, second) = trailing == 0 ? (leading, vowel) : (Hangul.Compose(leading, vowel), trailing);
            return true;
        }

        int offset = NormalizationTable.Decomposition(codePoint);
        if (offset == 0)
        {
            return false;
        }

        var units = NormalizationTable.Units.Slice(offset + 1, NormalizationTable.Units[offset]);
        Span<int> parts = stackalloc int[8];
        var count = 0;
        for (var index = 0; index < units.Length; index++)
        {
            int unit = units[index];
            parts[count++] = char.IsHighSurrogate((char)unit) ? char.ConvertToUtf32((char)unit, (char)units[++index]) : unit;
        }

        // The table holds full decompositions: all but the last part are put together again.
        first = parts[0];
        for (var index = 1; index + 1 < count; index++)
        {
            if (!TryCompose(first, parts[index], out first))
            {
                // Shin with dagesh, which itself is never composed, is the one such prefix that fonts have.
                first = codePoint is 0xFB2C or 0xFB2D ? 0xFB49 : codePoint;
                second = parts[count - 1];
                return first != codePoint;
            }
        }

        second = count > 1 ? parts[count - 1] : 0;
        if (count > 1 && TryCompose(first, second, out var whole) && whole != codePoint)
        {
            // A character equal to a composed one, as the Ångström sign is: not a pair but that one.
            (first, second) = (whole, 0);
        }

        return true;
    }
}
