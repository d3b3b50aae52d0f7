using System.Text;

namespace OgService.Unicode.Tests;

/// <summary>Texts made to be slow or to break something. No clock is read: at a million units what is quadratic takes 10^12 steps and
/// never ends, and at twenty thousand times sixty it takes minutes.</summary>
public class HostileTextTests
{
    private const int Million = 1_000_000;

    public static TheoryData<string> Patterns { get; } =
    [
        "a", "\u0301", "a\u0301", "\u200D", "👩\u200D", "🇩", "\uD800", "\uDC00", "\uDC00\uD800", " ", "\u200B", "\"", "“", "”", "“ ",
        "( ", "(", ")", "()",
        "([{", "\u2066", "\u2067", "\u2068", "\u2069", "\u2068א", "\u2066\u2069", "\u202A", "\u202E", "\u202C",
        "\u202A\u202C", "\u202Ea\u202C",
        "א", "א1", "1,", "$", "1$", "$(", "$(\u0301", "-",
        "א-", " .", "क्", "\u1B05\u1B44", "\u1100", "\u1161", "각", "\u0344", "\u0345\u0301",
        "\n", "\r", "\r\n", "a\u2029א", "'", "a'", "a:\u0301", "\u0000", "\uFFFF", "\u2329(", "字", "\u25CC\u1B05",
        "ก", "กา", "เ", "ั", "ก้อ", "ๆ", "ກ", "ເກ", "ក", "ក្", "ក់", "က", "က်", "က္", "\uD805\uDF04", "ᦷ", "한", "……",
    ];

    private static readonly LineBreakOptions[] Tailorings =
    [
        default, new("ko"), new("zh", LineBreakStrictness.Loose, WordBreak.KeepAll), new("ja", LineBreakStrictness.Normal, WordBreak.BreakAll),
        new("th", LineBreakStrictness.Anywhere),
    ];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_long_text_of_anything_is_linear(string pattern) => Exercise(Repeat(pattern, 20_000));

    [Fact]
    public void A_million_units_are_linear()
    {
        string[] patterns = ["a b", "\u0345\u0301", "\u2068א", "(", "“ ", "👩\u200D", "\uDC00\uD800", "$(\u0301", "א1,", "\u202Ea"];
        Exercise(string.Concat(patterns.Select(pattern => Repeat(pattern, Million / patterns.Length))));
    }

    [Theory]
    [InlineData("\u2068", "א", "\u2069")]
    [InlineData("\u2067", "a", "\u2069")]
    [InlineData("\u202B", "a", "\u202C")]
    [InlineData("(", "א", ")")]
    [InlineData("(a", "א", ")1")]
    public void Nesting_fifty_thousand_deep_is_linear(string open, string middle, string close) =>
        Exercise(Repeat(open, 50_000 * open.Length) + middle + Repeat(close, 50_000 * close.Length));

    [Theory]
    [InlineData("“", "\u0301")]
    [InlineData("$(", "\u0301")]
    [InlineData("a”", "\u0301")]
    [InlineData("a:", "\u0301")]
    [InlineData("א\"", "\u00AD")]
    [InlineData("\u1B05\u1B05", "\u0301")]
    public void Looking_past_many_marks_happens_a_few_times_only(string start, string marks) =>
        Exercise(start + Repeat(marks, Million / 10) + start + Repeat(marks, Million / 10));

    [Fact]
    public void Spans_of_every_length_are_handled()
    {
        var text = string.Concat(((IEnumerable<ITheoryDataRow>)Patterns).Select(row => (string)row.GetData()[0]!));
        for (var start = 0; start < text.Length; start++)
        {
            for (var end = start; end <= text.Length; end += 1 + (end / 40))
            {
                Exercise(text[start..end]);
            }
        }
    }

    [Fact]
    public void Lone_surrogates_anywhere_are_handled()
    {
        const string text = "a👩\u200D👩 e\u0301 אב(ג) 1,5 각 क्ष";
        for (var place = 0; place <= text.Length; place++)
        {
            foreach (var surrogate in new[] { "\uD83D", "\uDC69", "\uDC69\uD83D" })
            {
                Exercise(text[..place] + surrogate + text[place..]);
            }
        }
    }

    private static string Repeat(string pattern, int length) =>
        new StringBuilder().Insert(0, pattern, length / pattern.Length).ToString();

    // Runs everything, and checks what holds for every text.
    private static void Exercise(string text)
    {
        var breaks = new LineBreak[text.Length];
        LineBreaker.Find(text, breaks);
        Assert.True(text.Length == 0 || breaks[^1] == LineBreak.Mandatory);

        foreach (var options in Tailorings)
        {
            LineBreaker.Find(text, breaks, options);
            AssertCovers(text, GraphemeBreaker.NextLength, breaks);
        }

        AssertCovers(text, WordBreaker.NextLength, breaks);

        var composed = Normalization.ToNfc(text);
        Assert.Same(composed, Normalization.ToNfc(composed));
        var decomposed = Normalization.ToNfd(text);
        Assert.Same(decomposed, Normalization.ToNfd(decomposed));
        Assert.Equal(composed, Normalization.ToNfc(decomposed));

        foreach (var language in new[] { null, "el", "tr" })
        {
            Assert.True(CaseMapping.ToUpper(text, language).Length >= text.Length / 4);
            Assert.True(CaseMapping.ToLower(text, language).Length >= text.Length / 2);
        }

        foreach (var direction in Enum.GetValues<BidiDirection>())
        {
            var paragraph = Bidi.Resolve(text, direction);
            Assert.False(paragraph.Levels.ContainsAnyExceptInRange((byte)0, (byte)126));
            var runs = paragraph.GetRuns(0, text.Length);
            Assert.Equal(text.Length, runs.Sum(run => run.Length));
            Assert.DoesNotContain(runs, run => run.Length == 0);
        }
    }

    private static void AssertCovers(string text, SegmentTests.NextLength nextLength, LineBreak[] breaks)
    {
        var splitPairs = 0;
        var start = 0;
        while (start < text.Length)
        {
            var length = nextLength(text.AsSpan(start));
            if (length <= 0)
            {
                break;
            }

            start += length;
            splitPairs += start < text.Length && char.IsSurrogatePair(text[start - 1], text[start]) ? 1 : 0;
        }

        Assert.Equal((text.Length, 0), (start, splitPairs));
        for (var index = 1; index < text.Length; index++)
        {
            splitPairs += char.IsSurrogatePair(text[index - 1], text[index]) && breaks[index - 1] != LineBreak.Prohibited ? 1 : 0;
        }

        Assert.Equal(0, splitPairs);
    }
}
