using System.Collections.Concurrent;
using OgService.Typography.Shaping;

namespace OgService.Typography.Paragraphs;

/// <summary>What breaking and placing must know of a grapheme.</summary>
[Flags]
internal enum GraphemeTraits : byte
{
    None = 0,

    /// <summary>White space that hangs at the end of a line and is not counted.</summary>
    Hangs = 1,

    /// <summary>Owns at least one glyph; letter spacing follows it.</summary>
    Visible = 2,

    /// <summary>Drawn by the glyph of a grapheme before it (a ligature).</summary>
    Joined = 4,

    /// <summary>Drawn as nothing.</summary>
    Ignorable = 8,

    /// <summary>Parts words: gets word spacing, and grows in a justified line.</summary>
    WordSpace = 16,

    /// <summary>Han, kana and their punctuation: room grows between two of them.</summary>
    Ideograph = 32,
}

/// <summary>Graphemes of one font and one bidi level.</summary>
/// <param name="Start">First grapheme.</param>
/// <param name="End">After the last grapheme.</param>
/// <param name="Level">Odd: right to left.</param>
/// <param name="Glyphs">In visual order, font units; clusters never run against the direction.</param>
internal sealed record ShapedRun(int Start, int End, FontInstance Font, byte Level, ShapedGlyph[] Glyphs)
{
    public bool RightToLeft => (Level & 1) != 0;

    /// <summary>As it was shaped, with the run's direction.</summary>
    public ShapingOptions Options { get; init; }

    /// <summary>Its size as a multiple of the text's.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Nothing is drawn; the padding before it is its width.</summary>
    public bool IsBox { get; init; }

    /// <summary>It starts an isolated part right after another: they are put in order as two.</summary>
    public bool FollowsSeam { get; init; }

    /// <summary>Room before it, in reading order, in em of the text.</summary>
    public double PaddingBefore { get; init; }

    public double PaddingAfter { get; init; }
}

/// <summary>A place where a line may end.</summary>
/// <param name="End">The grapheme the next line starts with.</param>
/// <param name="TrimmedEnd">After the last grapheme that counts: without white space that hangs, without a soft hyphen.</param>
/// <param name="EndEdge">In em, from the start of the text: where a line that ends here ends, a soft hyphen's hyphen included.</param>
/// <param name="Hyphen">A soft hyphen: shown when the line ends here.</param>
internal readonly record struct BreakOpportunity(int End, int TrimmedEnd, double EndEdge, bool Mandatory, bool Hyphen);

/// <summary>Glyphs of one run on one line, in visual order.</summary>
/// <param name="Start">Its first grapheme, in reading order.</param>
/// <param name="PaddingLeft">In em, as seen.</param>
internal readonly record struct RunPiece(
    ShapedText Owner, ShapedRun Run, byte Level, ArraySegment<ShapedGlyph> Glyphs, int Start, double PaddingLeft, double PaddingRight)
{
    /// <summary>Nothing to draw: it parts its neighbours when they are put into visual order.</summary>
    public bool IsSeam { get; init; }

    /// <summary>The span it is drawn as, whatever the owner says; null to ask the owner.</summary>
    public int? Span { get; init; }
}

/// <summary>A text shaped once, independent of size: all measures are in em. Immutable; safe for many threads.</summary>
/// <remarks>
/// Lines are cut out of the shaped runs. Next to white space and at the edges of runs a cut changes nothing; anywhere else a ligature,
/// kerning or a contextual form may cross it, so the piece of the run beside the cut is shaped again, alone. Such pieces are remembered, because a search for
/// a size asks for the same ones again and again.
/// </remarks>
internal sealed class ShapedText
{
    private const int MaxRememberedPieces = 256;

    private readonly ConcurrentDictionary<(int Start, int End), ShapedGlyph[]> reshaped = new();

    public required string Text { get; init; }

    /// <summary>UTF-16 index of each grapheme, and the text's length at the end.</summary>
    public required int[] Starts { get; init; }

    /// <summary>Distance of each grapheme from the start of the text in logical order, letter spacing included; one entry more than graphemes.</summary>
    public required double[] Edges { get; init; }

    public required GraphemeTraits[] Traits { get; init; }

    public required ShapedRun[] Runs { get; init; }

    /// <summary>In order; the last one is mandatory and ends the text.</summary>
    public required BreakOpportunity[] Breaks { get; init; }

    /// <summary>Null for a text without spans.</summary>
    public required SpanMap? Spans { get; init; }

    /// <summary>Letter spacing, in em.</summary>
    public required double Spacing { get; init; }

    /// <summary>Added to each space between words, in em.</summary>
    public required double WordSpacing { get; init; }

    /// <summary>Gives the lines their height.</summary>
    public required FontInstance Primary { get; init; }

    /// <summary>What its lines need beyond what is asked.</summary>
    public required LineRoom Room { get; init; }

    public required bool RightToLeft { get; init; }

    /// <summary>Shown after a line that ends at a soft hyphen; null when the text has none.</summary>
    public required ShapedText? Hyphen { get; init; }

    /// <summary>Code points without a glyph, each once, in order.</summary>
    public required IReadOnlyList<int> Missing { get; init; }

    /// <summary>See <see cref="PreparedText.Beyond"/>.</summary>
    public required string? Beyond { get; init; }

    public int GraphemeCount => Traits.Length;

    /// <summary>The width of the whole text on one line, in em.</summary>
    public double TotalWidth => Measure(0, GraphemeCount);

    /// <summary>For people: without the characters that stand for boxes.</summary>
    public string Slice(int start, int end)
    {
        var slice = Text[Starts[start]..Starts[end]];
        return Spans is null ? slice : slice.Replace("\uFFFC", "", StringComparison.Ordinal);
    }

    /// <summary>Width of a line that ends at a break, before any cut is looked at closely: exact when both cuts are safe.</summary>
    public double EstimateLine(int start, in BreakOpportunity end) => Math.Max(0, end.EndEdge - Edges[start]);

    /// <summary>Width of a line that ends at a break, as it will be drawn.</summary>
    public double MeasureLine(int start, in BreakOpportunity end)
    {
        if (IsSafeCut(start) && IsSafeCut(end.TrimmedEnd))
        {
            return EstimateLine(start, end);
        }

        var width = Measure(start, end.TrimmedEnd);
        return end.Hyphen && Hyphen is not null ? width + Spacing + Hyphen.TotalWidth : width;
    }

    /// <summary>Width of some graphemes on a line of their own, as they will be drawn, in em.</summary>
    public double Measure(int start, int end)
    {
        if (start >= end)
        {
            return 0;
        }

        var safeStart = IsSafeCut(start);
        var safeEnd = IsSafeCut(end);
        double width;
        if (safeStart && safeEnd)
        {
            width = Edges[end] - Edges[start];
        }
        else
        {
            width = 0;
            for (var index = FindRun(start); index < Runs.Length && Runs[index].Start < end; index++)
            {
                var run = Runs[index];
                var from = Math.Max(start, run.Start);
                var to = Math.Min(end, run.End);
                var touched = (from == start && !safeStart) || (to == end && !safeEnd);
                width += touched ? WidthOf(run, from, to, Reshape(run, from, to)) : Edges[to] - Edges[from];
            }
        }

        return Spacing != 0 && HasVisible(start, end) ? width - Spacing : width;
    }

    /// <summary>Whether any of some graphemes owns a glyph: letter spacing comes between those.</summary>
    public bool HasVisible(int start, int end)
    {
        for (var grapheme = end - 1; grapheme >= start; grapheme--)
        {
            if ((Traits[grapheme] & GraphemeTraits.Visible) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Appends the glyphs of some graphemes, in logical order of runs.</summary>
    public void AppendPieces(int start, int end, List<RunPiece> pieces)
    {
        if (start >= end)
        {
            return;
        }

        var safeStart = IsSafeCut(start);
        var safeEnd = IsSafeCut(end);
        for (var index = FindRun(start); index < Runs.Length && Runs[index].Start < end; index++)
        {
            var run = Runs[index];
            var from = Math.Max(start, run.Start);
            var to = Math.Min(end, run.End);
            var touched = (from == start && !safeStart) || (to == end && !safeEnd);
            var glyphs = touched ? new ArraySegment<ShapedGlyph>(Reshape(run, from, to)) : GlyphsOf(run, Starts[from], Starts[to]);
            var before = from == run.Start ? run.PaddingBefore : 0;
            var after = to == run.End ? run.PaddingAfter : 0;
            if (run.FollowsSeam && from == run.Start && pieces.Count > 0)
            {
                pieces.Add(new RunPiece(this, run, RightToLeft ? (byte)1 : (byte)0, [], from, 0, 0) { IsSeam = true });
            }

            if (glyphs.Count > 0 || before + after > 0)
            {
                var (left, right) = run.RightToLeft ? (after, before) : (before, after);
                pieces.Add(new RunPiece(this, run, run.Level, glyphs, from, left, right));
            }
        }
    }

    /// <summary>Whether a justified line may grow between a grapheme and the next.</summary>
    public bool GrowsAfter(int grapheme) => (Traits[grapheme] & GraphemeTraits.WordSpace) != 0
        || (grapheme + 1 < GraphemeCount && (Traits[grapheme] & Traits[grapheme + 1] & GraphemeTraits.Ideograph) != 0);

    /// <summary>The run a grapheme belongs to.</summary>
    public int FindRun(int grapheme)
    {
        var low = 0;
        var high = Runs.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Runs[middle].Start <= grapheme)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    // A cut lies before a grapheme.
    private bool IsSafeCut(int grapheme)
    {
        if (grapheme == 0 || grapheme == GraphemeCount
            || (Traits[grapheme - 1] & GraphemeTraits.Hangs) != 0 || (Traits[grapheme] & GraphemeTraits.Hangs) != 0)
        {
            return true;
        }

        return Runs[FindRun(grapheme)].Start == grapheme;
    }

    private ShapedGlyph[] Reshape(ShapedRun run, int start, int end)
    {
        if (start == run.Start && end == run.End)
        {
            return run.Glyphs;
        }

        if (reshaped.TryGetValue((start, end), out var known))
        {
            return known;
        }

        var glyphs = RunShaper.Shape(Text, Starts, Traits, start, end, run.Font, run.Options);
        if (reshaped.Count < MaxRememberedPieces)
        {
            reshaped[(start, end)] = glyphs;
        }

        return glyphs;
    }

    // Spacing after every grapheme, as in Edges.
    private double WidthOf(ShapedRun run, int start, int end, ShapedGlyph[] glyphs)
    {
        double units = 0;
        foreach (var glyph in glyphs)
        {
            units += glyph.AdvanceX;
        }

        var width = units / run.Font.UnitsPerEm * run.Scale;
        width += (start == run.Start ? run.PaddingBefore : 0) + (end == run.End ? run.PaddingAfter : 0);
        for (var grapheme = start; WordSpacing != 0 && grapheme < end; grapheme++)
        {
            width += (Traits[grapheme] & GraphemeTraits.WordSpace) != 0 ? WordSpacing : 0;
        }

        if (Spacing != 0)
        {
            var before = -1;
            foreach (var glyph in glyphs)
            {
                var grapheme = GraphemeAt(glyph.Cluster);
                width += grapheme != before ? Spacing : 0;
                before = grapheme;
            }
        }

        return width;
    }

    /// <summary>The grapheme a UTF-16 index lies in.</summary>
    public int GraphemeAt(int index)
    {
        var found = Array.BinarySearch(Starts, index);
        return found >= 0 ? found : ~found - 1;
    }

    // Clusters ascend with the text in a run from left to right and descend in the other, so both ends can be searched for.
    private static ArraySegment<ShapedGlyph> GlyphsOf(ShapedRun run, int textStart, int textEnd)
    {
        var glyphs = run.Glyphs;
        if (run.RightToLeft)
        {
            var first = CountWhile(glyphs, cluster => cluster >= textEnd);
            var end = CountWhile(glyphs, cluster => cluster >= textStart);
            return new ArraySegment<ShapedGlyph>(glyphs, first, end - first);
        }
        else
        {
            var first = CountWhile(glyphs, cluster => cluster < textStart);
            var end = CountWhile(glyphs, cluster => cluster < textEnd);
            return new ArraySegment<ShapedGlyph>(glyphs, first, end - first);
        }
    }

    private static int CountWhile(ShapedGlyph[] glyphs, Func<int, bool> belongs)
    {
        var low = 0;
        var high = glyphs.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (belongs(glyphs[middle].Cluster))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
