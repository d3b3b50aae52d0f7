namespace OgService.Yaml;

/// <summary>The known word that an unknown one was probably meant to be.</summary>
public static class NearestWord
{
    private const int MaxLength = 64;

    /// <summary>The closest of <paramref name="known"/> by edit distance, or null when none is close.</summary>
    /// <remarks>Letters added, left out, changed or swapped with their neighbour count one each (Damerau and Levenshtein, the
    /// restricted form); case does not count. At most a third of the longer word may differ, at least one letter. Of equally
    /// close words the first wins. Words beyond 64 characters are near nothing.</remarks>
    public static string? Find(string word, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(known);
        if (word.Length is 0 or > MaxLength)
        {
            return null;
        }

        string? nearest = null;
        var nearestDistance = int.MaxValue;
        foreach (var candidate in known)
        {
            if (candidate.Length is 0 or > MaxLength)
            {
                continue;
            }

            var allowed = Math.Max(1, Math.Max(word.Length, candidate.Length) / 3);
            if (Math.Abs(word.Length - candidate.Length) > allowed)
            {
                continue;
            }

            var distance = Distance(word, candidate);
            if (distance <= allowed && distance < nearestDistance && distance < Math.Max(word.Length, candidate.Length))
            {
                (nearest, nearestDistance) = (candidate, distance);
            }
        }

        return nearest;
    }

    private static int Distance(string a, string b)
    {
        Span<int> beforeLast = stackalloc int[MaxLength + 1];
        Span<int> last = stackalloc int[MaxLength + 1];
        Span<int> row = stackalloc int[MaxLength + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            last.CopyTo(beforeLast);
            row.CopyTo(last);
        }

        return last[b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
