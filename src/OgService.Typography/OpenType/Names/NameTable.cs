using System.Text;

namespace OgService.Typography.OpenType.Names;

/// <summary>What a font calls itself (OpenType, <c>name</c>).</summary>
internal static class NameTable
{
    private const int Family = 1;
    private const int TypographicFamily = 16;
    private const int EnglishOfWindows = 0x409;
    private const int MaximumLength = 200;

    /// <summary>The name of the family that the font's weights and slants share, in English if there is one; null when the font has none.</summary>
    public static string? FindFamily(FontData table)
    {
        string? best = null;
        var bestRank = 0;
        var count = table.U16(2);
        for (var i = 0; i < count && table.Holds(6 + (i * 12), 12); i++)
        {
            var record = 6 + (i * 12);
            var rank = Rank(table.U16(record), table.U16(record + 4), table.U16(record + 6));
            if (rank > bestRank && Read(table, record) is { Length: > 0 } name)
            {
                (best, bestRank) = (name, rank);
            }
        }

        return best;
    }

    // The typographic family holds all weights; the older name only four of them.
    private static int Rank(int platform, int language, int name)
    {
        var kind = name switch { TypographicFamily => 10, Family => 1, _ => 0 };
        var voice = (platform, language) switch { (3, EnglishOfWindows) => 4, (3, _) => 3, (0, _) => 2, (1, 0) => 1, _ => 0 };
        return kind * voice;
    }

    private static string? Read(FontData table, int record)
    {
        var length = Math.Min(table.U16(record + 8), 2 * MaximumLength);
        var text = table.Slice((long)table.U16(4) + table.U16(record + 10), length);
        if (text.Length != length)
        {
            return null;
        }

        var name = (table.U16(record) == 1 ? Encoding.Latin1 : Encoding.BigEndianUnicode).GetString(text.Span);
        return name.Any(char.IsControl) ? null : name.Trim();
    }
}
