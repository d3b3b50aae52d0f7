using static OgService.Unicode.BidiClass;

namespace OgService.Unicode;

/// <summary>Paired brackets of an isolating run sequence (UAX #9, BD16 and N0).</summary>
/// <remarks>What strong types a pair holds is counted while pairs are looked for. That is early enough: pairs are resolved in the order of
/// their opening brackets, so nothing inside a pair has changed when its turn comes. No pair is looked through twice.</remarks>
internal sealed class BracketPairs
{
    private const int MaximumOpen = 63;

    private readonly List<Pair> _pairs = []; // by opening bracket, those that never close included
    private readonly Opening[] _open = new Opening[MaximumOpen];

    /// <summary>Resolves the brackets of a sequence.</summary>
    /// <param name="indexes">Where each character of the sequence stands in the text.</param>
    /// <param name="types">Types after W7; changed by N0.</param>
    /// <param name="explicitTypes">Types of the whole text before W1.</param>
    public void Resolve(
        ReadOnlySpan<char> text, ReadOnlySpan<int> indexes, Span<BidiClass> types, ReadOnlySpan<BidiClass> explicitTypes,
        BidiClass embedding, BidiClass before)
    {
        Find(text, indexes, types);
        var strong = before;
        var place = 0;
        foreach (var pair in _pairs)
        {
            if (pair.Closing < 0)
            {
                continue;
            }

            for (; place < pair.Opening; place++)
            {
                strong = StrongOf(types[place]) ?? strong;
            }

            if (Direction(pair, embedding, strong) is { } direction)
            {
                Set(pair.Opening, direction, indexes, types, explicitTypes);
                Set(pair.Closing, direction, indexes, types, explicitTypes);
            }
        }
    }

    // N0 b to d; null where the pair stays neutral.
    private static BidiClass? Direction(Pair pair, BidiClass embedding, BidiClass strongBefore)
    {
        var (holdsEmbedding, holdsOpposite) = embedding == L ? (pair.HoldsLeft, pair.HoldsRight) : (pair.HoldsRight, pair.HoldsLeft);
        return holdsEmbedding ? embedding : holdsOpposite ? strongBefore : null;
    }

    // Marks after a bracket go with it.
    private static void Set(
        int place, BidiClass direction, ReadOnlySpan<int> indexes, Span<BidiClass> types, ReadOnlySpan<BidiClass> explicitTypes)
    {
        do
        {
            types[place++] = direction;
        }
        while (place < types.Length && explicitTypes[indexes[place]] == NSM);
    }

    // BD16.
    private void Find(ReadOnlySpan<char> text, ReadOnlySpan<int> indexes, ReadOnlySpan<BidiClass> types)
    {
        _pairs.Clear();
        var (depth, left, right) = (0, 0, 0);
        for (var place = 0; place < types.Length; place++)
        {
            if (types[place] != ON)
            {
                var strong = StrongOf(types[place]);
                left += strong == L ? 1 : 0;
                right += strong == R ? 1 : 0;
                continue;
            }

            var character = text[indexes[place]];
            var bits = BidiTable.Of(character);
            if ((bits & BidiTableBits.OpeningBracket) != 0)
            {
                if (depth == MaximumOpen)
                {
                    return;
                }

                _open[depth++] = new Opening(Canonical(PairedBracket(character)), _pairs.Count, left, right);
                _pairs.Add(new Pair(place, Closing: -1, false, false));
            }
            else if ((bits & BidiTableBits.ClosingBracket) != 0)
            {
                var closing = Canonical(character);
                for (var candidate = depth - 1; candidate >= 0; candidate--)
                {
                    var opening = _open[candidate];
                    if (opening.ClosedBy == closing)
                    {
                        _pairs[opening.Pair] = new Pair(_pairs[opening.Pair].Opening, place, left > opening.Left, right > opening.Right);
                        depth = candidate;
                        break;
                    }
                }
            }
        }
    }

    // European and Arabic numbers count as R (N0).
    private static BidiClass? StrongOf(BidiClass type) => type switch
    {
        L => L,
        R or EN or AN => R,
        _ => null,
    };

    private static char PairedBracket(char bracket) =>
        (char)BidiTable.PairedBrackets[BidiTable.Brackets.BinarySearch((ushort)bracket)];

    // U+2329 and U+232A are canonically U+3008 and U+3009; no other brackets have equivalents (BD14).
    private static char Canonical(char bracket) => bracket switch
    {
        '\u2329' => '\u3008',
        '\u232A' => '\u3009',
        _ => bracket,
    };

    private readonly record struct Pair(int Opening, int Closing, bool HoldsLeft, bool HoldsRight);

    private readonly record struct Opening(char ClosedBy, int Pair, int Left, int Right);
}
