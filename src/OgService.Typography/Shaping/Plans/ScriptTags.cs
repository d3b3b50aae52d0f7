using System.Text;
using OgService.Typography.OpenType;
using OgService.Unicode;

namespace OgService.Typography.Shaping.Plans;

/// <summary>From Unicode's scripts to OpenType's tags ("Script tags" of the OpenType registry).</summary>
internal static class ScriptTags
{
    /// <summary>The script's first tag; none for characters that belong to no script.</summary>
    public static Tag Of(Script script) => script switch
    {
        Script.Common or Script.Inherited or Script.Unknown => default,
        Script.Hiragana or Script.Katakana => Tag.Of("kana"),
        Script.Lao => Tag.Of("lao "),
        Script.Yi => Tag.Of("yi  "),
        Script.Nko => Tag.Of("nko "),
        Script.Vai => Tag.Of("vai "),
        _ => Tag.Of(Encoding.ASCII.GetString(ScriptCodes.IsoCode(script)).ToLowerInvariant()),
    };

    /// <summary>The tags to look for, newest first: Indic scripts have got second and third ones.</summary>
    public static Tag[] Candidates(Script script)
    {
        var newer = script switch
        {
            Script.Devanagari => "dev2",
            Script.Bengali => "bng2",
            Script.Gurmukhi => "gur2",
            Script.Gujarati => "gjr2",
            Script.Oriya => "ory2",
            Script.Tamil => "tml2",
            Script.Telugu => "tel2",
            Script.Kannada => "knd2",
            Script.Malayalam => "mlm2",
            Script.Myanmar => "mym2",
            _ => null,
        };
        var first = Of(script);
        return first == default ? []
            : newer is null ? [first]
            : script == Script.Myanmar ? [Tag.Of(newer), first]
            : [Tag.Of(string.Concat(newer.AsSpan(0, 3), "3")), Tag.Of(newer), first];
    }
}
