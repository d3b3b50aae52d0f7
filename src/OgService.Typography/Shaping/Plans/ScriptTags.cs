using OgService.Typography.OpenType;
using OgService.Unicode;

namespace OgService.Typography.Shaping.Plans;

/// <summary>From Unicode's scripts to OpenType's tags ("Script tags" of the OpenType registry).</summary>
internal static class ScriptTags
{
    /// <summary>The script's first tag; none for characters that belong to no script.</summary>
    public static Tag Of(Script script) => Tag.Of(script switch
    {
        Script.Latin => "latn",
        Script.Greek => "grek",
        Script.Cyrillic => "cyrl",
        Script.Armenian => "armn",
        Script.Georgian => "geor",
        Script.Hebrew => "hebr",
        Script.Arabic => "arab",
        Script.Syriac => "syrc",
        Script.Thaana => "thaa",
        Script.Nko => "nko ",
        Script.Mandaic => "mand",
        Script.Mongolian => "mong",
        Script.Adlam => "adlm",
        Script.HanifiRohingya => "rohg",
        Script.Devanagari => "deva",
        Script.Bengali => "beng",
        Script.Gurmukhi => "guru",
        Script.Gujarati => "gujr",
        Script.Oriya => "orya",
        Script.Tamil => "taml",
        Script.Telugu => "telu",
        Script.Kannada => "knda",
        Script.Malayalam => "mlym",
        Script.Sinhala => "sinh",
        Script.Thai => "thai",
        Script.Lao => "lao ",
        Script.Tibetan => "tibt",
        Script.Myanmar => "mymr",
        Script.Khmer => "khmr",
        Script.Ethiopic => "ethi",
        Script.Cherokee => "cher",
        Script.CanadianAboriginal => "cans",
        Script.Hangul => "hang",
        Script.Hiragana or Script.Katakana => "kana",
        Script.Bopomofo => "bopo",
        Script.Han => "hani",
        Script.Runic => "runr",
        Script.Ogham => "ogam",
        Script.Coptic => "copt",
        Script.Gothic => "goth",
        Script.Braille => "brai",
        Script.Yi => "yi  ",
        Script.Tifinagh => "tfng",
        Script.Balinese => "bali",
        Script.Javanese => "java",
        _ => "",
    });

    /// <summary>The tags to look for, newest first: Indic scripts have got second and third ones.</summary>
    public static Tag[] Candidates(Tag script)
    {
        var newer = script.ToString() switch
        {
            "deva" => "dev2",
            "beng" => "bng2",
            "guru" => "gur2",
            "gujr" => "gjr2",
            "orya" => "ory2",
            "taml" => "tml2",
            "telu" => "tel2",
            "knda" => "knd2",
            "mlym" => "mlm2",
            "mymr" => "mym2",
            _ => null,
        };
        return script == default ? [] : newer is null ? [script] : [Tag.Of(string.Concat(newer.AsSpan(0, 3), "3")), Tag.Of(newer), script];
    }

    /// <summary>Whether its letters take forms by their neighbours as Arabic's do.</summary>
    public static bool Joins(Tag script) => script.ToString() is "arab" or "syrc" or "nko " or "mand" or "mong" or "adlm" or "rohg";
}
