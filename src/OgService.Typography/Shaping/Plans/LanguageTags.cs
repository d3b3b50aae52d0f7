using OgService.Typography.OpenType;

namespace OgService.Typography.Shaping.Plans;

/// <summary>From BCP 47 to OpenType's language tags ("Language system tags" of the OpenType registry).</summary>
internal static class LanguageTags
{
    /// <summary>The tags to look for, best first; none for a language we do not know.</summary>
    public static Tag[] Of(string? language)
    {
        if (string.IsNullOrEmpty(language))
        {
            return [];
        }

        var parts = language.ToLowerInvariant().Split('-', '_');
        if (parts[0] == "zh")
        {
            return parts.Contains("hk") || parts.Contains("mo") ? [Tag.Of("ZHH"), Tag.Of("ZHT")]
                : parts.Contains("tw") || parts.Contains("hant") ? [Tag.Of("ZHT")]
                : [Tag.Of("ZHS")];
        }

        if (parts[0] == "mo" || (parts[0] == "ro" && parts.Contains("md")))
        {
            return [Tag.Of("MOL"), Tag.Of("ROM")];
        }

        if (parts[0] == "dv")
        {
            return [Tag.Of("DIV"), Tag.Of("DHV")];
        }

        if (parts[0] == "ml")
        {
            // Traditional writing first: it is what fonts for both call Malayalam.
            return [Tag.Of("MAL"), Tag.Of("MLR")];
        }

        var name = Name(parts[0]);
        return name is not null ? [Tag.Of(name)] : parts[0].Length == 3 ? [Tag.Of(parts[0].ToUpperInvariant())] : [];
    }

    private static string? Name(string language) => language switch
    {
        "af" => "AFK",
        "am" => "AMH",
        "ar" => "ARA",
        "az" => "AZE",
        "ba" => "BSH",
        "be" => "BEL",
        "bg" => "BGR",
        "bn" => "BEN",
        "br" => "BRE",
        "bs" => "BOS",
        "ca" => "CAT",
        "crh" => "CRT",
        "cs" => "CSY",
        "cv" => "CHU",
        "cy" => "WEL",
        "da" => "DAN",
        "de" => "DEU",
        "el" => "ELL",
        "en" => "ENG",
        "eo" => "NTO",
        "es" => "ESP",
        "et" => "ETI",
        "eu" => "EUQ",
        "fa" => "FAR",
        "fi" => "FIN",
        "fo" => "FOS",
        "fr" => "FRA",
        "fy" => "FRI",
        "ga" => "IRI",
        "gd" => "GAE",
        "gl" => "GAL",
        "gu" => "GUJ",
        "ha" => "HAU",
        "he" or "iw" => "IWR",
        "hi" => "HIN",
        "hr" => "HRV",
        "hu" => "HUN",
        "hy" => "HYE",
        "id" or "in" => "IND",
        "is" => "ISL",
        "it" => "ITA",
        "ja" => "JAN",
        "ka" => "KAT",
        "kk" => "KAZ",
        "km" => "KHM",
        "kn" => "KAN",
        "ko" => "KOR",
        "ku" => "KUR",
        "ky" => "KIR",
        "la" => "LAT",
        "lb" => "LTZ",
        "lo" => "LAO",
        "lt" => "LTH",
        "lv" => "LVI",
        "mk" => "MKD",
        "mn" => "MNG",
        "mr" => "MAR",
        "ms" => "MLY",
        "mt" => "MTS",
        "my" => "BRM",
        "nb" or "no" => "NOR",
        "nn" => "NYN",
        "ne" => "NEP",
        "nl" => "NLD",
        "or" => "ORI",
        "pa" => "PAN",
        "pl" => "PLK",
        "ps" => "PAS",
        "pt" => "PTG",
        "rm" => "RMS",
        "ro" => "ROM",
        "ru" => "RUS",
        "sa" => "SAN",
        "sd" => "SND",
        "se" => "NSM",
        "si" => "SNH",
        "sk" => "SKY",
        "sl" => "SLV",
        "sq" => "SQI",
        "sr" => "SRB",
        "sv" => "SVE",
        "sw" => "SWK",
        "ta" => "TAM",
        "te" => "TEL",
        "th" => "THA",
        "tr" => "TRK",
        "tt" => "TAT",
        "uk" => "UKR",
        "ur" => "URD",
        "uz" => "UZB",
        "vi" => "VIT",
        "yi" => "JII",
        "yo" => "YBA",
        _ => null,
    };
}
