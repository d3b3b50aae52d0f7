using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace OgService.Unicode;

/// <summary>Names of characters (Unicode 17.0), for messages to people. Unpacked when first asked for: some 2 MB.</summary>
public static class CharacterNames
{
    private const string Resource = "OgService.Unicode.CharacterNames.Generated.zlib";
    private const int FirstHangul = 0xAC00;
    private const int LastHangul = 0xD7A3;

    private static readonly Lazy<NameTable> Table = new(NameTable.Read);

    // Jamo short names (Jamo.txt): initial, vowel, final.
    private static readonly string[] Initials = ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"];

    private static readonly string[] Vowels =
        ["A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"];

    private static readonly string[] Finals =
    [
        "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P",
        "H",
    ];

    /// <summary>The name, as in <c>LATIN SMALL LETTER A</c>; for what has none a label in angle brackets (The Unicode Standard, 4.8), as in
    /// <c>&lt;private-use-E000&gt;</c>. Never empty.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is no code point.</exception>
    public static string NameOf(int codePoint)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)codePoint, 0x10FFFFu, nameof(codePoint));
        if (codePoint is >= FirstHangul and <= LastHangul)
        {
            var index = codePoint - FirstHangul;
            return "HANGUL SYLLABLE " + Initials[index / (21 * 28)] + Vowels[index / 28 % 21] + Finals[index % 28];
        }

        return Table.Value.Find(codePoint) ?? string.Create(CultureInfo.InvariantCulture, $"<{LabelOf(codePoint)}-{codePoint:X4}>");
    }

    private static string LabelOf(int codePoint) => CodePointProperties.GeneralCategory(codePoint) switch
    {
        UnicodeCategory.Control => "control",
        UnicodeCategory.Surrogate => "surrogate",
        UnicodeCategory.PrivateUse => "private-use",
        _ => (codePoint & 0xFFFE) == 0xFFFE || codePoint is >= 0xFDD0 and <= 0xFDEF ? "noncharacter" : "reserved",
    };

    /// <summary>Names in one text, each found by the code point it starts at.</summary>
    private sealed class NameTable
    {
        private readonly byte[] text;
        private readonly List<(int First, int Last, int Start, int Length)> entries = [];

        private NameTable(byte[] text)
        {
            this.text = text;
            var next = 0;
            for (var start = 0; start < text.Length;)
            {
                var end = text.AsSpan(start).IndexOf((byte)'\n') is >= 0 and var found ? start + found : text.Length;
                var semicolon = text.AsSpan(start..end).IndexOf((byte)';');
                var last = next;
                if (semicolon >= 0)
                {
                    var place = Encoding.ASCII.GetString(text, start, semicolon).Split("..");
                    next = int.Parse(place[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                    last = int.Parse(place[^1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                    start += semicolon + 1;
                }

                entries.Add((next, last, start, end - start));
                next = last + 1;
                start = end + 1;
            }
        }

        public static NameTable Read()
        {
            using var packed = typeof(CharacterNames).Assembly.GetManifestResourceStream(Resource)!;
            using var unpacked = new MemoryStream();
            using (var reader = new ZLibStream(packed, CompressionMode.Decompress))
            {
                reader.CopyTo(unpacked);
            }

            return new NameTable(unpacked.ToArray());
        }

        public string? Find(int codePoint)
        {
            var (low, high) = (0, entries.Count - 1);
            while (low <= high)
            {
                var middle = (low + high) / 2;
                var (first, last, start, length) = entries[middle];
                if (codePoint < first)
                {
                    high = middle - 1;
                }
                else if (codePoint > last)
                {
                    low = middle + 1;
                }
                else
                {
                    var name = Encoding.ASCII.GetString(text, start, length);
                    return name.EndsWith('-') ? name + codePoint.ToString("X4", CultureInfo.InvariantCulture) : name;
                }
            }

            return null;
        }
    }
}
