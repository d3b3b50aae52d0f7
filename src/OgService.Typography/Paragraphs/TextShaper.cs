using OgService.Typography.Shaping;
using OgService.Unicode;

namespace OgService.Typography.Paragraphs;

/// <summary>Characters → graphemes → runs → glyphs, measures and places to break.</summary>
internal static class TextShaper
{
    private const int SoftHyphen = 0xAD;
    private const int Hyphen = 0x2010;

    /// <param name="style">Its size only turns letter spacing into em.</param>
    public static ShapedText Shape(StyledText styled, PreparedText prepared, SpanFaces faces, TextStyle style)
    {
        var text = prepared.Text;
        var starts = FindGraphemes(text);
        var traits = new GraphemeTraits[starts.Length - 1];
        var options = new ShapingOptions(
            style.Lang, RightToLeft: false, OptionalLigatures: style.LetterSpacingPx == 0, Kerning: true, style.Features);
        var spacing = (double)style.LetterSpacingPx / style.SizePx;
        var wordSpacing = (double)style.WordSpacingPx / style.SizePx;
        var levels = TextLevels.Find(text, style.Lang, prepared.Find(styled.Isolates));
        var spans = SpanMap.Of(styled, prepared, starts);

        var missing = new List<int>();
        var runs = Itemiser.Itemise(text, starts, traits, faces, spans, levels, missing);
        for (var index = 0; index < runs.Length; index++)
        {
            var run = spans is null ? runs[index] : AsSpanned(runs[index], spans);
            run = run with { Options = FeaturesOf(run, options, spans) with { RightToLeft = run.RightToLeft } };
            runs[index] = run.IsBox
                ? run
                : run with { Glyphs = RunShaper.Shape(text, starts, traits, run.Start, run.End, run.Font, run.Options) };
        }

        var edges = Measure(starts, traits, runs, spacing, wordSpacing);
        var hyphen = text.Contains((char)SoftHyphen) ? ShapeHyphen(faces, style) : null;
        return new ShapedText
        {
            Text = text,
            Starts = starts,
            Edges = edges,
            Traits = traits,
            Runs = runs,
            Breaks = FindBreaks(text, style, starts, traits, edges, spacing, hyphen),
            Spacing = spacing,
            WordSpacing = wordSpacing,
            Primary = faces.Primary,
            Spans = spans,
            Room = LineRoom.Of(text, runs, styled.Spans),
            RightToLeft = levels.RightToLeft,
            Hyphen = hyphen,
            Missing = missing,
            Beyond = prepared.Beyond,
        };
    }

    private static ShapedRun AsSpanned(ShapedRun run, SpanMap spans) => run with
    {
        Scale = spans.SpanAt(run.Start)?.Scale ?? 1,
        IsBox = spans.SpanAt(run.Start)?.Box is not null,
        PaddingBefore = spans.PaddingBefore(run.Start),
        PaddingAfter = spans.PaddingAfter(run.End - 1),
    };

    private static ShapingOptions FeaturesOf(ShapedRun run, in ShapingOptions options, SpanMap? spans) =>
        spans?.SpanAt(run.Start) is { Features: { Count: > 0 } own } ? options with { Features = [.. options.Features, .. own] } : options;

    private static ShapedText ShapeHyphen(SpanFaces faces, TextStyle style)
    {
        // U+2010 is the better sign, but not from a font of another look.
        var hyphenFace = faces.Whole.Choose(Hyphen);
        var same = ReferenceEquals(hyphenFace, faces.Whole.Choose('-')) && hyphenFace.TryGetGlyph(Hyphen, out _);
        var shown = same ? "\u2010" : "-";
        return Shape(new StyledText(shown), new PreparedText(shown, Beyond: null), faces, style);
    }

    private static int[] FindGraphemes(string text)
    {
        var starts = new int[text.Length + 1];
        var count = 0;
        for (var at = 0; at < text.Length;)
        {
            starts[count++] = at;
            at += GraphemeBreaker.NextLength(text.AsSpan(at));
        }

        starts[count] = text.Length;
        Array.Resize(ref starts, count + 1);
        return starts;
    }

    private static double[] Measure(int[] starts, GraphemeTraits[] traits, ShapedRun[] runs, double spacing, double wordSpacing)
    {
        var edges = new double[traits.Length + 1];
        foreach (var run in runs)
        {
            // First the width of each grapheme, one place to the right; then their sums.
            var grapheme = run.RightToLeft ? run.End - 1 : run.Start;
            foreach (var glyph in run.Glyphs)
            {
                while (grapheme < run.End - 1 && glyph.Cluster >= starts[grapheme + 1])
                {
                    grapheme++;
                }

                while (grapheme > run.Start && glyph.Cluster < starts[grapheme])
                {
                    grapheme--;
                }

                edges[grapheme + 1] += (double)glyph.AdvanceX / run.Font.UnitsPerEm * run.Scale;
                traits[grapheme] |= GraphemeTraits.Visible;
            }

            traits[run.Start] |= run.IsBox ? GraphemeTraits.Visible : GraphemeTraits.None;
            ShareLigatures(traits, edges, run, spacing);
            edges[run.Start + 1] += run.PaddingBefore;
            edges[run.End] += run.PaddingAfter;
        }

        for (var index = 0; wordSpacing != 0 && index < traits.Length; index++)
        {
            edges[index + 1] += (traits[index] & GraphemeTraits.WordSpace) != 0 ? wordSpacing : 0;
        }

        for (var index = 1; index < edges.Length; index++)
        {
            edges[index] += edges[index - 1];
        }

        return edges;
    }

    // A ligature's width is shared evenly by its graphemes: good enough to look for a place to cut; the cut itself is shaped again.
    private static void ShareLigatures(GraphemeTraits[] traits, double[] widths, ShapedRun run, double spacing)
    {
        for (var first = run.Start; first < run.End;)
        {
            var end = first + 1;
            if ((traits[first] & GraphemeTraits.Visible) != 0)
            {
                widths[first + 1] += spacing;
                while (end < run.End && (traits[end] & (GraphemeTraits.Visible | GraphemeTraits.Ignorable)) == 0)
                {
                    traits[end] |= GraphemeTraits.Joined;
                    end++;
                }

                var share = widths[first + 1] / (end - first);
                for (var index = first; index < end && end > first + 1; index++)
                {
                    widths[index + 1] = share;
                }
            }

            first = end;
        }
    }

    private static BreakOpportunity[] FindBreaks(
        string text, TextStyle style, int[] starts, GraphemeTraits[] traits, double[] edges, double spacing, ShapedText? hyphen)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var breaks = new LineBreak[text.Length];
        LineBreaker.Find(text, breaks, new LineBreakOptions(style.Lang, style.LineBreak, style.WordBreak));
        var found = new List<BreakOpportunity>();
        var trimmedBefore = 0;
        for (var end = 1; end <= traits.Length; end++)
        {
            // After the last grapheme that does not hang; possibly on a line before.
            var trimmed = (traits[end - 1] & GraphemeTraits.Hangs) != 0 ? trimmedBefore : end;
            var trimmedWithoutLast = trimmedBefore;
            trimmedBefore = trimmed;
            var last = starts[end] - 1;
            if (breaks[last] == LineBreak.Prohibited)
            {
                continue;
            }

            var isLast = end == traits.Length;
            var soft = text[last] == SoftHyphen && !isLast && hyphen is not null;
            trimmed = soft ? trimmedWithoutLast : trimmed;
            var edge = edges[trimmed] - (trimmed > 0 ? spacing : 0);
            if (soft)
            {
                edge += spacing + hyphen!.TotalWidth;
            }

            found.Add(new BreakOpportunity(end, trimmed, edge, isLast || breaks[last] == LineBreak.Mandatory, soft));
        }

        return [.. found];
    }
}
