using System.Globalization;
using System.Text;
using OgService.Unicode;

namespace OgService.Typography.Paragraphs;

/// <summary>The last line of a text that does not fit: cut between graphemes, an ellipsis after it (CSS Overflow 4, <c>line-clamp</c>).</summary>
/// <param name="End">After the last grapheme that is shown.</param>
/// <param name="Width">With the ellipsis, in em.</param>
/// <param name="Ellipsis">False when the box is too narrow for it.</param>
internal readonly record struct LineClamp(int Start, int End, double Width, bool Ellipsis)
{
    // Of the box: what may be lost so that the line ends with a whole word.
    private const double MostLost = 1.0 / 3;

    /// <param name="start">First grapheme of the line.</param>
    /// <param name="width">Of the box, in em.</param>
    public static LineClamp Cut(ShapedText text, int start, double width, ShapedText ellipsis)
    {
        var limit = start;
        foreach (var end in text.Breaks)
        {
            if (end.Mandatory && end.End > start)
            {
                limit = Math.Max(start, end.TrimmedEnd);
                break;
            }
        }

        var ellipsisWidth = ellipsis.TotalWidth;
        var room = width - ellipsisWidth - text.Spacing;
        var cut = room < 0 ? start : Shorten(text, start, limit, room);
        if (cut > start)
        {
            var spacing = text.HasVisible(start, cut) ? text.Spacing : 0;
            return new LineClamp(start, cut, text.Measure(start, cut) + spacing + ellipsisWidth, Ellipsis: true);
        }

        if (ellipsisWidth <= width)
        {
            return new LineClamp(start, start, ellipsisWidth, Ellipsis: true);
        }

        cut = Math.Min(limit, Math.Max(GreedyWrap.FindCut(text, start, limit, width), start + 1));
        return new LineClamp(start, cut, text.Measure(start, cut), Ellipsis: false);
    }

    private static int Shorten(ShapedText text, int start, int limit, double room)
    {
        var cut = GreedyWrap.FindCut(text, start, limit, room);
        var word = cut;
        foreach (var end in text.Breaks)
        {
            if (end.TrimmedEnd > cut)
            {
                break;
            }

            // A cut right before white space, or where the text breaks anyway, is the end of a word.
            if (end.TrimmedEnd > start && !end.Hyphen)
            {
                word = end.TrimmedEnd;
            }
        }

        if (word < cut && text.Measure(start, cut) - text.Measure(start, word) <= MostLost * room)
        {
            cut = word;
        }

        var stripped = Strip(text, start, cut);
        return stripped > start ? stripped : cut;
    }

    private static int Strip(ShapedText text, int start, int end)
    {
        while (end > start)
        {
            var grapheme = text.Text.AsSpan(text.Starts[end - 1]..text.Starts[end]);
            var afterSpace = end - 1 > start && (text.Traits[end - 2] & GraphemeTraits.Hangs) != 0;
            if ((text.Traits[end - 1] & (GraphemeTraits.Hangs | GraphemeTraits.Ignorable)) == 0 && !IsStripped(grapheme, afterSpace))
            {
                break;
            }

            end--;
        }

        return end;
    }

    // What closes stays with what it closes; what opens, separates or ends goes. A sign that stands alone has lost its other side.
    private static bool IsStripped(ReadOnlySpan<char> grapheme, bool standsAlone)
    {
        Rune.DecodeFromUtf16(grapheme, out var rune, out _);
        return CodePointProperties.GeneralCategory(rune.Value) switch
        {
            UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation => true,
            UnicodeCategory.OtherPunctuation => standsAlone || rune.Value is not ('"' or '\'' or '%' or '#' or '&' or '@' or '*' or '‰' or '′' or '″'),
            UnicodeCategory.MathSymbol => standsAlone,
            _ => false,
        };
    }
}
