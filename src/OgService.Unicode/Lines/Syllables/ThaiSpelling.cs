using static OgService.Unicode.SpellingSigns;

namespace OgService.Unicode;

/// <summary>Thai letters into units, vowels that are written with several letters put together (The Unicode Standard, 16.1).</summary>
internal static class ThaiSpelling
{
    private const char Yo = 'ย';
    private const char Wo = 'ว';
    private const char O = 'อ';

    // What comes before a consonant that ends in no sound of its own: an onset of two letters.
    private const string Clusters =
        "กร กล กว ขร ขล ขว คร คล คว ตร ตล ปร ปล ผล พร พล ทร สร ศร ซร จร บร บล ฟร ฟล หง หญ หน หม หย หร หล หว อย กฤ ทฤ พฤ ศฤ คฤ ตฤ ปฤ มฤ หฤ นฤ";

    public static List<SpellingUnit> Read(ReadOnlySpan<char> run)
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

    public static bool IsCluster(char first, char second) =>
        first != 0 && second != 0 && Clusters.AsSpan().IndexOf([first, second]) is >= 0 and var found && found % 3 == 0;

    public static bool IsConsonant(char unit) => unit is >= 'ก' and <= 'ฮ';

    public static bool IsLead(char unit) => unit is >= 'เ' and <= 'ไ';

    private static SpellingUnit ReadUnit(ReadOnlySpan<char> run, ref int at)
    {
        var start = at;
        if (run[at] is 'ๆ' or 'ฯ')
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

        var signs = ReadSigns(run, ref at);
        return new SpellingUnit(start, lead, letter, signs, ClosureOf(lead, letter, signs));
    }

    private static SpellingSigns ReadSigns(ReadOnlySpan<char> run, ref int at)
    {
        var signs = None;
        for (; at < run.Length; at++)
        {
            var sign = run[at] switch
            {
                'ะ' => A,
                'ั' => ShortA,
                'า' or 'ๅ' => Aa,
                'ำ' => Am,
                'ิ' => I,
                'ี' => II,
                'ึ' => Ue,
                'ื' => Uee,
                'ุ' or 'ู' => U,
                'ฺ' or 'ํ' or '๎' => OtherVowel,
                '็' => Short,
                >= '่' and <= '๋' => Tone,
                '์' => Silencer,
                '\u200C' or '\u200D' => None,
                _ => (SpellingSigns?)null,
            };
            if (sign is null)
            {
                break;
            }

            signs |= sign.Value;
        }

        return signs;
    }

    private static Closure ClosureOf(char lead, char letter, SpellingSigns signs)
    {
        if ((signs & Silencer) != 0)
        {
            return Closure.Silent;
        }

        if ((signs & (A | Am)) != 0 || lead is 'ใ' or 'ไ' || (lead == 'เ' && (signs & Aa) != 0))
        {
            return Closure.Open;
        }

        if ((signs & Short) != 0)
        {
            return lead == 0 && letter == 'ก' ? Closure.Open : Closure.Closing; // ก็
        }

        if ((signs & (ShortA | Ue | Uee)) != 0 || (lead == 'เ' && (signs & (I | II)) != 0))
        {
            return Closure.Closing;
        }

        if ((signs & Vowels) != 0 || lead != 0 || letter is 'ฤ' or 'ฦ' or '\0')
        {
            return Closure.Plain;
        }

        return (signs & Tone) != 0 ? Closure.Closing : Closure.Bare;
    }

    // Puts the second part of a vowel, or of an onset behind a leading vowel, together with the first.
    private static bool TryJoin(List<SpellingUnit> units, in SpellingUnit next, ReadOnlySpan<char> rest)
    {
        var last = units[^1];
        if (next.Lead != 0 || next.Closure == Closure.Silent || next.Base == 0)
        {
            return false;
        }

        if ((next.Signs & ~A) == None && VowelWith(last, next, rest) is { } closure)
        {
            var isWeak = last.Closure == Closure.Bare;
            units[^1] = last with { Closure = (next.Signs & A) != 0 ? Closure.Open : closure, Signs = last.Signs | OtherVowel, IsWeak = isWeak };
            return true;
        }

        if (last.Lead == 0 || last.Signs != None || last.Base == 0 || (last.Closure is not (Closure.Plain or Closure.Open)))
        {
            return false;
        }

        return TryJoinOnset(units, last, next, rest);
    }

    // ◌ัว, เ◌ีย, เ◌ือ, ◌ือ, เ◌อ, ◌อ, ◌่วย, ไ◌ย: what the vowel of the two allows to follow; null when they are no vowel.
    private static Closure? VowelWith(in SpellingUnit last, in SpellingUnit next, ReadOnlySpan<char> rest)
    {
        switch (next.Base)
        {
            case Wo when (last.Signs & ShortA) != 0 && last.Closure == Closure.Closing:
                return Closure.Open;
            case Wo when last is { Lead: '\0', Signs: Tone } && next.Signs == None && FirstIsBare(rest):
                return Closure.Closing;
            case Yo when last.Lead == 'เ' && (last.Signs & II) != 0 && last.Closure == Closure.Closing:
                return Closure.Plain;
            case Yo when last is { Lead: 'ไ', Signs: None or Tone, Base: 'ท' or 'ช' or 'ต' or 'ส' or 'ว' or 'น' } && next.Signs == None:
                return Closure.Open;
            case O when (last.Signs & Uee) != 0 && last.Closure == Closure.Closing:
                return last.Lead == 'เ' ? Closure.Plain : Closure.Open;
            case O when IsOpenToO(last) && !StartsWithO(rest):
                return Closure.Plain;
            default:
                return null;
        }
    }

    private static bool IsOpenToO(in SpellingUnit last) => last.Lead is '\0' or 'เ' && (last.Signs & ~Tone) == None && last.Base != 0
        && last.Closure is Closure.Bare or Closure.Closing or Closure.Plain && !last.IsWeak && last.Base is not ('ฤ' or 'ฦ');

    // ออ is a syllable of its own and so is อย่า: the letter is no vowel of what is before.
    private static bool StartsWithO(ReadOnlySpan<char> rest) =>
        !rest.IsEmpty && (rest[0] == O || (rest[0] == Yo && rest.Length > 1 && !IsConsonant(rest[1]) && !IsLead(rest[1])));

    private static bool FirstIsBare(ReadOnlySpan<char> rest) =>
        !rest.IsEmpty && IsConsonant(rest[0]) && (rest.Length == 1 || IsConsonant(rest[1]) || IsLead(rest[1]) || rest[1] is 'ๆ' or 'ฯ');

    // เพราะ, เปลี่ยน, แกล้ง, ใหม่: the vowel stands before the whole onset.
    private static bool TryJoinOnset(List<SpellingUnit> units, in SpellingUnit last, in SpellingUnit next, ReadOnlySpan<char> rest)
    {
        var signs = next.Signs;
        var fits = last.Lead switch
        {
            'ใ' or 'ไ' => (signs & ~Tone) == None,
            'เ' when (signs & II) != 0 => !rest.IsEmpty && rest[0] == Yo,
            'เ' when (signs & Uee) != 0 => !rest.IsEmpty && rest[0] == O,
            'เ' => (signs & ~(Tone | Short | A | Aa | I)) == None,
            _ => (signs & ~(Tone | Short | A)) == None,
        };
        if (!fits)
        {
            return false;
        }

        if (!IsCluster(last.Base, next.Base))
        {
            var twoPartVowel = (signs & (II | Uee)) != 0 || (signs & (A | Aa)) == (A | Aa);
            if (!"ฉผฝถขส".Contains(last.Base) || last.Lead != 'เ' || (signs & Vowels) == None)
            {
                return false;
            }

            if (!twoPartVowel)
            {
                units[^1] = last with { MayGoOn = true };
                return false;
            }
        }
        else if (signs == None && last.Lead is not ('ใ' or 'ไ') && !FirstIsBare(rest) && !(last.Lead == 'เ' && !rest.IsEmpty && rest[0] == O))
        {
            return false; // เหว: the second letter is the final
        }

        units[^1] = last with { Base = next.Base, Signs = signs | last.Signs, Closure = ClosureOf(last.Lead, next.Base, signs), };
        return true;
    }
}
