using System.Globalization;

namespace OgService.Previews.Coverage;

/// <summary>What may stand for a character that no font has: the same sign in another form, or how people typed it before.</summary>
internal static class Substitutes
{
    // Code points, each with what stands for it.
    private static readonly Dictionary<int, string> Table = Read(
        // Dashes and hyphens.
        "2010 - 2011 \u2010 2012 – 2013 - 2014 – 2015 — 2043 - 2212 – 2E17 - 2E3A —— 2E3B ——— 301C ～ FE58 — FE63 -",

        // Quotation marks, primes, apostrophes.
        "2018 ' 2019 ' 201A , 201B ‘ 201C \" 201D \" 201E \" 201F “ 2032 ' 2033 \" 2034 ''' 2035 ' 2039 < 203A > 02BB ‘ 02BC ’",
        "05F3 ' 05F4 \"",

        // Dots and other points.
        "2024 . 2025 .. 2026 ... 2027 · 2022 · 2219 · 22C5 · 30FB · 203C !! 203D ?! 2047 ?? 2048 ?! 2049 !? 22EF …",

        // Signs of calculation.
        "2044 / 2215 / 2216 \\ 2217 * 2223 | 2236 : 223C ~ 2260 != 2264 <= 2265 >= 2248 ~",

        // Arrows, as they are typed.
        "2190 <- 2192 -> 2194 <-> 21D0 <= 21D2 => 21D4 <=> 27F5 ← 27F6 → 27F7 ↔ 279C → 279D → 279E → 27A1 → 2794 → 2799 →",
        "2B05 ← 2B95 → 1F852 →",

        // Ligatures and signs that are several letters.
        "FB00 ff FB01 fi FB02 fl FB03 ffi FB04 ffl FB05 st FB06 st 0132 IJ 0133 ij 01C4 DŽ 01C5 Dž 01C6 dž 01C7 LJ 01C8 Lj",
        "01C9 lj 01CA NJ 01CB Nj 01CC nj 1E9E SS 2103 °C 2109 °F 2116 No. 2117 (P) 2120 SM 2122 TM 2126 Ω 212A K 212B Å",
        "2121 TEL 213B FAX",

        // Placeholders.
        "FFFD ?");

    /// <summary>Null when there is none; empty for what had better be left out.</summary>
    public static string? Find(int codePoint)
    {
        if (Table.TryGetValue(codePoint, out var found))
        {
            return found;
        }

        return codePoint switch
        {
            0xFFFC => "",                                                                   // a picture that is not there
            >= 0xFF01 and <= 0xFF5E => ((char)(codePoint - 0xFEE0)).ToString(),             // full width ASCII
            >= 0x2460 and <= 0x2473 => "(" + Number(codePoint - 0x245F) + ")",              // ① to ⑳
            >= 0x2776 and <= 0x277F => "(" + Number(codePoint - 0x2775) + ")",              // ❶ to ❿
            >= 0x2160 and <= 0x217F => Roman((codePoint - 0x2160) % 16, codePoint >= 0x2170),
            0x2070 or (>= 0x2074 and <= 0x2079) => Number(codePoint - 0x2070),              // superscripts
            >= 0x2080 and <= 0x2089 => Number(codePoint - 0x2080),                          // subscripts
            (>= 0xE000 and <= 0xF8FF) or >= 0xF0000 => "",                                  // private use: icons of somebody's font
            _ when (codePoint & 0xFFFE) == 0xFFFE || codePoint is >= 0xFDD0 and <= 0xFDEF => "",
            _ => null,
        };
    }

    private static Dictionary<int, string> Read(params ReadOnlySpan<string> lines)
    {
        var table = new Dictionary<int, string>();
        foreach (var line in lines)
        {
            var words = line.Split(' ');
            for (var index = 0; index + 1 < words.Length; index += 2)
            {
                table.Add(int.Parse(words[index], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), words[index + 1]);
            }
        }

        return table;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Roman(int index, bool small)
    {
        string[] numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "L", "C", "D", "M"];
        return small ? numerals[index].ToLowerInvariant() : numerals[index];
    }
}
