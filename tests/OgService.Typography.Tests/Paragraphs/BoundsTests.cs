using OgService.Testing;
using static OgService.Typography.Tests.Paragraphs.Setting;

namespace OgService.Typography.Tests.Paragraphs;

public sealed class BoundsTests
{
    public static TheoryData<string> Hostile => new("words", "word", "marks", "joined", "separators", "isolates", "ideographs", "private", "soft", "spaces", "jamo", "surrogates");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_million_characters_are_set_in_bounded_time_and_memory(string kind)
    {
        var text = Make(kind);
        var engine = new TextEngine(Library);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var guard = HangGuard.Start();
        foreach (var room in new[]
        {
            new ParagraphSettings { WidthPx = 1072, MaxLines = 3, MinSizePx = 44, Wrap = TextWrap.Balance },
            new ParagraphSettings { WidthPx = 5 },
            new ParagraphSettings(),
        })
        {
            var paragraph = engine.Lay(text, Bold(76), room);
            Assert.True(paragraph.Lines.Count <= 20_000);
        }

        guard.Check(kind);

        // Of this thread only: others open fonts at the same time.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) >> 20, 0, 600);
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        var engine = new TextEngine(Library);
        var free = new ParagraphSettings();

        Assert.ThrowsAny<ArgumentException>(() => engine.Lay("a", Bold(0), free));
        Assert.ThrowsAny<ArgumentException>(() => engine.Lay("a", Bold(float.NaN), free));
        Assert.ThrowsAny<ArgumentException>(() => engine.Lay("a", Bold(2_001), free));
        Assert.ThrowsAny<ArgumentException>(() => engine.Lay("a", Bold(20) with { Weight = 0 }, free));
        Assert.ThrowsAny<ArgumentException>(() => engine.Lay("a", Bold(20) with { Families = [] }, free));
        Assert.ThrowsAny<ArgumentException>(() => engine.Lay("a", Bold(20) with { LetterSpacingPx = float.NaN }, free));
        Assert.ThrowsAny<ArgumentException>(() => engine.Lay("a", Bold(20), free with { WidthPx = float.NaN }));
        Assert.ThrowsAny<ArgumentException>(() => engine.Lay("a", Bold(20), free with { WidthPx = -1 }));
        Assert.ThrowsAny<ArgumentException>(() => engine.Lay("a", Bold(20), free with { MaxLines = 0 }));
        Assert.ThrowsAny<ArgumentException>(() => engine.Lay("a", Bold(20), free with { LineHeight = 0 }));
        Assert.ThrowsAny<ArgumentException>(() => engine.Lay("a", Bold(20), free with { MinSizePx = 0 }));
    }

    private static string Make(string kind) => kind switch
    {
        "words" => string.Concat(Enumerable.Repeat("lorem ipsum ", 83_333)),
        "word" => new string('a', 1_000_000),
        "marks" => "Z" + new string('\u0301', 1_000_000),
        "joined" => string.Concat(Enumerable.Repeat("👨\u200D", 300_000)),
        "separators" => new string('\u2028', 1_000_000),
        "isolates" => string.Concat(Enumerable.Repeat("\u2067a", 10_000)) + new string('\u2069', 500_000),
        "ideographs" => new string('漢', 1_000_000),
        "private" => new string([.. Enumerable.Range(0, 1_000_000).Select(index => (char)(0xE000 + (index % 6_000)))]),
        "soft" => string.Concat(Enumerable.Repeat("a\u00AD", 500_000)),
        "spaces" => new string('\u3000', 1_000_000),
        "jamo" => new string('\u1100', 1_000_000),
        "surrogates" => new string('\uD83D', 1_000_000),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
