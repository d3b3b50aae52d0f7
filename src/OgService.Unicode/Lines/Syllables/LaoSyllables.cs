using System.Runtime.InteropServices;
using static OgService.Unicode.SpellingSigns;

namespace OgService.Unicode;

/// <summary>Syllable boundaries of Lao, whose modern spelling writes every vowel: a consonant without one is a final, or begins an onset of
/// two letters.</summary>
internal static class LaoSyllables
{
    private const char Wo = 'ວ';
    private const char O = 'ອ';
    private const char Nyo = 'ຽ';
    private const string Finals = "ກງຈດຕນບປມຍຢຣລວສ";

    public static void Add(ReadOnlySpan<char> run, Span<LineBreak> breaks)
    {
        if (run.Length < 2)
        {
            return;
        }

        var units = CollectionsMarshal.AsSpan(Read(run));
        var vowel = -1;
        for (var index = 0; index < units.Length; index++)
        {
            ref readonly var unit = ref units[index];
            if (unit.Closure == Closure.Bare)
            {
                if (vowel >= 0 && vowel == index - 1 && units[vowel].Closure is Closure.Open or Closure.Sign)
                {
                    breaks[unit.Start - 1] = LineBreak.Allowed;
                    vowel = -1;
                }

                continue;
            }

            if (unit.Closure is not (Closure.Silent or Closure.Sign) && Boundary(units, vowel, index) is > 0 and var boundary && units[boundary].StartsWithLetter)
            {
                breaks[units[boundary].Start - 1] = LineBreak.Allowed;
            }

            vowel = index;
        }
    }

    private static int Boundary(ReadOnlySpan<SpellingUnit> units, int vowel, int index)
    {
        ref readonly var unit = ref units[index];
        if (vowel < 0)
        {
            return unit.Lead != 0 && index > 1 && units[index - 2].Closure == Closure.Bare ? index : -1;
        }

        var count = index - vowel - 1;
        if (count == 0)
        {
            return units[vowel].Closure == Closure.Closing || (unit.IsWeak && units[vowel].Closure == Closure.Plain) ? -1 : index;
        }

        var last = units[index - 1].Base;
        if (unit.Lead != 0)
        {
            return Finals.Contains(last) ? index : -1;
        }

        // ຫນ, ກວ, ພຣ: the last consonant begins the onset, and is not this syllable's final.
        var begins = !Finals.Contains(last) || (count > 1 && IsCluster(last, unit.Base));
        if (begins)
        {
            return index - 1;
        }

        return count > 1 || (IsCluster(last, unit.Base) && units[vowel].Closure != Closure.Closing) ? -1 : index;
    }

    private static bool IsCluster(char first, char second) => second switch
    {
        Wo => first is 'ກ' or 'ຂ' or 'ຄ' or 'ສ' or 'ຫ' or 'ງ' or 'ຈ',
        'ຣ' or 'ລ' => first is 'ກ' or 'ຂ' or 'ຄ' or 'ປ' or 'ພ' or 'ຕ' or 'ບ' or 'ຫ',
        'ງ' or 'ຍ' or 'ນ' or 'ມ' => first == 'ຫ',
        _ => false,
    };

    private static List<SpellingUnit> Read(ReadOnlySpan<char> run)
    {
        var units = new List<SpellingUnit>(run.Length);
        for (var at = 0; at < run.Length;)
        {
            var unit = ReadUnit(run, ref at);
            if (units.Count == 0 || !TryJoin(units, unit, run[at..]))
            {
                units.Add(unit);
            }
        }

        return units;
    }

    private static SpellingUnit ReadUnit(ReadOnlySpan<char> run, ref int at)
    {
        var start = at;
        if (run[at] is 'ໆ' or 'ຯ')
        {
            at++;
            return new SpellingUnit(start, '\0', '\0', None, Closure.Sign);
        }

        var lead = IsLead(run[at]) ? run[at++] : '\0';
        var letter = at < run.Length && IsConsonant(run[at]) ? run[at++] : '\0';
        if (at == start)
        {
            at++;
        }

        var signs = None;
        for (; at < run.Length && SignOf(run[at]) is { } sign; at++)
        {
            signs |= sign;
        }

        return new SpellingUnit(start, lead, letter, signs, ClosureOf(lead, letter, signs));
    }

    private static SpellingSigns? SignOf(char unit) => unit switch
    {
        '\u0EB0' => A,
        '\u0EB1' => ShortA,
        '\u0EB2' => Aa,
        '\u0EB3' => Am,
        '\u0EB4' => I,
        '\u0EB5' => II,
        '\u0EB6' => Ue,
        '\u0EB7' => Uee,
        '\u0EB8' or '\u0EB9' => U,
        '\u0EBB' => Short,
        '\u0EBA' or '\u0ECD' or '\u0ECE' => OtherVowel,
        >= '\u0EC8' and <= '\u0ECB' => Tone,
        '\u0ECC' => Silencer,
        '\u0EBC' or '\u200C' or '\u200D' => None,
        _ => null,
    };

    private static Closure ClosureOf(char lead, char letter, SpellingSigns signs)
    {
        if ((signs & Silencer) != 0)
        {
            return Closure.Silent;
        }

        if ((signs & (A | Am)) != 0 || lead is 'ໃ' or 'ໄ' || (lead != 0 && (signs & Aa) != 0) || ((signs & OtherVowel) != 0 && lead == 0))
        {
            return Closure.Open;
        }

        if ((signs & (ShortA | Short)) != 0)
        {
            return Closure.Closing;
        }

        return (signs & Vowels) != 0 || lead != 0 || letter is Nyo or '\0' ? Closure.Plain
            : (signs & Tone) != 0 ? Closure.Closing
            : Closure.Bare;
    }

    // ◌ົວ, ◌ັວ, ເ◌ືອ, ◌ຽ, ◌ວ◌, ◌ອ: letters that are a vowel's second part; and ເຫລົ່າ, where the leading vowel stands before a whole onset.
    private static bool TryJoin(List<SpellingUnit> units, in SpellingUnit next, ReadOnlySpan<char> rest)
    {
        var last = units[^1];
        if (next.Lead != 0 || next.Closure == Closure.Silent || next.Base == 0)
        {
            return false;
        }

        var isLetterOnly = last.Lead == 0 && (last.Signs & ~Tone) == None && last.Base is not ('\0' or Nyo) && !last.IsWeak;
        Closure? closure = next.Base switch
        {
            _ when (next.Signs & ~A) != None => null,
            Wo when (last.Signs & (Short | ShortA)) != 0 && last.Closure == Closure.Closing => Closure.Open,
            Wo when isLetterOnly && next.Signs == None && FirstIsBareFinal(rest) => Closure.Closing,
            O when (last.Signs & Uee) != 0 => Closure.Plain,
            O when isLetterOnly && !(rest.Length > 0 && rest[0] == O) => Closure.Plain,
            Nyo when (last.Signs & ~(Tone | ShortA | Short)) == None && last.Base != 0 => Closure.Plain,
            _ => null,
        };
        if (closure is { } found)
        {
            units[^1] = last with
            {
                Closure = (next.Signs & A) != 0 ? Closure.Open : found,
                Signs = last.Signs | OtherVowel,
                IsWeak = last.Closure == Closure.Bare,
            };
            return true;
        }

        if (last is { Lead: not '\0', Signs: None, Base: not '\0' } && IsCluster(last.Base, next.Base) && (next.Signs != None || last.Lead is 'ໃ' or 'ໄ'))
        {
            var rejected = last.Lead is 'ໃ' or 'ໄ' ? next.Signs & ~Tone : last.Lead == 'ເ' ? next.Signs & (U | Am) : next.Signs & ~(Tone | A | ShortA);
            if (rejected == None)
            {
                units[^1] = last with { Base = next.Base, Signs = next.Signs, Closure = ClosureOf(last.Lead, next.Base, next.Signs) };
                return true;
            }
        }

        return false;
    }

    private static bool FirstIsBareFinal(ReadOnlySpan<char> rest) =>
        !rest.IsEmpty && Finals.Contains(rest[0]) && (rest.Length == 1 || (SignOf(rest[1]) is null && rest[1] is not (O or Nyo)));

    private static bool IsConsonant(char unit) => unit is (>= '\u0E81' and <= '\u0EAE') or (>= '\u0EDC' and <= '\u0EDF') or Nyo;

    private static bool IsLead(char unit) => unit is >= '\u0EC0' and <= '\u0EC4';
}
