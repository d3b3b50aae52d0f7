namespace OgService.Unicode.Tests;

public class CaseMappingTests
{
    [Theory]
    [InlineData("straße", null, "STRASSE")]
    [InlineData("ﬁne ŉ ǰ", null, "FINE ʼN J\u030C")]
    [InlineData("title i", "tr", "TİTLE İ")]
    [InlineData("title ı", "tr-TR", "TİTLE I")]
    [InlineData("title", "trv", "TITLE")]
    [InlineData("𐐨", null, "𐐀")]
    [InlineData("ᾳ ΐ", null, "ΑΙ Ι\u0308\u0301")]
    [InlineData("Μάιος", "el", "ΜΑΪΟΣ")]
    [InlineData("καλημέρα κόσμε", "el", "ΚΑΛΗΜΕΡΑ ΚΟΣΜΕ")]
    [InlineData("ή όχι", "el", "Ή ΟΧΙ")]
    [InlineData("ήρεμα", "el", "ΗΡΕΜΑ")]
    [InlineData("προϋπόθεση ΐ", "el", "ΠΡΟΫΠΟΘΕΣΗ Ϊ")]
    [InlineData("ᾠδή", "el", "ΩΙΔΗ")]
    [InlineData("α\u0301ι x é", "el-GR", "ΑΪ X É")]
    [InlineData("\uD800a", null, "\uD800A")]
    public void Upper_case_is_full_and_knows_languages(string text, string? language, string expected) =>
        Assert.Equal(expected, CaseMapping.ToUpper(text, language));

    [Theory]
    [InlineData("ΟΔΟΣ ΣΑΣ", null, "οδος σας")]
    [InlineData("ΑΣ.", null, "ας.")]
    [InlineData("Σ", null, "σ")]
    [InlineData("ΑΣ\u0301Α", null, "ασ\u0301α")]
    [InlineData("İI", null, "i\u0307i")]
    [InlineData("İI", "tr", "iı")]
    [InlineData("I\u0307I", "az", "iı")]
    [InlineData("STRASSE", "de", "strasse")]
    public void Lower_case_is_full_and_knows_languages(string text, string? language, string expected) =>
        Assert.Equal(expected, CaseMapping.ToLower(text, language));

    [Theory]
    [InlineData("well-known words, can't be", null, "Well-Known Words, Can't Be")]
    [InlineData("ǆ ﬁne", null, "ǅ Fine")]
    [InlineData("ijs en fijn", "nl", "IJs En Fijn")]
    [InlineData("ijs", null, "Ijs")]
    [InlineData("iki", "tr", "İki")]
    public void The_first_letter_of_each_word_is_capitalized(string text, string? language, string expected) =>
        Assert.Equal(expected, CaseMapping.Capitalize(text, language));

    [Fact]
    public void A_text_that_does_not_change_comes_back_as_the_same_string()
    {
        const string text = "ALREADY 日本";
        Assert.Same(text, CaseMapping.ToUpper(text));
        Assert.Same("", CaseMapping.ToLower(""));
    }
}
