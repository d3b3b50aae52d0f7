namespace OgService.Unicode;

/// <summary>Canonical normalization forms (UAX #15, Unicode 17.0), the same on every machine.</summary>
/// <remarks>A text already in the form comes back as the same string. Otherwise the text is taken segment by segment, each from a
/// character that nothing before it can touch to the next such, so that memory is bounded by the longest segment and the result.
/// Time is linear, also for a million marks on one letter.</remarks>
public static class Normalization
{
    // Below U+0300 everything is a starter in normal form C; below U+00C0 also in form D.
    private const char LastPlainComposed = '\u02FF';
    private const char LastPlainDecomposed = '\u00BF';

    /// <summary>Canonical composition. Lone surrogates pass through untouched.</summary>
    public static string ToNfc(string text) => Normalize(text, compose: true);

    /// <summary>Canonical decomposition. Lone surrogates pass through untouched.</summary>
    public static string ToNfd(string text) => Normalize(text, compose: false);

    private static string Normalize(string text, bool compose)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kept = NormalizedPrefix(text, compose);
        if (kept == text.Length)
        {
            return text;
        }

        var writer = new NormalizationWriter(text.Length, compose);
        writer.Append(text.AsSpan(0, kept));
        for (var start = kept; start < text.Length;)
        {
            var codePoint = Utf16.CodePointAt(text, start, out var length);
            if (IsBoundary(codePoint, compose))
            {
                writer.EndSegment();
            }

            writer.Decompose(codePoint);
            start += length;
        }

        writer.EndSegment();
        var result = writer.ToString();
        return result == text ? text : result; // "Maybe" often turns out to be normal after all.
    }

    // How much of the text is surely normal, up to a boundary; all of it when the quick check says yes.
    private static int NormalizedPrefix(string text, bool compose)
    {
        var plain = compose ? LastPlainComposed : LastPlainDecomposed;
        var start = text.AsSpan().IndexOfAnyExceptInRange('\0', plain);
        if (start < 0)
        {
            return text.Length;
        }

        // The last plain character may be the base of what follows.
        var boundary = Math.Max(start - 1, 0);
        var lastClass = 0;
        var refused = compose ? NormalizationRecord.NotComposed | NormalizationRecord.MaybeComposed : NormalizationRecord.NotDecomposed;
        while (start < text.Length)
        {
            var codePoint = Utf16.CodePointAt(text, start, out var length);
            var record = NormalizationRecord.Of(codePoint);
            var combiningClass = record & NormalizationRecord.CombiningClass;
            if ((record & refused) != 0 || (combiningClass != 0 && lastClass > combiningClass))
            {
                return boundary;
            }

            if (IsBoundary(codePoint, compose))
            {
                boundary = start;
            }

            lastClass = combiningClass;
            start += length;
        }

        return text.Length;
    }

    // Whether nothing before the code point can reorder or compose with it. A boundary of form D may decompose, but into a starter first.
    private static bool IsBoundary(int codePoint, bool compose)
    {
        var record = NormalizationRecord.Of(codePoint);
        return compose
            ? (record & (NormalizationRecord.CombiningClass | NormalizationRecord.NotComposed | NormalizationRecord.MaybeComposed)) == 0
            : (record & (NormalizationRecord.CombiningClass | NormalizationRecord.NotDecomposed)) == 0;
    }
}
