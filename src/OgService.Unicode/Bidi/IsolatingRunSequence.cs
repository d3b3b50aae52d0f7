using static OgService.Unicode.BidiClass;

namespace OgService.Unicode;

/// <summary>One isolating run sequence (UAX #9, BD13): weak types, brackets, neutrals and implicit levels (W1 to I2).</summary>
/// <remarks>Reused from sequence to sequence; each unit of the paragraph is in one sequence at most, so all together are linear.</remarks>
internal sealed class IsolatingRunSequence(int capacity)
{
    private readonly int[] _indexes = new int[capacity];
    private readonly BidiClass[] _types = new BidiClass[capacity];
    private readonly BracketPairs _brackets = new();
    private int _count;

    /// <summary>Where its last character stands in the paragraph.</summary>
    public int LastIndex => _indexes[_count - 1];

    public void Clear() => _count = 0;

    /// <summary>Adds a level run, without the characters X9 removes.</summary>
    public void Add(ReadOnlySpan<BidiClass> types, int start, int end)
    {
        for (var index = start; index < end; index++)
        {
            if (types[index] != BN)
            {
                _indexes[_count] = index;
                _types[_count++] = types[index];
            }
        }
    }

    /// <summary>Resolves the sequence and writes its levels.</summary>
    /// <param name="explicitTypes">Types of the whole text before W1.</param>
    /// <param name="before">The strong type that counts as standing before the sequence (sos).</param>
    /// <param name="after">The strong type that counts as standing after it (eos).</param>
    public void Resolve(
        ReadOnlySpan<char> text, ReadOnlySpan<BidiClass> explicitTypes, byte level, BidiClass before, BidiClass after, Span<byte> levels)
    {
        var types = _types.AsSpan(0, _count);
        var indexes = _indexes.AsSpan(0, _count);
        var embedding = (level & 1) == 0 ? L : R;
        ResolveWeak(types, before);
        _brackets.Resolve(text, indexes, types, explicitTypes, embedding, before);
        ResolveNeutral(types, embedding, before, after);
        for (var place = 0; place < types.Length; place++)
        {
            levels[indexes[place]] = Implicit(level, types[place]);
        }
    }

    private static void ResolveWeak(Span<BidiClass> types, BidiClass before)
    {
        // W1 to W3. The class after W1 alone is what the next mark takes.
        var previous = before;
        var strong = before;
        foreach (ref var type in types)
        {
            if (type == NSM)
            {
                type = previous is LRI or RLI or FSI or PDI ? ON : previous;
            }

            previous = type;
            switch (type)
            {
                case L or R:
                    strong = type;
                    break;
                case AL:
                    strong = AL;
                    type = R;
                    break;
                case EN when strong == AL:
                    type = AN;
                    break;
            }
        }

        // W4.
        for (var place = 1; place + 1 < types.Length; place++)
        {
            var (left, right) = (types[place - 1], types[place + 1]);
            if ((types[place] == ES && left == EN && right == EN) || (types[place] == CS && left == right && left is EN or AN))
            {
                types[place] = left;
            }
        }

        ResolveTerminators(types);

        // W7.
        strong = before;
        foreach (ref var type in types)
        {
            if (type is L or R)
            {
                strong = type;
            }
            else if (type == EN && strong == L)
            {
                type = L;
            }
        }
    }

    // W5 and W6.
    private static void ResolveTerminators(Span<BidiClass> types)
    {
        for (var start = 0; start < types.Length; start++)
        {
            if (types[start] is ES or CS)
            {
                types[start] = ON;
            }

            if (types[start] != ET)
            {
                continue;
            }

            var end = start + 1;
            while (end < types.Length && types[end] == ET)
            {
                end++;
            }

            var besideNumber = (start > 0 && types[start - 1] == EN) || (end < types.Length && types[end] == EN);
            types[start..end].Fill(besideNumber ? EN : ON);
            start = end - 1;
        }
    }

    // N1 and N2.
    private static void ResolveNeutral(Span<BidiClass> types, BidiClass embedding, BidiClass before, BidiClass after)
    {
        for (var start = 0; start < types.Length; start++)
        {
            if (!IsNeutral(types[start]))
            {
                continue;
            }

            var end = start + 1;
            while (end < types.Length && IsNeutral(types[end]))
            {
                end++;
            }

            var left = start == 0 ? before : StrongOf(types[start - 1]);
            var right = end == types.Length ? after : StrongOf(types[end]);
            types[start..end].Fill(left == right ? left : embedding);
            start = end - 1;
        }
    }

    private static bool IsNeutral(BidiClass type) => type is B or S or WS or ON or LRI or RLI or FSI or PDI;

    private static BidiClass StrongOf(BidiClass type) => type is EN or AN ? R : type;

    // I1 and I2.
    private static byte Implicit(byte level, BidiClass type) => (byte)((level & 1) == 0
        ? type switch
        {
            R => level + 1,
            AN or EN => level + 2,
            _ => level,
        }
        : type == R ? level : level + 1);
}
