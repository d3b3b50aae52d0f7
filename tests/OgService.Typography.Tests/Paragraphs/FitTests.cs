using static OgService.Typography.Tests.Paragraphs.Setting;

namespace OgService.Typography.Tests.Paragraphs;

public sealed class FitTests
{
    private const string Title = "How We Cut the Cost of Our Build Pipeline by Ninety Percent Without Changing a Single Line of the Code";

    private static readonly ParagraphSettings Card = new() { WidthPx = 1072, MaxLines = 3, LineHeight = 1.1f, Wrap = TextWrap.Balance };

    [Fact]
    public void A_text_that_fits_keeps_its_size()
    {
        var paragraph = Lay("A short title", Bold(76), Card with { MinSizePx = 44 });

        Assert.Equal(76, paragraph.SizePx);
        Assert.Empty(paragraph.Notes);
    }

    [Fact]
    public void Shrinks_to_the_largest_size_that_fits()
    {
        var paragraph = Lay(Title, Bold(76), Card with { MinSizePx = 40 });

        Assert.Equal(3, paragraph.Lines.Count);
        Assert.Equal(new TextShrunk(76, paragraph.SizePx), Assert.Single(paragraph.Notes));
        Assert.NotNull(Note<TextClamped>(Lay(Title, Bold(paragraph.SizePx + 0.5f), Card)));
        Assert.Empty(Lay(Title, Bold(paragraph.SizePx), Card).Notes);
    }

    [Fact]
    public void Is_clamped_at_the_smallest_size_when_even_that_is_too_large()
    {
        var paragraph = Lay(Title, Bold(76), Card with { MinSizePx = 70.25f, MaxLines = 2 });

        Assert.Equal(70.25f, paragraph.SizePx);
        Assert.Equal(2, paragraph.Lines.Count);
        Assert.Equal(new TextShrunk(76, 70.25f), Note<TextShrunk>(paragraph));
        Assert.NotNull(Note<TextClamped>(paragraph));
    }

    [Fact]
    public void Shrinks_into_the_height_too()
    {
        var paragraph = Lay(Title, Bold(76), Card with { MinSizePx = 20, MaxLines = int.MaxValue, MaxHeightPx = 180 });

        Assert.True(paragraph.HeightPx <= 180.01f);
        Assert.Null(Note<TextClamped>(paragraph));
        Assert.True(paragraph.SizePx < 76);
    }

    [Fact]
    public void Shrinks_rather_than_breaks_a_word()
    {
        var paragraph = Lay("Donaudampfschifffahrtsgesellschaft", Bold(76), Card with { WidthPx = 800, MinSizePx = 30 });

        Assert.Single(paragraph.Lines);
        Assert.Null(Note<WordBroken>(paragraph));
    }

    [Fact]
    public void A_word_that_must_break_at_any_size_does_not_shrink_the_text()
    {
        var paragraph = Lay(new string('m', 40), Bold(76), Card with { MinSizePx = 50 });

        Assert.Equal(76, paragraph.SizePx);
        Assert.NotNull(Note<WordBroken>(paragraph));
    }

    [Fact]
    public void A_font_with_optical_sizes_is_set_at_that_of_the_final_size()
    {
        var style = new TextStyle { Families = ["Fraunces"], SizePx = 120, Weight = 600 };
        var shrunk = Lay(Title, style, Card with { MinSizePx = 20 });

        Assert.Equal(Print(Lay(Title, style with { SizePx = shrunk.SizePx }, Card)).Split('\n')[..^1], Print(shrunk).Split('\n')[..^1]);
    }

    [Fact]
    public void Letter_spacing_shrinks_in_proportion()
    {
        var style = Bold(76) with { LetterSpacingPx = -1.52f };
        var shrunk = Lay(Title, style, Card with { MinSizePx = 20 });
        var same = Lay(Title, style with { SizePx = shrunk.SizePx, LetterSpacingPx = -0.02f * shrunk.SizePx }, Card);

        Assert.Equal(Texts(same), Texts(shrunk));
        Assert.Equal(same.WidthPx, shrunk.WidthPx, 0.01f);
    }
}
