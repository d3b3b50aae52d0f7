using System.Globalization;

namespace OgService.Unicode.Tests;

public class CodePointPropertyTests
{
    [Fact]
    public void White_space_is_that_of_the_standard()
    {
        int[] expected =
        [
            .. Enumerable.Range(9, 5), 0x20, 0x85, 0xA0, 0x1680, .. Enumerable.Range(0x2000, 11), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
        ];
        Assert.Equal(expected, Enumerable.Range(0, 0x110000).Where(CodePointProperties.IsWhiteSpace));
    }

    [Theory]
    [InlineData(0x00AD, true)]
    [InlineData(0x200D, true)]
    [InlineData(0xFE0F, true)]
    [InlineData(0x115F, true)]
    [InlineData(0xE0FFF, true)]
    [InlineData(0xFFF9, false)]
    [InlineData('a', false)]
    public void Default_ignorables_are_known(int codePoint, bool expected) =>
        Assert.Equal(expected, CodePointProperties.IsDefaultIgnorable(codePoint));

    [Theory]
    [InlineData(0x1F600, true, true, true)]
    [InlineData(0x2764, true, false, true)]
    [InlineData('1', true, false, false)]
    [InlineData('a', false, false, false)]
    [InlineData(0x1FAEB, false, false, true)]
    public void Emoji_are_known(int codePoint, bool emoji, bool presentation, bool pictographic)
    {
        Assert.Equal(emoji, CodePointProperties.IsEmoji(codePoint));
        Assert.Equal(presentation, CodePointProperties.IsEmojiPresentation(codePoint));
        Assert.Equal(pictographic, CodePointProperties.IsExtendedPictographic(codePoint));
    }

    [Fact]
    public void Skin_tones_and_their_bases_are_known()
    {
        Assert.Equal(Enumerable.Range(0x1F3FB, 5), Enumerable.Range(0, 0x110000).Where(CodePointProperties.IsEmojiModifier));
        Assert.True(CodePointProperties.IsEmojiModifierBase(0x1F44D));
        Assert.False(CodePointProperties.IsEmojiModifierBase(0x1F600));
    }

    [Fact]
    public void Scripts_and_their_extensions_are_known()
    {
        Assert.Equal(Script.Latin, CodePointProperties.Script('a'));
        Assert.Equal(Script.Common, CodePointProperties.Script(0x3001));
        Assert.Equal(Script.Inherited, CodePointProperties.Script(0x0301));
        Assert.Equal(Script.Unknown, CodePointProperties.Script(0x0378));
        Assert.Equal([Script.Latin], CodePointProperties.ScriptExtensions('a').ToArray());
        Assert.Contains(Script.Hiragana, CodePointProperties.ScriptExtensions(0x30FC).ToArray());
        Assert.True(ScriptCodes.IsoCode(Script.Devanagari).SequenceEqual("Deva"u8));
        Assert.True(ScriptCodes.TryParse("Arab", out var arabic));
        Assert.Equal(Script.Arabic, arabic);
        Assert.False(ScriptCodes.TryParse("arab", out _));
        Assert.False(ScriptCodes.TryParse("Ara", out _));
    }

    [Fact]
    public void Shaping_properties_are_known()
    {
        Assert.Equal(JoiningType.DualJoining, CodePointProperties.JoiningType(0x0628));
        Assert.Equal(JoiningType.RightJoining, CodePointProperties.JoiningType(0x0627));
        Assert.Equal(JoiningGroup.Alef, CodePointProperties.JoiningGroup(0x0627));
        Assert.Equal(JoiningType.JoinCausing, CodePointProperties.JoiningType(0x200D));
        Assert.Equal(JoiningType.NonJoining, CodePointProperties.JoiningType(0x200C));
        Assert.Equal(JoiningType.Transparent, CodePointProperties.JoiningType(0x064E));
        Assert.Equal(IndicSyllabicCategory.Consonant, CodePointProperties.IndicSyllabicCategory(0x0915));
        Assert.Equal(IndicSyllabicCategory.Virama, CodePointProperties.IndicSyllabicCategory(0x094D));
        Assert.Equal(IndicPositionalCategory.Left, CodePointProperties.IndicPositionalCategory(0x093F));
    }

    [Theory]
    [InlineData('a', EastAsianWidth.Narrow)]
    [InlineData(0x4E00, EastAsianWidth.Wide)]
    [InlineData(0xFF21, EastAsianWidth.Fullwidth)]
    [InlineData(0xFF71, EastAsianWidth.Halfwidth)]
    [InlineData(0x00A1, EastAsianWidth.Ambiguous)]
    [InlineData(0x05D0, EastAsianWidth.Neutral)]
    public void East_asian_width_is_known(int codePoint, EastAsianWidth expected) =>
        Assert.Equal(expected, CodePointProperties.EastAsianWidth(codePoint));

    // A second opinion without the database at hand: what the runtime calls assigned has the same category here. U+0295 is the one
    // character whose category changed in Unicode 17.
    [Fact]
    public void General_category_agrees_with_the_runtime()
    {
        var wrong = Enumerable.Range(0, 0x110000)
            .Where(codePoint => CharUnicodeInfo.GetUnicodeCategory(codePoint) is var runtime && runtime != UnicodeCategory.OtherNotAssigned
                && runtime != CodePointProperties.GeneralCategory(codePoint) && codePoint != 0x0295)
            .Select(codePoint => codePoint.ToString("X4"));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Combining_classes_are_known()
    {
        Assert.Equal(230, CodePointProperties.CanonicalCombiningClass(0x0301));
        Assert.Equal(9, CodePointProperties.CanonicalCombiningClass(0x094D));
        Assert.Equal(0, CodePointProperties.CanonicalCombiningClass('a'));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0x110000)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_number_that_is_no_code_point_is_refused(int codePoint)
    {
        Assert.Throws<IndexOutOfRangeException>(() => CodePointProperties.IsWhiteSpace(codePoint));
        Assert.Throws<IndexOutOfRangeException>(() => CodePointProperties.Script(codePoint));
        Assert.Throws<IndexOutOfRangeException>(() => Bidi.Mirror(codePoint));
    }
}
