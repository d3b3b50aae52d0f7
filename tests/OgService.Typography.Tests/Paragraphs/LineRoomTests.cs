using static OgService.Typography.Tests.Paragraphs.Setting;

namespace OgService.Typography.Tests.Paragraphs;

/// <summary>Signs above and below the letters of a line do not touch the lines around.</summary>
public sealed class LineRoomTests
{
    private static readonly ParagraphSettings Tight = new() { WidthPx = 700, LineHeight = 1 };

    [Theory]
    [InlineData("The quick brown fox jumps over the lazy dog, ÅÄÖ and Ç too, again and again")]
    [InlineData("Съешь же ещё этих мягких французских булок, да выпей чаю")]
    [InlineData("日本語の文章はこの幅では何行かになります。漢字とかなを混ぜて書きます")]
    [InlineData("Party 🎉 people 👍🏽 everywhere in the town tonight")]
    public void Lines_of_plain_letters_are_as_far_apart_as_asked(string text)
        => Assert.Equal(76, Lay(text, Bold(76), Tight).LineHeightPx);

    [Theory]
    [InlineData("हिंदी में कृत्रिम बुद्धिमत्ता और लार्ज लैंग्वेज मॉडल की दुनिया")]
    [InlineData("ปัญญาประดิษฐ์กับอนาคตของภาษาไทยที่ผู้ใช้ทุกคนควรรู้และเข้าใจให้ดียิ่งขึ้นกว่าเดิม")]
    [InlineData("الذَّكَاءُ الاِصْطِنَاعِيُّ وَمُسْتَقْبَلُ اللُّغَةِ العَرَبِيَّةِ فِي العَالَمِ")]
    [InlineData("TRÍ TUỆ NHÂN TẠO VÀ TIẾNG VIỆT: NHỮNG ĐIỀU CẦN BIẾT ĐỂ PHÁT TRIỂN ỔN ĐỊNH")]
    public void Ink_of_neighbouring_lines_does_not_touch(string text)
    {
        var paragraph = Lay(text, Bold(76), Tight);

        Assert.True(paragraph.Lines.Count > 1);
        for (var line = 1; line < paragraph.Lines.Count; line++)
        {
            Assert.True(Ink.Of(paragraph.Lines[line - 1]).Bottom <= Ink.Of(paragraph.Lines[line]).Top, $"lines {line - 1} and {line} touch");
        }
    }

    [Fact]
    public void Ink_stays_within_the_paragraph()
    {
        var paragraph = Lay("ปัญญาประดิษฐ์กับอนาคตของภาษาไทยที่ผู้ใช้ทุกคนควรรู้และเข้าใจให้ดี", Bold(76), Tight);

        Assert.True(Ink.Of(paragraph.Lines[0]).Top >= 0);
        Assert.True(Ink.Of(paragraph.Lines[^1]).Bottom <= paragraph.HeightPx);
    }

    [Fact]
    public void More_than_needed_is_left_as_it_is()
        => Assert.Equal(76 * 2f, Lay("हिंदी में कृत्रिम बुद्धिमत्ता", Bold(76), Tight with { LineHeight = 2 }).LineHeightPx);

    [Fact]
    public void Marks_piled_up_do_not_push_lines_apart_without_end()
    {
        var piled = Lay("ก" + new string('\u0E49', 20) + " ภาษาไทย", Bold(76), Tight);

        Assert.InRange(piled.LineHeightPx, 76, 76 * 1.8f);
    }

    [Fact]
    public void Fewer_lines_fit_a_height_when_they_need_more_room()
    {
        var hindi = Lay("हिंदी में कृत्रिम बुद्धिमत्ता और लार्ज लैंग्वेज मॉडल की दुनिया में बहुत कुछ", Bold(76), Tight with { MaxHeightPx = 160 });

        Assert.True(hindi.HeightPx <= 160);
        Assert.NotNull(Note<TextClamped>(hindi));
    }
}
