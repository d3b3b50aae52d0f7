using System.Runtime.Intrinsics;

namespace OgService.Imaging.Png;

/// <summary>Takes filters off rows, in place (PNG third edition, 9.2).</summary>
internal static class RowUnfiltering
{
    /// <param name="above">The row above, unfiltered, as long as <paramref name="row"/>; zeros above the first.</param>
    /// <returns>False for a filter that does not exist.</returns>
    public static bool TryUnfilter(int filter, Span<byte> row, ReadOnlySpan<byte> above, int pixelLength)
    {
        switch (filter)
        {
            case 0:
                break;
            case 1:
                Unfilter<SubFilter>(row, above, pixelLength);
                break;
            case 2:
                UnfilterUp(row, above);
                break;
            case 3:
                Unfilter<AverageFilter>(row, above, pixelLength);
                break;
            case 4:
                Unfilter<PaethFilter>(row, above, pixelLength);
                break;
            default:
                return false;
        }

        return true;
    }

    // Up alone does not depend on what it has just written.
    private static void UnfilterUp(Span<byte> row, ReadOnlySpan<byte> above)
    {
        var at = 0;
        for (; at + 16 <= row.Length; at += 16)
        {
            var sum = Vector128.Create<byte>(row.Slice(at, 16)) + Vector128.Create(above.Slice(at, 16));
            sum.CopyTo(row.Slice(at, 16));
        }

        for (; at < row.Length; at++)
        {
            row[at] += above[at];
        }
    }

    private static void Unfilter<TFilter>(Span<byte> row, ReadOnlySpan<byte> above, int pixelLength)
        where TFilter : struct, IRowFilter
    {
        above = above[..row.Length];
        var first = Math.Min(pixelLength, row.Length);
        for (var at = 0; at < first; at++)
        {
            row[at] += TFilter.Expect(0, above[at], 0);
        }

        for (var at = first; at < row.Length; at++)
        {
            row[at] += TFilter.Expect(row[at - pixelLength], above[at], above[at - pixelLength]);
        }
    }
}
