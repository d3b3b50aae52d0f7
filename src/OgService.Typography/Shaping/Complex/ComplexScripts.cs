using OgService.Typography.OpenType;
using OgService.Typography.Shaping.Complex.Indic;
using OgService.Typography.Shaping.Complex.Khmer;
using OgService.Typography.Shaping.Complex.Myanmar;
using OgService.Typography.Shaping.Complex.Universal;
using OgService.Typography.Shaping.Scripts;
using OgService.Unicode;

namespace OgService.Typography.Shaping.Complex;

/// <summary>Which scripts are shaped by syllables, and by whom.</summary>
internal static class ComplexScripts
{
    /// <summary>The shaper; null for scripts that are not shaped by syllables.</summary>
    /// <param name="chosen">The script tag of the font that was found; a font made for a default script, or for Latin, orders its glyphs itself.</param>
    public static ScriptShaper? Find(Script script, Tag chosen)
    {
        if (script == Script.Khmer)
        {
            return KhmerShaper.Instance;
        }

        return chosen.ToString() is "DFLT" or "dflt" or "latn" ? null : script switch
        {
            Script.Devanagari or Script.Bengali or Script.Gurmukhi or Script.Gujarati or Script.Oriya or Script.Tamil or Script.Telugu
                or Script.Kannada or Script.Malayalam
                // Fonts of the third generation are made for the universal engine.
                => chosen.ToString().EndsWith('3') ? UniversalShaper.Instance : IndicShaper.Instance,
            // Before the second generation there was no agreement on Myanmar; such fonts do without the shaper.
            Script.Myanmar => chosen == Tag.Of("mymr") ? null : MyanmarShaper.Instance,
            _ => IsUniversal(script) ? UniversalShaper.Instance : null,
        };
    }

    private static bool IsUniversal(Script script) => script
        is Script.Sinhala or Script.Tibetan or Script.Buhid or Script.Hanunoo or Script.Tagalog or Script.Tagbanwa or Script.Limbu
        or Script.TaiLe or Script.Buginese or Script.Kharoshthi or Script.SylotiNagri or Script.Tifinagh or Script.Balinese or Script.Cham
        or Script.KayahLi or Script.Lepcha or Script.Rejang or Script.Saurashtra or Script.Sundanese or Script.Javanese or Script.Kaithi
        or Script.MeeteiMayek or Script.TaiTham or Script.TaiViet or Script.Batak or Script.Brahmi or Script.Chakma or Script.Miao
        or Script.Sharada or Script.Takri or Script.Duployan or Script.Grantha or Script.Khojki or Script.Khudawadi or Script.Mahajani
        or Script.Modi or Script.PahawhHmong or Script.Siddham or Script.Tirhuta or Script.Ahom or Script.Multani or Script.Bhaiksuki
        or Script.Marchen or Script.Newa or Script.MasaramGondi or Script.Soyombo or Script.ZanabazarSquare or Script.Dogra
        or Script.GunjalaGondi or Script.Makasar or Script.Nandinagari or Script.NyiakengPuachueHmong or Script.Wancho
        or Script.DivesAkuru or Script.Toto or Script.Tangsa or Script.Kawi or Script.NagMundari or Script.GurungKhema
        or Script.KiratRai or Script.TuluTigalari or Script.Sunuwar or Script.TolongSiki
        or Script.Nko or Script.Mandaic or Script.Mongolian or Script.PhagsPa or Script.Adlam or Script.HanifiRohingya or Script.Manichaean
        or Script.PsalterPahlavi or Script.Sogdian or Script.OldSogdian or Script.Chorasmian or Script.OldUyghur or Script.Elymaic or Script.Yezidi
        or Script.Medefaidrin or Script.KhitanSmallScript or Script.CyproMinoan or Script.Vithkuqi or Script.Garay or Script.OlOnal or Script.Todhri;
}
