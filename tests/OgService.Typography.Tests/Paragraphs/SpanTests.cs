using static OgService.Typography.Tests.Paragraphs.Setting;

namespace OgService.Typography.Tests.Paragraphs;

/// <summary>Parts of a text that are set differently, in one paragraph.</summary>
public sealed class SpanTests
{
    [Fact]
    public void A_colour_change_inside_a_word_moves_no_glyph()
    {
        foreach (var text in new[] { "AVATAR office", "مرحبا بالعالم", "हिन्दी में" })
        {
            var plain = Lay(text, Bold(40), Wide(900)).Lines[0];
            var parted = Lay(new StyledText(text, [new TextSpan(1, 3)]), Bold(40), Wide(900)).Lines[0];

            Assert.Equal(plain.Runs.SelectMany(run => run.Glyphs), parted.Runs.SelectMany(run => run.Glyphs));
            Assert.Contains(parted.Runs, run => run.Span == 0);
            Assert.Contains(parted.Runs, run => run.Span == -1);
        }
    }

    [Fact]
    public void Runs_say_which_span_they_are_of()
    {
        var text = new StyledText("one two three", [new TextSpan(0, 3) { Weight = 900 }, new TextSpan(4, 7) { Italic = true }]);
        var runs = Lay(text, Bold(40), Wide(900)).Lines[0].Runs;

        Assert.Equal([0, -1, 1, -1], runs.Select(run => run.Span));
        Assert.Equal(3, runs.Select(run => run.Font).Distinct().Count());
    }

    [Fact]
    public void Code_is_set_in_its_own_family_and_size_with_room_around()
    {
        var code = new TextSpan(4, 8) { Families = ["JetBrains Mono"], Scale = 0.9f, PaddingStartEm = 0.5f, PaddingEndEm = 0.25f };
        var line = Lay(new StyledText("run main now", [code]), Bold(40), Wide(900)).Lines[0];
        var run = line.Runs.Single(run => run.Span == 0);

        Assert.StartsWith("jetbrains-mono", run.Font.Name);
        Assert.Equal(36, run.SizePx);
        Assert.Equal(20, run.Glyphs[0].X - run.X, 0.01f);
        Assert.Equal((4 * 0.6f * 36) + 30, run.WidthPx, 0.01f);
        Assert.Equal(line.WidthPx, line.Runs.Sum(part => part.WidthPx), 0.01f);
    }

    [Fact]
    public void Padding_is_not_repeated_where_a_span_goes_on_in_another_line()
    {
        var span = new TextSpan(0, 17) { PaddingStartEm = 1, PaddingEndEm = 1 };
        var lines = Lay(new StyledText("first line second", [span]), Bold(40), Wide(260)).Lines;

        Assert.Equal(2, lines.Count);
        Assert.Equal(40, lines[0].Runs[0].Glyphs[0].X, 0.01f);
        Assert.Equal(0, lines[1].Runs[0].Glyphs[0].X, 0.01f);
        Assert.Equal(Lay("second", Bold(40), Wide(900)).WidthPx + 40, lines[1].WidthPx, 0.01f);
    }

    [Fact]
    public void In_a_right_to_left_run_the_padding_before_is_at_the_right()
    {
        var span = new TextSpan(0, 5) { PaddingStartEm = 1 };
        var line = Lay(new StyledText("מילים", [span]), Bold(40), Wide(900)).Lines[0];

        Assert.Equal(Lay("מילים", Bold(40), Wide(900)).WidthPx + 40, line.WidthPx, 0.01f);
        Assert.Equal(line.X, line.Runs[0].X, 0.01f);
        Assert.True(line.Runs[0].Glyphs[0].X < line.X + 5);
    }

    [Fact]
    public void A_box_takes_its_room_and_leaves_no_character()
    {
        var box = new TextSpan(2, 3) { Box = new InlineBox(2, 1, 0) };
        var line = Lay(new StyledText("a \uFFFC b", [box]), Bold(40), Wide(900)).Lines[0];
        var run = line.Runs.Single(run => run.Span == 0);

        Assert.Equal("a  b", line.Text);
        Assert.Equal(80, run.WidthPx, 0.01f);
        Assert.Empty(run.Glyphs);
        Assert.Equal(Lay("a\u00A0 b", Bold(40), Wide(900)).WidthPx + 80, line.WidthPx, 0.1f);
    }

    [Fact]
    public void A_high_box_pushes_lines_apart()
    {
        var box = new TextSpan(0, 1) { Box = new InlineBox(1, 2, -0.25f) };
        var paragraph = Lay(new StyledText("\uFFFC b", [box]), Bold(40), Wide(900));

        Assert.Equal(80, paragraph.LineHeightPx, 0.01f);
        Assert.Equal(70, paragraph.Lines[0].BaselineY, 0.01f);
    }

    [Fact]
    public void White_space_collapses_across_spans()
    {
        var text = new StyledText("  one  two ", [new TextSpan(0, 6), new TextSpan(6, 10)]);
        var line = Lay(text, Bold(40), Wide(900)).Lines[0];

        Assert.Equal("one two", line.Text);
        Assert.Equal([0, 1], line.Runs.Select(run => run.Span));
        Assert.Equal(4, line.Runs[0].Glyphs.Count);
    }

    [Fact]
    public void Composition_keeps_spans_where_they_were()
    {
        var text = new StyledText("e\u0301e\u0301 ok", [new TextSpan(5, 7)]);
        var runs = Lay(text, Bold(40), Wide(900)).Lines[0].Runs;

        Assert.Equal(2, runs.Single(run => run.Span == 0).Glyphs.Count);
        Assert.Equal(3, runs.Single(run => run.Span == -1).Glyphs.Count);
    }

    [Fact]
    public void A_shown_hyphen_is_of_the_span_it_ends()
    {
        var text = new StyledText("Donau\u00ADdampf", [new TextSpan(0, 11)]);
        var lines = Lay(text, Bold(40), Wide(160)).Lines;

        Assert.EndsWith("-", lines[0].Text.Replace('\u2010', '-'));
        Assert.All(lines, line => Assert.All(line.Runs, run => Assert.Equal(0, run.Span)));
    }

    [Fact]
    public void Spans_out_of_order_or_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new StyledText("abc", [new TextSpan(1, 2), new TextSpan(0, 1)]));
        Assert.Throws<ArgumentException>(() => new StyledText("abc", [new TextSpan(0, 4)]));
        Assert.Throws<ArgumentException>(() => new StyledText("abc", [new TextSpan(0, 2) { Box = default(InlineBox) }]));
        Assert.Throws<ArgumentException>(() => new StyledText("abc", [new TextSpan(0, 2) { Scale = float.NaN }]));
        Assert.Throws<ArgumentException>(() => new StyledText("abc", isolates: [new TextRange(2, 2)]));
    }
}
