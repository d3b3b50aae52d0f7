namespace OgService.Unicode;

/// <summary>Syllable boundaries of Khmer that the spelling makes sure.</summary>
/// <remarks>
/// A cluster is a consonant with its subscripts, vowel and signs, and is never parted. One with a vowel is the heart of a syllable. A bare consonant
/// between two of them ends the first, when it can; more of them may be a syllable of their own, and are parted only where a bantoc
/// says that one is a final (or a letter that is never a final begins what follows).
/// </remarks>
internal static class KhmerSyllables
{
    private const char FirstConsonant = '\u1780';
    private const int ConsonantsInRows = 25; // five by place, in each row four stops and their nasal
    private const char Coeng = '\u17D2';
    private const char Bantoc = '\u17CB';
    private const char Toandakhiat = '\u17CD';
    private const char SamyokSannya = '\u17D0';

    private enum Shape : byte
    {
        /// <summary>A consonant without anything.</summary>
        Bare,

        /// <summary>With subscripts, without a vowel: it may begin a syllable or end one.</summary>
        Stack,

        /// <summary>Under a bantoc: it ends a syllable.</summary>
        Final,

        /// <summary>With a vowel.</summary>
        Vowel,

        /// <summary>With a vowel and a sign after which no final comes.</summary>
        Closed,

        /// <summary>A repetition mark, or a silenced consonant: it belongs to what is before.</summary>
        Sign,
    }

    public static void Add(ReadOnlySpan<char> run, Span<LineBreak> breaks)
    {
        var before = Shape.Sign;    // of the last cluster that is not bare
        var hasBefore = false;
        var bares = 0;              // bare clusters since
        var lastBare = '\0';
        var lastBareStart = 0;
        for (var start = 0; start < run.Length;)
        {
            var shape = Read(run, start, out var end);
            var boundary = -1;
            switch (shape)
            {
                case Shape.Bare when bares == 0 && hasBefore && IsComplete(before, run, start):
                    boundary = start;
                    break;
                case Shape.Final when hasBefore && bares > 0:
                    boundary = lastBareStart; // the consonant before a final one has the unwritten vowel, so it begins the syllable
                    break;
                case Shape.Vowel or Shape.Closed when hasBefore:
                    boundary = bares switch
                    {
                        <= 1 when EndsSyllableBefore(run[start..end]) => -1,
                        0 when run[start..end] is "តិ" or "តុ" => -1, // ជាតិ, ធាតុ: the vowel is not spoken
                        0 => start,
                        1 when before is Shape.Stack || (lastBare == 'ម' && run[start] == 'ន') => -1, // មនុស្ស
                        1 when CanBeFinal(lastBare) => start,
                        _ => CanBeFinal(lastBare) ? -1 : lastBareStart,
                    };
                    break;
                case Shape.Stack when hasBefore && bares == 0 && before is Shape.Closed or Shape.Sign or Shape.Final:
                    boundary = start;
                    break;
            }

            if (boundary > 0)
            {
                breaks[boundary - 1] = LineBreak.Allowed;
            }

            if (shape == Shape.Bare)
            {
                hasBefore &= boundary != start;
                (bares, lastBare, lastBareStart) = (boundary == start ? 1 : bares + 1, run[start], start);
            }
            else
            {
                (before, hasBefore, bares) = (shape, true, 0);
            }

            start = end;
        }
    }

    // After these signs a consonant begins a syllable; but ាំង is a vowel with its final.
    private static bool IsComplete(Shape before, ReadOnlySpan<char> run, int start) => before switch
    {
        Shape.Final or Shape.Sign => true,
        Shape.Closed => !(run[start] == 'ង' && start > 1 && run[start - 1] == '\u17C6' && run[start - 2] == '\u17B6'),
        _ => false,
    };

    // Pali's stacks: the upper letter, a nasal or the lower one's like, is spoken with the syllable before (ពុទ្ធា, បង្រៀន).
    private static bool EndsSyllableBefore(ReadOnlySpan<char> cluster)
    {
        if (cluster.Length < 3 || cluster[1] != Coeng)
        {
            return false;
        }

        var (upper, lower) = (cluster[0] - FirstConsonant, cluster[2] - FirstConsonant);
        return upper == lower || (upper < ConsonantsInRows && (upper % 5 == 4 || upper / 5 == lower / 5));
    }

    private static Shape Read(ReadOnlySpan<char> run, int start, out int end)
    {
        var letter = run[start];
        var shape = letter switch
        {
            '\u17D7' => Shape.Sign,
            >= '\u17A3' and <= '\u17B3' => Shape.Vowel,
            >= '\u1780' and <= '\u17A2' => Shape.Bare,
            _ => Shape.Vowel,
        };
        for (end = start + 1; end < run.Length; end++)
        {
            var sign = run[end];
            if (run[end - 1] == Coeng && sign is >= '\u1780' and <= '\u17B3')
            {
                shape = shape == Shape.Bare ? Shape.Stack : shape;
                continue;
            }

            if (sign is (>= '\u1780' and <= '\u17B3') or '\u17D7' or '\u17DC')
            {
                break;
            }

            shape = sign switch
            {
                '\u17C6' or '\u17C7' or '\u17C8' => Shape.Closed,
                (>= '\u17B6' and <= '\u17C5') or SamyokSannya => Shape.Vowel,
                Bantoc when shape is Shape.Bare or Shape.Stack => Shape.Final,
                Toandakhiat when shape is Shape.Bare or Shape.Stack => Shape.Sign,
                _ => shape,
            };
        }

        return shape;
    }

    private static bool CanBeFinal(char letter) => letter is not ('ឃ' or 'ឆ' or 'ឈ' or 'ឌ' or 'ឍ' or 'ផ' or 'ហ' or 'ឡ' or 'អ');
}
