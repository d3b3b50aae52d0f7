using System.Text;
using OgService.Unicode;

namespace OgService.Typography.Paragraphs;

/// <summary>Resolves directions as if some parts stood between FSI and PDI (UAX #9, 2.4.1), which the text itself does not hold.</summary>
/// <remarks>A part that opens more than it closes, or closes what it did not open, is set right inside its isolate: its controls end with it.</remarks>
internal static class Isolation
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    // Takes part in nothing (class BN).
    private const char Nothing = '\u200B';

    public static TextLevels Resolve(string text, IReadOnlyList<TextRange> isolates, BidiDirection direction)
    {
        var isolated = new StringBuilder(text.Length + (4 * isolates.Count));
        var places = new int[text.Length];
        var seams = new List<int>();
        var at = 0;
        foreach (var part in isolates)
        {
            if (part.Start == at && at > 0)
            {
                seams.Add(at);
            }

            at = Copy(text, at, part.Start, isolated, places);
            isolated.Append(FirstStrongIsolate);
            at = CopyBalanced(text, at, part.End, isolated, places);
            isolated.Append(PopDirectionalIsolate);
        }

        Copy(text, at, text.Length, isolated, places);
        var resolved = Bidi.Resolve(isolated.ToString(), direction);
        if (resolved.IsPlainLeftToRight)
        {
            return default;
        }

        var levels = new byte[text.Length];
        for (var unit = 0; unit < levels.Length; unit++)
        {
            levels[unit] = resolved.Levels[places[unit]];
        }

        return new TextLevels(levels, resolved.Direction == BidiDirection.RightToLeft) { Seams = seams.Count == 0 ? null : [.. seams] };
    }

    private static int Copy(string text, int start, int end, StringBuilder output, int[] places)
    {
        for (var unit = start; unit < end; unit++)
        {
            places[unit] = output.Length;
            output.Append(text[unit]);
        }

        return end;
    }

    private static int CopyBalanced(string text, int start, int end, StringBuilder output, int[] places)
    {
        var open = 0;
        for (var unit = start; unit < end; unit++)
        {
            places[unit] = output.Length;
            var alone = text[unit] == PopDirectionalIsolate && open == 0;
            open += text[unit] switch
            {
                >= '\u2066' and <= FirstStrongIsolate => 1,
                PopDirectionalIsolate when open > 0 => -1,
                _ => 0,
            };
            output.Append(alone ? Nothing : text[unit]);
        }

        output.Append(PopDirectionalIsolate, open);
        return end;
    }
}
