using FsCheck;
using FsCheck.Fluent;
using OgService.Testing;

namespace OgService.Unicode.Tests;

public class TailoredLineBreakTests
{
    private static readonly string[] Langs = ["", "en", "ja", "zh", "zh-Hant-TW", "ko", "th"];

    /// <summary>CSS Text 3, 5.2, for the languages it names and for others.</summary>
    [Theory]
    // Small kana and the prolonged sound mark.
    [InlineData("ja", LineBreakStrictness.Strict, "キャッチー", "キャッ|チー")]
    [InlineData("ja", LineBreakStrictness.Auto, "キャッチー", "キャッ|チー")]
    [InlineData("ja", LineBreakStrictness.Normal, "キャッチー", "キ|ャ|ッ|チ|ー")]
    [InlineData("en", LineBreakStrictness.Normal, "キャッチー", "キ|ャ|ッ|チ|ー")]
    [InlineData("ja", LineBreakStrictness.Loose, "ｷｬｯﾁｰ", "ｷ|ｬ|ｯ|ﾁ|ｰ")]
    // Hyphens like 〜.
    [InlineData("ja", LineBreakStrictness.Strict, "東〜京゠阪", "東〜|京゠|阪")]
    [InlineData("ja", LineBreakStrictness.Normal, "東〜京゠阪", "東|〜|京|゠|阪")]
    [InlineData("zh", LineBreakStrictness.Normal, "東〜京", "東|〜|京")]
    [InlineData("en", LineBreakStrictness.Loose, "東〜京", "東〜|京")]
    // Iteration marks.
    [InlineData("ja", LineBreakStrictness.Normal, "人々いすゞ", "人々|い|すゞ")]
    [InlineData("ja", LineBreakStrictness.Loose, "人々いすゞ", "人|々|い|す|ゞ")]
    [InlineData("en", LineBreakStrictness.Loose, "人々", "人|々")]
    // Leaders.
    [InlineData("ja", LineBreakStrictness.Normal, "文……", "文……")]
    [InlineData("ja", LineBreakStrictness.Loose, "文……文", "文…|…|文")]
    // Hyphens.
    [InlineData("ja", LineBreakStrictness.Normal, "文‐文", "文‐|文")]
    [InlineData("ja", LineBreakStrictness.Loose, "文‐文–a‐b", "文|‐|文|–|a‐|b")]
    // Centred punctuation.
    [InlineData("ja", LineBreakStrictness.Normal, "ア・イ：ウ！？", "ア・|イ：|ウ！？")]
    [InlineData("ja", LineBreakStrictness.Loose, "ア・イ：ウ！？", "ア|・|イ|：|ウ|！|？")]
    [InlineData("en", LineBreakStrictness.Loose, "ア・イ！", "ア・|イ！")]
    // Wide suffixes and prefixes.
    [InlineData("ja", LineBreakStrictness.Normal, "約％、￥文℃", "約％、|￥文℃")]
    [InlineData("ja", LineBreakStrictness.Loose, "約％、￥文℃", "約|％、|￥|文|℃")]
    [InlineData("ko", LineBreakStrictness.Loose, "約％", "約％")]
    [InlineData("ja", LineBreakStrictness.Loose, "50% $5", "50% |$5")]
    // Never: closing punctuation, and the ends of opening punctuation.
    [InlineData("ja", LineBreakStrictness.Loose, "「文」、文。", "「文」、|文。")]
    public void Strictness_decides_what_starts_a_line(string lang, LineBreakStrictness strictness, string text, string expected) =>
        Assert.Equal(expected, ShownBreaks.Show(text, new LineBreakOptions(lang, strictness)));

    [Theory]
    [InlineData("zh", "他说“你好”吧", "他|说|“你|好”|吧")]
    [InlineData("zh-Hans", "他说“hello”吧", "他|说|“hello”|吧")]
    [InlineData("zh-CN", "用‘abc’的", "用|‘abc’|的")]
    [InlineData("zh", "见it’s好", "见|it’s|好")]
    [InlineData("zh-Latn-pinyin", "说“hello”吧", "说“hello”吧")]
    [InlineData("en", "说“hello”吧", "说“hello”吧")]
    public void Quotation_marks_are_brackets_in_Chinese(string lang, string text, string expected) =>
        Assert.Equal(expected, ShownBreaks.Show(text, new LineBreakOptions(lang)));

    [Theory]
    [InlineData("ko", WordBreak.Auto, "한국어 문장은 띄어", "한국어 |문장은 |띄어")]
    [InlineData("ko-KR", WordBreak.Auto, "漢字와 日本語のテスト", "漢|字와 |日|本|語|の|テ|ス|ト")]
    [InlineData("ko", WordBreak.Auto, "2024년 BTS는 A/B안", "2024년 |BTS는 |A/|B안")]
    [InlineData("ko", WordBreak.Normal, "한국어 문장", "한|국|어 |문|장")]
    [InlineData("ko", WordBreak.KeepAll, "漢字와 日本語のテスト", "漢字와 |日本語のテスト")]
    [InlineData("en", WordBreak.Auto, "한국어", "한|국|어")]
    [InlineData("ja", WordBreak.KeepAll, "日本、東京。ラーメン", "日本、|東京。|ラーメン")]
    [InlineData("ja", WordBreak.KeepAll, "文😀文", "文|😀|文")]
    [InlineData("th", WordBreak.KeepAll, "ภาษาไทย", "ภา|ษา|ไทย")]
    [InlineData("en", WordBreak.BreakAll, "abc, 12", "a|b|c, |1|2")]
    [InlineData("en", WordBreak.BreakAll, "e\u0301a", "e\u0301|a")]
    [InlineData("th", WordBreak.BreakAll, "น้ำกี", "น้ำ|กี")]
    [InlineData("hi", WordBreak.BreakAll, "क्षमा", "क्ष|मा")]
    [InlineData("en", WordBreak.BreakAll, "(ab)", "(a|b)")]
    public void Words_are_kept_or_broken(string lang, WordBreak wordBreak, string text, string expected) =>
        Assert.Equal(expected, ShownBreaks.Show(text, new LineBreakOptions(lang, WordBreak: wordBreak)));

    [Theory]
    [InlineData("ab, (c).", "a|b|, |(|c|)|.")]
    [InlineData("a\u00A0b\u2060c", "a|\u00A0|b|\u2060|c")]
    [InlineData("👩‍👩‍👧e\u0301", "👩‍👩‍👧|e\u0301")]
    [InlineData("人々。", "人|々|。")]
    public void Anywhere_is_between_any_two_graphemes(string text, string expected) =>
        Assert.Equal(expected, ShownBreaks.Show(text, new LineBreakOptions("ja", LineBreakStrictness.Anywhere, WordBreak.KeepAll)));

    [Fact]
    public void Conditional_starters_are_those_of_the_database()
    {
        var folder = Repository.Corpora;
        if (folder is null)
        {
            Assert.Skip("OGSERVICE_CORPORA is not set.");
        }

        var listed = new HashSet<int>();
        foreach (var line in File.ReadLines(Path.Combine(folder, "text", "ucd-17", "LineBreak.txt")))
        {
            var fields = line.Split('#')[0].Split(';', StringSplitOptions.TrimEntries);
            if (fields is [{ } range, "CJ"])
            {
                var ends = range.Split("..").Select(end => Convert.ToInt32(end, 16)).ToArray();
                listed.UnionWith(Enumerable.Range(ends[0], ends[^1] - ends[0] + 1));
            }
        }

        Assert.NotEmpty(listed);
        Assert.Equal(listed, Enumerable.Range(0, 0x110000).Where(LineBreakTailorings.IsConditionalStarter).ToHashSet());
    }

    [Fact]
    public void No_options_ever_break_inside_a_grapheme() => ForAll((text, options) =>
    {
        // UAX #14 itself has a few: a mark after a space, for one. The wrapper looks at ends of graphemes only.
        var plain = ShownBreaks.Find(text, null);
        var found = ShownBreaks.Find(text, options);
        for (var start = 0; start < text.Length;)
        {
            var end = start + GraphemeBreaker.NextLength(text.AsSpan(start));
            for (var inside = start; inside < end - 1; inside++)
            {
                Assert.True(found[inside] <= plain[inside], $"at {inside}");
            }

            start = end;
        }
    });

    [Fact]
    public void No_options_add_a_break_before_closing_or_after_opening_punctuation() => ForAll((text, options) =>
    {
        if (options.Strictness == LineBreakStrictness.Anywhere)
        {
            return;
        }

        var plain = ShownBreaks.Find(text, null);
        var found = ShownBreaks.Find(text, options);
        for (var index = 1; index < text.Length; index++)
        {
            if ("。、，．」』）)!?;:.,".Contains(text[index]) || "「『（(".Contains(text[index - 1]) || "\u00A0\u2060\u200D".Contains(text[index - 1]))
            {
                Assert.True(found[index - 1] <= plain[index - 1], $"at {index}");
            }
        }
    });

    [Fact]
    public void Mandatory_breaks_stay_and_none_are_added() => ForAll((text, options) =>
    {
        var plain = ShownBreaks.Find(text, null);
        var found = ShownBreaks.Find(text, options);
        Assert.Equal(plain.Select(place => place == LineBreak.Mandatory), found.Select(place => place == LineBreak.Mandatory));
    });

    [Fact]
    public void Texts_of_other_scripts_are_as_without_options()
    {
        foreach (var text in new[] { "The quick (brown) fox, 3.14%", "Ünïcode “quoted” — well-known", "Привет, мир", "שלום עולם", "नमस्ते", "😀👍🏽" })
        {
            foreach (var lang in Langs)
            {
                Assert.Equal(ShownBreaks.Show(text, null), ShownBreaks.Show(text, new LineBreakOptions(lang)));
            }
        }
    }

    private static void ForAll(Action<string, LineBreakOptions> check)
    {
        string[] pieces =
        [
            "a", "b", "1", " ", "-", "(", ")", "“", "”", "’", ".", ",", "%", "$", "…", "\u00A0", "\u2060", "\u200D", "\u200B", "\n", "\u0301", "😀", "👍🏽",
            "字", "々", "ー", "ャ", "「", "」", "。", "、", "（", "）", "！", "・", "〜", "％", "￥", "한", "글", "ก", "า", "เ", "้", "ั", "ำ", "ๆ", "ส", "ร",
            "ກ", "ວ", "ັ", "ໄ", "ក", "្", "ា", "ំ", "់", "ៗ", "မ", "ြ", "န", "်", "္", "့", "ᦷ", "ᦑ", "\uD805\uDF04", "\uD805\uDF2B", "\uD805", "\uDF00", "क", "्",
        ];
        var texts = Gen.Elements(pieces).ArrayOf().Select(string.Concat);
        var cases = texts.Zip(Gen.Elements(Langs)).Zip(
            Gen.Elements(Enum.GetValues<LineBreakStrictness>()).Zip(Gen.Elements(Enum.GetValues<WordBreak>())));
        Prop.ForAll(
            cases.ToArbitrary(),
            tuple => check(tuple.Item1.Item1, new LineBreakOptions(tuple.Item1.Item2, tuple.Item2.Item1, tuple.Item2.Item2)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20_261_122, 7));
    }
}
