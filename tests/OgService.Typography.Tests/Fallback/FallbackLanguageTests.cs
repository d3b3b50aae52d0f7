using static OgService.Typography.Tests.Paragraphs.Setting;

namespace OgService.Typography.Tests.Fallback;

/// <summary>Which of the fonts with the same characters is taken: Han for four ways of writing, Arabic letters for Urdu.</summary>
public sealed class FallbackLanguageTests
{
    private static readonly ParagraphSettings Free = new();

    [Theory]
    [InlineData("ja", "jp")]
    [InlineData("zh", "sc")]
    [InlineData("zh-CN", "sc")]
    [InlineData("zh-SG", "sc")]
    [InlineData("zh-Hans-HK", "sc")]
    [InlineData("zh-Hant", "tc")]
    [InlineData("zh-TW", "tc")]
    [InlineData("zh-HK", "tc")]
    [InlineData("zh_MO", "tc")]
    [InlineData("yue", "tc")]
    [InlineData("ko", "kr")]
    [InlineData("ko-KP", "kr")]
    public void Han_characters_follow_the_declared_language(string lang, string family) =>
        Assert.Equal(["noto-sans-" + family], FontsOf("天地直骨", lang));

    [Theory]
    [InlineData("東京は今日も雨だった", "jp")]
    [InlineData("カレー屋", "jp")]
    [InlineData("대한민국 大韓民國", "kr")]
    [InlineData("ㄅㄆㄇ注音", "tc")]
    [InlineData("深入理解计算机系统", "sc")]
    [InlineData("深入理解電腦系統與應用", "tc")]
    [InlineData("臺灣大學", "tc")]
    [InlineData("你好", "sc")]
    [InlineData("東京都", "jp")]
    [InlineData("「", "jp")]
    public void Without_a_language_the_text_says_whose_it_is(string text, string family)
    {
        Assert.Equal(["noto-sans-" + family], FontsOf(text, null));
        Assert.Equal(["noto-sans-" + family], FontsOf(text, "en"));
    }

    // 学 and 会 are everybody's, 这 is not Japanese, 鴎 not Chinese.
    [Theory]
    [InlineData("学会这个", null, "sc")]
    [InlineData("学会这个", "ja", "sc")]
    [InlineData("学会鴎", "zh", "jp")]
    [InlineData("今天他说：「这不是日本語」。", null, "sc")]
    [InlineData("この本は「这」という字で始まる", null, "jp")]
    public void A_sentence_does_not_change_its_font(string text, string? lang, string family) =>
        Assert.Equal("noto-sans-" + family, FontsOf(text, lang)[0]);

    [Fact]
    public void A_text_the_declared_languages_font_has_whole_stays_with_it() => Assert.Equal(["noto-sans-kr"], FontsOf("大韓民國", "ko"));

    [Fact]
    public void Punctuation_between_Han_characters_is_of_their_font() =>
        Assert.Equal(["noto-sans-sc"], FontsOf("他说：“你好”，然后（笑）走了……《书》、→①", "zh"));

    [Fact]
    public void Both_brackets_of_a_pair_are_of_one_font()
    {
        Assert.Equal(["inter", "noto-sans-jp", "inter"], FontsOf("Hello (世界) there", null));
        Assert.Equal(["noto-sans-jp"], FontsOf("世界(世界)", null));
        Assert.Equal(["noto-sans-jp"], FontsOf("\"世界\"", null));
        Assert.Equal(["inter", "noto-sans-jp", "inter", "noto-sans-jp"], FontsOf("say “世界” and 世界", null));
        Assert.Equal(["noto-sans-jp", "inter", "noto-sans-jp"], FontsOf("世界 (hello) 世界", null));
    }

    [Fact]
    public void Names_in_an_English_sentence_are_of_the_language_they_look_like() =>
        Assert.Equal(["inter", "noto-sans-sc", "inter"], FontsOf("The author 刘慈欣 writes", "en"));

    [Fact]
    public void A_listed_family_comes_first_unless_it_is_made_for_another_language()
    {
        var style = Bold(40) with { Families = ["Inter", "Noto Sans TC", "Noto Sans JP"] };

        Assert.Equal(["noto-sans-tc"], FontsOf("天地", null, style));
        Assert.Equal(["noto-sans-jp"], FontsOf("天地", "ja", style));
        Assert.Equal(["noto-sans-sc"], FontsOf("天地", "zh-CN", style));
        Assert.Equal(["noto-sans-tc"], FontsOf("x", null, style with { Families = ["Noto Sans TC"] }));
    }

    [Theory]
    [InlineData("ar", "noto-sans-arabic")]
    [InlineData("fa", "noto-sans-arabic")]
    [InlineData(null, "noto-sans-arabic")]
    [InlineData("ur", "noto-nastaliq-urdu")]
    [InlineData("ur-PK", "noto-nastaliq-urdu")]
    public void Urdu_is_written_in_nastaliq(string? lang, string family) => Assert.Equal([family], FontsOf("یہ ایک جملہ ہے۔", lang));

    private static string[] FontsOf(string text, string? lang, TextStyle? style = null)
    {
        var paragraph = Lay(text, (style ?? Bold(40)) with { Lang = lang }, Free);
        var names = new List<string>();
        foreach (var run in paragraph.Lines[0].Runs)
        {
            // Slices of a family are fonts of their own.
            var name = run.Font.Name[..run.Font.Name.LastIndexOf('-')];
            if (names.Count == 0 || names[^1] != name)
            {
                names.Add(name);
            }
        }

        return [.. names];
    }
}
