using OgService.Typography.OpenType.Apple;

namespace OgService.Typography.Shaping.Apple;

/// <summary>From OpenType's feature tags to the settings of Apple's Font Feature Registry.</summary>
internal static class AppleFeatures
{
    public const int LetterCase = 3;
    public const int SmallCapitals = 3;
    public const int LowerCase = 37;
    public const int LowerCaseSmallCapitals = 1;
    private const int CharacterAlternatives = 17;
    private const int StylisticAlternatives = 35;

    /// <summary>What a feature with a value means to a font; false when the font does not offer it.</summary>
    public static bool TryFind(FeatTable table, string tag, int value, out (int Type, int Selector, bool IsExclusive) setting)
    {
        setting = default;
        if (tag == "aalt")
        {
            setting = (CharacterAlternatives, value, true);
            return table.Offers(CharacterAlternatives, out _);
        }

        if (Find(tag) is not { } known)
        {
            return false;
        }

        // Fonts older than the feature for lower case have small capitals under the one for both cases.
        var isOffered = table.Offers(known.Type, out var isExclusive)
            || (known is (LowerCase, LowerCaseSmallCapitals, _) && table.Offers(LetterCase, out isExclusive));
        setting = (known.Type, value != 0 ? known.On : known.Off, isExclusive);
        return isOffered;
    }

    private static (int Type, int On, int Off)? Find(string tag)
    {
        if (tag.Length == 4 && tag.StartsWith("ss", StringComparison.Ordinal)
            && int.TryParse(tag.AsSpan(2), System.Globalization.NumberStyles.None, null, out var number) && number is >= 1 and <= 20)
        {
            return (StylisticAlternatives, number * 2, (number * 2) + 1);
        }

        return tag switch
        {
            "afrc" => (11, 1, 0),
            "c2pc" => (38, 2, 0),
            "c2sc" => (38, 1, 0),
            "calt" => (36, 0, 1),
            "case" => (33, 0, 1),
            "clig" => (1, 18, 19),
            "cpsp" => (33, 2, 3),
            "cswh" => (36, 4, 5),
            "dlig" => (1, 4, 5),
            "expt" => (20, 10, 16),
            "frac" => (11, 2, 0),
            "fwid" => (22, 1, 7),
            "halt" => (22, 6, 7),
            "hist" => (40, 0, 1),
            "hkna" => (34, 0, 1),
            "hlig" => (1, 20, 21),
            "hngl" => (23, 1, 0),
            "hojo" => (20, 12, 16),
            "hwid" => (22, 2, 7),
            "ital" => (32, 2, 3),
            "jp04" => (20, 11, 16),
            "jp78" => (20, 2, 16),
            "jp83" => (20, 3, 16),
            "jp90" => (20, 4, 16),
            "liga" => (1, 2, 3),
            "lnum" => (21, 1, 2),
            "mgrk" => (15, 10, 11),
            "nlck" => (20, 13, 16),
            "onum" => (21, 0, 2),
            "ordn" => (10, 3, 0),
            "palt" => (22, 5, 7),
            "pcap" => (LowerCase, 2, 0),
            "pkna" => (22, 0, 7),
            "pnum" => (6, 1, 4),
            "pwid" => (22, 0, 7),
            "qwid" => (22, 4, 7),
            "rlig" => (1, 0, 1),
            "ruby" => (28, 2, 3),
            "sinf" => (10, 4, 0),
            "smcp" => (LowerCase, LowerCaseSmallCapitals, 0),
            "smpl" => (20, 1, 16),
            "subs" => (10, 2, 0),
            "sups" => (10, 1, 0),
            "swsh" => (36, 2, 3),
            "titl" => (19, 4, 0),
            "tnam" => (20, 14, 16),
            "tnum" => (6, 0, 4),
            "trad" => (20, 0, 16),
            "twid" => (22, 3, 7),
            "unic" => (LetterCase, 14, 15),
            "zero" => (14, 4, 5),
            _ => null,
        };
    }
}
