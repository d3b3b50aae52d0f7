using FsCheck;
using FsCheck.Fluent;
using OgService.Unicode;
using static OgService.Typography.Tests.Paragraphs.Setting;

namespace OgService.Typography.Tests.Paragraphs;

/// <summary>What must hold for every text in every box.</summary>
public sealed class ParagraphProperties
{
    private const float Tolerance = 0.02f;

    private static readonly string[] Pieces =
    [
        " ", " ", " ", " ", " ", "a", "the", "of", "Nexus", "innovative", "AVATAR", "office", "well-known", "Donaudampfschifffahrt", "AI:", "(see", "it)",
        "\"so\"", "2024", "1,000", "—", "-", "/", "é", "e\u0301", "q\u0323\u0307", "ő", "Привет", "日本", "語。", "、", "สวัสดี", "नमस्ते", "مرحبا", "שלום", "🎉", "👨‍👩‍👧", "🇫🇷", "👍🏽",
        "\u00AD", "\u200B", "\u00A0", "\u2028", "\u2066", "\u2069", "\u202E", "\uE123", "\uD800", "\t\n", "…", "fi", "W", "i", "\u0301", "\uFE0F", Box,
    ];

    // No mark may follow it in one grapheme.
    private const string Box = "\uFFFC\u200B";

    private static readonly TextEngine Engine = new(Library);

    private static readonly Gen<Case> Cases =
        from pieces in Gen.ArrayOf(Gen.Elements(Pieces), 24).Or(Gen.ArrayOf(Gen.Elements(Pieces), 6)).Or(Gen.ArrayOf(Gen.Elements(Pieces), 60))
        from width in Gen.Elements(3f, 20, 47.5f, 90, 150, 233, 400, 700, 1072, float.PositiveInfinity)
        from size in Gen.Elements(11f, 24, 40.5f, 76)
        from least in Gen.Elements<float?>(null, null, 8, 10.3f, 200)
        from lines in Gen.Elements(1, 2, 3, 5, int.MaxValue)
        from height in Gen.Elements(float.PositiveInfinity, float.PositiveInfinity, 10, 95, 250)
        from wrap in Gen.Elements(Enum.GetValues<TextWrap>())
        from align in Gen.Elements(Enum.GetValues<TextAlign>())
        from spacing in Gen.Elements(0f, 0, 0, 2.5f, -0.8f)
        from words in Gen.Elements(0f, 0, 4.5f)
        from family in Gen.Elements("Inter", "Fraunces", "JetBrains Mono")
        from parts in Gen.ArrayOf(Gen.Choose(0, 9), 24)
        select new Case(
            Styled(pieces, parts),
            new TextStyle { Families = [family], SizePx = size, Weight = 650, LetterSpacingPx = spacing, WordSpacingPx = words },
            new ParagraphSettings
            {
                WidthPx = width,
                MaxLines = lines,
                MaxHeightPx = height,
                Wrap = wrap,
                Align = align,
                MinSizePx = least,
            });

    private sealed record Case(StyledText Styled, TextStyle Style, ParagraphSettings Settings)
    {
        public string Text => Styled.Text;

        public Paragraph Lay() => Engine.Lay(Styled, Style, Settings);
    }

    // About half of the texts have spans, of every kind; places are those of pieces.
    private static StyledText Styled(string[] pieces, int[] parts)
    {
        var spans = new List<TextSpan>();
        var isolates = new List<TextRange>();
        var at = 0;
        for (var index = 0; index < pieces.Length; index++)
        {
            var end = at + pieces[index].Length;
            var span = new TextSpan(at, end);
            if (pieces[index] == Box)
            {
                spans.Add(span with { End = at + 1, Box = new InlineBox(1.5f, 1.2f, -0.2f) });
                at = end;
                continue;
            }

            switch (parts.Length == 0 || parts[0] < 5 ? 0 : parts[index % parts.Length])
            {
                case 1:
                    spans.Add(span);
                    break;
                case 2:
                    spans.Add(span with { Weight = 300, Italic = true });
                    break;
                case 3:
                    spans.Add(span with { Families = ["JetBrains Mono"], Scale = 0.9f, PaddingStartEm = 0.25f, PaddingEndEm = 0.3f });
                    break;
                case 4:
                    spans.Add(span with { Features = [new("smcp", 1)] });
                    isolates.Add(new TextRange(at, end));
                    break;
                case 5:
                    isolates.Add(new TextRange(at, end));
                    break;
            }

            at = end;
        }

        return new StyledText(string.Concat(pieces), spans, isolates);
    }

    // The same parts of a text without some of its characters.
    private static StyledText Without(StyledText styled, params ReadOnlySpan<string> gone)
    {
        var kept = new int[styled.Text.Length + 1];
        for (var unit = 0; unit < styled.Text.Length; unit++)
        {
            kept[unit + 1] = kept[unit] + (gone.Contains(styled.Text[unit].ToString()) ? 0 : 1);
        }

        var text = styled.Text;
        foreach (var one in gone)
        {
            text = text.Replace(one, "", StringComparison.Ordinal);
        }

        return new StyledText(
            text,
            [.. styled.Spans.Where(span => kept[span.End] > kept[span.Start]).Select(span => span with { Start = kept[span.Start], End = kept[span.End] })],
            [.. styled.Isolates.Where(part => kept[part.End] > kept[part.Start]).Select(part => new TextRange(kept[part.Start], kept[part.End]))]);
    }

    [Fact]
    public void No_line_is_wider_than_its_box_unless_one_grapheme_is() => Check(test =>
    {
        var paragraph = test.Lay();
        return paragraph.Lines.All(line =>
            line.WidthPx <= test.Settings.WidthPx + Tolerance || Graphemes(line.Text).Count(Counts) <= 1);
    });

    [Fact]
    public void Glyphs_lie_inside_their_line() => Check(test => test.Lay().Lines.All(line => line.Runs.SelectMany(run => run.Glyphs).All(glyph =>
        glyph.X >= line.X - (0.6f * test.Style.SizePx) && glyph.X <= line.X + line.WidthPx + (0.6f * test.Style.SizePx))));

    [Fact]
    public void No_line_ends_inside_a_grapheme() => Check(test =>
    {
        // Shown hyphens and ellipses cannot be told from those of the text.
        var text = Without(test.Styled, "\u00AD", "…");
        var boundaries = new HashSet<int> { 0 };
        var at = 0;
        foreach (var grapheme in Engine.Lay(text, test.Style, new ParagraphSettings()).Lines.SelectMany(line => Graphemes(line.Text)).Where(Counts))
        {
            boundaries.Add(at += Bare(grapheme).Length);
        }

        at = 0;
        return Engine.Lay(text, test.Style, test.Settings).Lines.All(line => boundaries.Contains(at += Bare(line.Text.TrimEnd('…')).Length));
    });

    [Fact]
    public void What_is_shown_and_what_is_lost_make_the_whole_text() => Check(test =>
    {
        // A shown hyphen cannot be told from one of the text.
        var text = Without(test.Styled, "\u00AD");
        var paragraph = Engine.Lay(text, test.Style, test.Settings);
        var shown = string.Concat(paragraph.Lines.SkipLast(1).Select(line => line.Text));
        var lost = Note<TextClamped>(paragraph)?.Lost;
        var last = paragraph.Lines.Count == 0 ? "" : paragraph.Lines[^1].Text;
        last = lost is not null && last.EndsWith('…') ? last[..^1] : last;
        var whole = string.Concat(Engine.Lay(text, test.Style, new ParagraphSettings()).Lines.Select(line => line.Text));
        var withDots = shown + last + "…" + lost;
        return Bare(shown + last + lost) == Bare(whole) || Bare(withDots) == Bare(whole);
    });

    [Fact]
    public void A_text_is_never_set_under_its_smallest_size_nor_over_the_asked_one() => Check(test =>
    {
        var paragraph = test.Lay();
        var least = Math.Min(test.Settings.MinSizePx ?? test.Style.SizePx, test.Style.SizePx);
        return paragraph.SizePx >= least && paragraph.SizePx <= test.Style.SizePx;
    });

    [Fact]
    public void Lines_keep_to_their_number_and_height() => Check(test =>
    {
        var paragraph = test.Lay();
        return paragraph.Lines.Count <= test.Settings.MaxLines
            && (paragraph.Lines.Count <= 1 || paragraph.HeightPx <= test.Settings.MaxHeightPx + Tolerance)
            && Math.Abs(paragraph.HeightPx - (paragraph.Lines.Count * paragraph.LineHeightPx)) < 0.01f
            && (paragraph.Lines.Count == 0 || paragraph.LineHeightPx >= (test.Settings.LineHeight * paragraph.SizePx) - 0.01f);
    });

    [Fact]
    public void Notes_tell_the_truth() => Check(test =>
    {
        var paragraph = test.Lay();
        var shrunk = Note<TextShrunk>(paragraph);
        var truth = shrunk is null ? paragraph.SizePx == test.Style.SizePx || paragraph.Lines.Count == 0
            : shrunk == new TextShrunk(test.Style.SizePx, paragraph.SizePx) && paragraph.SizePx < test.Style.SizePx;

        // Said to be whole: then every visible character is there.
        if (Note<TextClamped>(paragraph) is null)
        {
            var whole = Engine.Lay(test.Styled, test.Style, new ParagraphSettings());
            truth &= WithoutHyphens(whole) == WithoutHyphens(paragraph);
        }

        var missing = paragraph.Notes.OfType<GlyphMissing>().Select(note => note.CodePoint).ToArray();
        return truth && missing.Distinct().Count() == missing.Length
            && paragraph.Notes.OfType<WordBroken>().All(note => note.Word.Length > 0);
    });

    [Fact]
    public void Balance_and_pretty_have_as_many_lines_as_greedy() => Check(test =>
    {
        var greedy = Engine.Lay(test.Styled, test.Style, test.Settings with { Wrap = TextWrap.Greedy });
        var balance = Engine.Lay(test.Styled, test.Style, test.Settings with { Wrap = TextWrap.Balance });
        var pretty = Engine.Lay(test.Styled, test.Style, test.Settings with { Wrap = TextWrap.Pretty });
        return balance.Lines.Count == greedy.Lines.Count && pretty.Lines.Count == greedy.Lines.Count
            && balance.SizePx == greedy.SizePx && balance.WidthPx <= Math.Max(greedy.WidthPx, test.Settings.WidthPx + Tolerance);
    });

    [Fact]
    public void Justified_lines_are_as_wide_as_the_box_or_as_they_were() => Check(test =>
    {
        var plain = Engine.Lay(test.Styled, test.Style, test.Settings with { Align = TextAlign.Start });
        var justified = Engine.Lay(test.Styled, test.Style, test.Settings with { Align = TextAlign.Justify });
        var box = float.IsFinite(test.Settings.WidthPx) ? test.Settings.WidthPx : plain.WidthPx;
        return justified.Lines.Count == plain.Lines.Count && justified.Lines.Zip(plain.Lines).All(pair =>
            pair.First.Text == pair.Second.Text
            && (pair.First.WidthPx == pair.Second.WidthPx || Math.Abs(pair.First.WidthPx - box) < Tolerance))
            && (plain.Lines.Count == 0 || justified.Lines[^1].WidthPx == plain.Lines[^1].WidthPx);
    });

    [Fact]
    public void Runs_of_a_line_join_without_gaps_and_fill_it() => Check(test => test.Lay().Lines.All(line =>
    {
        var at = line.X;
        foreach (var run in line.Runs)
        {
            if (Math.Abs(run.X - at) > Tolerance)
            {
                return false;
            }

            at = run.X + run.WidthPx;
        }

        return !line.Runs.Any(run => run.Glyphs.Count > 0) || Math.Abs(at - line.X - line.WidthPx) < Tolerance;
    }));

    [Fact]
    public void A_cold_engine_agrees_with_a_warm_one() => Check(test => Print(test.Lay()) == Print(Lay(test.Styled, test.Style, test.Settings)), 60);

    // A soft hyphen at which a line ends shows as one.
    private static string WithoutHyphens(Paragraph paragraph)
        => Bare(string.Concat(paragraph.Lines.Select(line => line.Text))).Replace("-", "", StringComparison.Ordinal).Replace("\u2010", "", StringComparison.Ordinal);

    // One seed: a run that failed fails again.
    private static void Check(Func<Case, bool> holds, int times = 400) =>
        Prop.ForAll(Arb.From(Cases), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(20_241_122UL, 7UL));

    private static IEnumerable<string> Graphemes(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = GraphemeBreaker.NextLength(text.AsSpan(at));
            yield return text.Substring(at, length);
            at += length;
        }
    }

    private static bool Counts(string grapheme) => grapheme.EnumerateRunes().Any(rune =>
        !CodePointProperties.IsWhiteSpace(rune.Value) && !CodePointProperties.IsDefaultIgnorable(rune.Value));

    private static string Bare(string text) => string.Concat(text.EnumerateRunes().Where(rune =>
        !CodePointProperties.IsWhiteSpace(rune.Value) && !CodePointProperties.IsDefaultIgnorable(rune.Value)).Select(rune => rune.ToString()));
}
