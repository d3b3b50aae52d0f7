using System.Runtime.InteropServices;
using static OgService.Unicode.SpellingSigns;

namespace OgService.Unicode;

/// <summary>Syllable boundaries of Thai that the spelling makes sure.</summary>
/// <remarks>
/// Thai writes some vowels before the consonant they follow, some not at all, and never says whether a consonant without a vowel ends a syllable
/// or begins one. Units (a consonant with its signs) with a vowel are syllables; the bare consonants between two of them are given to the one
/// before or the one after where the letters, the vowel or the possible onsets decide, and stay unparted where they do not:
/// การ|ตลาด, for การ ends in a sonorant and ตล is an onset; but มากราบ, which may be มาก|ราบ or มา|กราบ.
/// </remarks>
internal static class ThaiSyllables
{
    private const string NeverFinal = "ฉผฝฌหฮ";
    private const string Sonorants = "งญณนมยรลวฬ";

    public static void Add(ReadOnlySpan<char> run, Span<LineBreak> breaks)
    {
        if (run.Length < 2)
        {
            return;
        }

        var units = CollectionsMarshal.AsSpan(ThaiSpelling.Read(run));
        var vowel = -1;     // the unit whose syllable may still go on; -1 at a boundary
        var first = 0;      // the first bare unit after it
        var isSure = true;  // that it is a vowel: มาอเมริกา has no syllable มาอ
        for (var index = 0; index < units.Length; index++)
        {
            switch (units[index].Closure)
            {
                case Closure.Bare when vowel == index - 1 && IsOpen(units, vowel):
                    Part(units, index, breaks);
                    (vowel, first) = (-1, index);
                    break;
                case Closure.Bare:
                    break;
                case Closure.Silent or Closure.Sign:
                    (vowel, first) = (index, index + 1);
                    break;
                default:
                    first = vowel >= 0 && TakesFinal(units, vowel, index) ? PartAfterFinal(units, vowel, breaks) : first;
                    var boundary = first > vowel + 1 || vowel < 0 ? FromStart(units, first, index) : FromVowel(units, vowel, index);
                    boundary = isSure || vowel < index - 1 ? boundary : -1;
                    Part(units, boundary, breaks);
                    isSure = !(units[index].IsWeak && vowel >= 0 && boundary < 0);
                    (vowel, first) = (index, index + 1);
                    break;
            }
        }

        if (vowel >= 0 && units.Length - vowel > 3 && TakesFinal(units, vowel, units.Length))
        {
            PartAfterFinal(units, vowel, breaks); // ทั้ง|หมด
        }
    }

    private static void Part(ReadOnlySpan<SpellingUnit> units, int boundary, Span<LineBreak> breaks)
    {
        if (boundary > 0 && units[boundary].StartsWithLetter)
        {
            breaks[units[boundary].Start - 1] = LineBreak.Allowed;
        }
    }

    // The vowel has its final, the first bare unit, and there are more before the end; a stop and ร end a syllable together: จักร, บัตร.
    private static bool TakesFinal(ReadOnlySpan<SpellingUnit> units, int vowel, int end) =>
        units[vowel].Closure == Closure.Closing && end - vowel > 2
        && !(units[vowel + 2].Base == 'ร' && !Sonorants.Contains(units[vowel + 1].Base));

    private static int PartAfterFinal(ReadOnlySpan<SpellingUnit> units, int vowel, Span<LineBreak> breaks)
    {
        Part(units, vowel + 2, breaks);
        return vowel + 2;
    }

    private static bool IsOpen(ReadOnlySpan<SpellingUnit> units, int vowel) =>
        vowel >= 0 && (units[vowel].Closure is Closure.Open || (units[vowel].Closure == Closure.Sign && !IsAndSoOn(units, vowel)));

    // ฯลฯ
    private static bool IsAndSoOn(ReadOnlySpan<SpellingUnit> units, int sign) =>
        sign + 2 < units.Length && units[sign + 1].Base == 'ล' && units[sign + 2].Closure == Closure.Sign;

    /// <summary>The boundary between the bare units from <paramref name="first"/> and the vowel at <paramref name="index"/>, where a syllable begins at the former.</summary>
    private static int FromStart(ReadOnlySpan<SpellingUnit> units, int first, int index)
    {
        var count = index - first;
        if (count < 2)
        {
            return -1;
        }

        ref readonly var unit = ref units[index];
        var last = units[index - 1].Base;
        if (unit.Lead != 0)
        {
            return last is 'ส' or 'อ' ? -1 : index;
        }

        if (ThaiSpelling.IsCluster(last, unit.Base))
        {
            return count > 2 ? index - 1 : -1;
        }

        return NeverFinal.Contains(last) || MayLead(last, unit.Base) || EndsSilently(units, index) ? -1 : index;
    }

    /// <summary>The boundary between a vowel and the next one.</summary>
    private static int FromVowel(ReadOnlySpan<SpellingUnit> units, int vowel, int index)
    {
        ref readonly var before = ref units[vowel];
        ref readonly var unit = ref units[index];
        var count = index - vowel - 1;
        if (count == 0)
        {
            var joins = before.Closure is Closure.Closing || before.MayGoOn || (unit.IsWeak && before.Closure is Closure.Plain) || EndsSilently(units, index);
            return joins ? -1 : index;
        }

        var last = units[index - 1].Base;
        if (before.Closure == Closure.Closing)
        {
            return EndsSilently(units, index) || (count > 1 && unit.Lead == 0 && MayLead(last, unit.Base)) ? -1 : index;
        }

        if (unit.Lead != 0)
        {
            return last == 'อ' || (last == 'ส' && count > 1) || (count == 1 && NeverFinal.Contains(last)) ? -1 : index;
        }

        return count == 1 ? FromOneBare(units, vowel, index) : FromBares(units, vowel, index);
    }

    private static int FromOneBare(ReadOnlySpan<SpellingUnit> units, int vowel, int index)
    {
        ref readonly var before = ref units[vowel];
        var bare = units[index - 1].Base;
        var onset = units[index].Base;
        if (bare == 'อ')
        {
            return onset == 'ย' ? index - 1 : -1;
        }

        if (NeverFinal.Contains(bare))
        {
            return index - 1;
        }

        if (ThaiSpelling.IsCluster(bare, onset))
        {
            return (bare is 'ค' or 'ข' && before.Lead != 'โ') || (bare == 'ป' && (before.Signs & U) == 0) ? index - 1 : -1;
        }

        var begins = MayLead(bare, onset) || (bare, onset, units[index].Signs) is ('ม', 'น', U); // มนุษย์
        return begins || EndsSilently(units, index) ? -1 : index;
    }

    // Several bare units: where the last of them begins an onset, the one before ends what is before that.
    private static int FromBares(ReadOnlySpan<SpellingUnit> units, int vowel, int index)
    {
        var (bare, beforeBare, onset) = (units[index - 1].Base, units[index - 2].Base, units[index].Base);
        var begins = ThaiSpelling.IsCluster(bare, onset) || NeverFinal.Contains(bare)
            || (index - vowel == 3 && !Sonorants.Contains(bare) && MayLead(bare, onset) && (beforeBare, bare) != ('ร', 'ถ'));
        var isSure = begins && !NeverFinal.Contains(beforeBare) && beforeBare != 'อ'
            && (beforeBare, bare) != ('ย', 'ก'); // นายกรัฐมนตรี
        return isSure ? index - 1 : -1;
    }

    /// <summary>Whether a consonant may begin a syllable of its own, with an unwritten a, before another one: สบาย, ทหาร, พยาบาล.</summary>
    private static bool MayLead(char bare, char onset) => bare switch
    {
        'ส' or 'อ' => true,
        'ม' or 'ท' when onset == 'ห' => true,
        'ป' => onset is 'ฏ' or 'ฐ' or 'ร' or 'ล',
        'ก' or 'บ' => onset is 'ร' or 'ล' or 'ว' or 'ษ',
        'พ' => onset is 'น' or 'ย' or 'ร' or 'ล' or 'ว',
        'ข' or 'ถ' or 'ช' or 'ท' or 'ธ' or 'ค' => Sonorants.Contains(onset),
        'ต' or 'จ' or 'ศ' or 'ภ' => onset is 'ร' or 'ล' or 'ว' || (bare == 'จ' && onset == 'ม'),
        _ => false,
    };

    // ชาติ, เหตุ, ภูมิ, เกียรติ, กษัตริย์: a vowel that Pali has and Thai does not speak.
    private static bool EndsSilently(ReadOnlySpan<SpellingUnit> units, int index)
    {
        ref readonly var unit = ref units[index];
        var isShort = unit.Lead == 0 && unit.Signs is I or U;
        if (isShort && unit.Base == 'ร' && index + 1 < units.Length && units[index + 1] is { Closure: Closure.Silent, Base: 'ย' })
        {
            return true;
        }

        return isShort
            && (unit.Base is 'ต' or 'ด' or 'ธ' || (unit.Base == 'ม' && index > 0 && units[index - 1].Base == 'ภ'))
            && !(index + 1 < units.Length && units[index + 1].Closure == Closure.Bare);
    }
}
