using static OgService.Unicode.GraphemeBreakClass;

namespace OgService.Unicode;

/// <summary>Extended grapheme clusters (UAX #29, Unicode 17.0).</summary>
public static class GraphemeBreaker
{
    // Below U+0300 every character is a cluster of its own but for CR LF.
    private const char FirstJoining = '\u0300';

    /// <summary>Length in UTF-16 units of the first cluster; 0 only for an empty text. A lone surrogate is a cluster.</summary>
    public static int NextLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 2)
        {
            return text.Length;
        }

        if (text[0] < FirstJoining && text[1] < FirstJoining)
        {
            return text[0] == '\r' && text[1] == '\n' ? 2 : 1;
        }

        return LengthByRule(text);
    }

    /// <summary>Number of clusters.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (; !text.IsEmpty; count++)
        {
            text = text[NextLength(text)..];
        }

        return count;
    }

    /// <summary>Length in UTF-16 units of the first <paramref name="clusters"/> clusters, or of the whole text when it has fewer.</summary>
    public static int PrefixLength(ReadOnlySpan<char> text, int clusters)
    {
        var length = 0;
        for (var count = 0; count < clusters && length < text.Length; count++)
        {
            length += NextLength(text[length..]);
        }

        return length;
    }

    private static int LengthByRule(ReadOnlySpan<char> text)
    {
        var last = ClassAt(text, 0, out var length);
        var conjunct = Conjunct.None.After(last);
        var pictograph = last == Pictographic ? Pictograph.Open : Pictograph.None;
        var pairs = last == RegionalIndicator;
        while (length < text.Length)
        {
            var next = ClassAt(text, length, out var step);
            var joins = Joins(last, next)
                || (conjunct == Conjunct.Linked && next == ConjunctConsonant) // GB9c
                || (pictograph == Pictograph.Joined && next == Pictographic) // GB11
                || (pairs && next == RegionalIndicator); // GB12, GB13
            if (!joins)
            {
                break;
            }

            pairs = next == RegionalIndicator && !pairs;
            conjunct = conjunct.After(next);
            pictograph = next switch
            {
                Pictographic => Pictograph.Open,
                ZWJ when pictograph == Pictograph.Open => Pictograph.Joined,
                Extend or ConjunctExtend or ConjunctLinker when pictograph == Pictograph.Open => Pictograph.Open,
                _ => Pictograph.None,
            };
            last = next;
            length += step;
        }

        return length;
    }

    // GB3 to GB9b, which need the two neighbours only.
    private static bool Joins(GraphemeBreakClass last, GraphemeBreakClass next) => last switch
    {
        CR => next == LF,
        LF or Control => false,
        _ when next is CR or LF or Control => false,
        _ when next is Extend or ConjunctExtend or ConjunctLinker or ZWJ or SpacingMark => true,
        Prepend => true,
        L => next is L or V or LV or LVT,
        LV or V => next is V or T,
        LVT or T => next is T,
        _ => false,
    };

    private static GraphemeBreakClass ClassAt(ReadOnlySpan<char> text, int start, out int length) =>
        (GraphemeBreakClass)GraphemeBreakTable.Of(Utf16.CodePointAt(text, start, out length));

    // GB11: after a pictograph and its extenders, or after the joiner that followed.
    private enum Pictograph : byte
    {
        None,
        Open,
        Joined,
    }
}
