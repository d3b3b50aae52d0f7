namespace OgService.Typography.Paragraphs;

/// <summary>The room that the lines of a text need so that the ink of neighbours does not touch, in em.</summary>
/// <remarks>
/// A line height is chosen for Latin letters; signs above and below the letters of Devanagari, Thai, Tibetan, Arabic, Khmer, Myanmar and others reach
/// farther. One distance serves the whole paragraph, from the highest and the lowest ink anywhere in it, so that lines stay even and breaking them
/// otherwise changes nothing. It is never more than the fonts themselves ask for (CSS <c>line-height: normal</c>), or 1.4: marks piled up
/// on purpose do not push lines apart. Boxes and larger letters in the line count as they are. A text of plain Latin, Greek, Cyrillic, Han, kana and Hangul needs nothing; what was asked is right for it.
/// </remarks>
/// <param name="Above">From the baseline up.</param>
/// <param name="Below">From the baseline down.</param>
/// <param name="Pitch">From baseline to baseline; 0 when nothing is needed.</param>
internal readonly record struct LineRoom(double Above, double Below, double Pitch)
{
    // Between the lowest ink of a line and the highest of the next.
    private const double Clearance = 0.06;

    // Fonts for Latin ask for less than Vietnamese capitals with two signs need.
    private const double AlwaysGranted = 1.4;

    public static LineRoom Of(string text, ShapedRun[] runs, IReadOnlyList<TextSpan> spans)
    {
        var asked = (Above: 0.0, Below: 0.0);
        var larger = false;
        foreach (var span in spans)
        {
            larger |= span.Scale > 1;
            if (span.Box is { } box)
            {
                asked = (Math.Max(asked.Above, box.HeightEm + box.RaiseEm), Math.Max(asked.Below, -box.RaiseEm));
            }
        }

        var room = larger || HasTallLetters(text) ? Measure(runs) : default;
        if (asked.Above + asked.Below == 0)
        {
            return room;
        }

        var (above, below) = (Math.Max(room.Above, asked.Above), Math.Max(room.Below, asked.Below));
        return new LineRoom(above, below, Math.Max(room.Pitch, above + below));
    }

    /// <summary>The line height to use, as a multiple of the font size.</summary>
    public double LineHeight(float asked) => Math.Max(asked, Pitch);

    /// <summary>A baseline's distance from its line's top, moved as little as keeps the ink inside the line.</summary>
    /// <param name="baseline">Where it would be, in em.</param>
    public double KeepInside(double baseline, double lineHeight) =>
        Pitch == 0 || Above + Below > lineHeight ? baseline : Math.Clamp(baseline, Above, lineHeight - Below);

    private static LineRoom Measure(ShapedRun[] runs)
    {
        var (above, below) = (0.0, 0.0);
        var (ascent, descent, gap) = (0.0, 0.0, 0.0);
        foreach (var run in runs)
        {
            var em = (double)run.Font.UnitsPerEm;
            var metrics = run.Font.Metrics;
            em /= run.Scale;
            ascent = Math.Max(ascent, metrics.AscentUnits / em);
            descent = Math.Max(descent, metrics.DescentUnits / em);
            gap = Math.Max(gap, metrics.LineGapUnits / em);
            foreach (var glyph in run.Glyphs)
            {
                // The sign for a missing glyph is of no script.
                if (glyph.Id != 0)
                {
                    var ink = run.Font.InkOf(glyph.Id);
                    above = Math.Max(above, ((double)ink.Top + glyph.OffsetY) / em);
                    below = Math.Max(below, -((double)ink.Bottom + glyph.OffsetY) / em);
                }
            }
        }

        return new LineRoom(above, below, Math.Min(above + below + Clearance, Math.Max(ascent + descent + gap, AlwaysGranted)));
    }

    // By blocks: Armenian to Greek Extended (Latin with stacked marks among them), Phags-pa to Meetei Mayek, Hebrew and Arabic
    // presentation forms, and the scripts of the supplementary plane before mathematics and emoji.
    private static bool HasTallLetters(string text)
    {
        foreach (var unit in text)
        {
            if (unit is (>= '\u0530' and < '\u2000') or (>= '\uA800' and < '\uAC00') or (>= '\uFB1D' and < '\uFE00') or (>= '\uFE70' and < '\uFEFF')
                or (>= '\uD800' and <= '\uD833') or (>= '\uD838' and <= '\uD83A'))
            {
                return true;
            }
        }

        return false;
    }
}
