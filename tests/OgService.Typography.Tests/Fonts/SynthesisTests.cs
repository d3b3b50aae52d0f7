using OgService.Testing;
using OgService.Typography.Tests.OpenType;
using static OgService.Typography.Tests.Paragraphs.Setting;

namespace OgService.Typography.Tests.Fonts;

/// <summary>Slanted and thickened outlines stand in for faces a family lacks, where that makes sense, and say so.</summary>
public sealed class SynthesisTests
{
    private static readonly FontLibrary Shipped = FontLibrary.Open(Repository.PathTo("fonts"));

    [Theory]
    [InlineData("Inter", 'A', true, false)]
    [InlineData("Noto Sans JP", 'A', true, true)]
    [InlineData("Noto Sans Armenian", 'Ա', true, true)]
    [InlineData("Noto Sans JP", '漢', true, false)]
    [InlineData("Noto Sans Arabic", 'م', true, false)]
    [InlineData("Noto Sans Hebrew", 'ש', true, false)]
    [InlineData("Noto Sans Thai", 'ก', true, false)]
    [InlineData("Noto Sans Devanagari", 'क', true, false)]
    [InlineData("Noto Sans JP", 'A', false, false)]
    public void Only_letters_that_know_italics_are_slanted_and_only_without_a_real_one(string family, char letter, bool italic, bool slanted)
    {
        var font = Shipped.FindFace(family, 400, italic, 16, letter)!;

        Assert.Equal(slanted, font.SyntheticOblique);
        Assert.Equal(slanted, font.Name.EndsWith("-oblique", StringComparison.Ordinal));
        Assert.False(font.SyntheticBold);
    }

    [Theory]
    [InlineData("Noto Sans NKo", 0x7CA, 700, true)]
    [InlineData("Noto Sans NKo", 0x7CA, 500, false)]
    [InlineData("Noto Sans Math", 0x2192, 600, true)]
    [InlineData("Noto Sans Myanmar", 0x1000, 700, false)]
    [InlineData("Noto Sans Bengali", 0x995, 900, false)]
    [InlineData("Noto Nastaliq Urdu", 0x6CC, 900, false)]
    [InlineData("Noto Color Emoji", 0x1F389, 700, false)]
    public void A_family_without_a_bold_face_is_thickened(string family, int codePoint, int weight, bool thickened) =>
        Assert.Equal(thickened, Shipped.FindFace(family, weight, italic: false, 16, codePoint)!.SyntheticBold);

    [Fact]
    public void A_text_says_once_which_of_its_fonts_are_not_real()
    {
        var paragraph = Lay("ߒߞߏ a Ա ߒߞߏ Ա", Bold(40) with { Italic = true }, new ParagraphSettings());

        Assert.Equal([new FaceSynthesized("noto-sans-nko-400-bolder"), new FaceSynthesized("noto-sans-armenian-700-oblique")], paragraph.Notes);
    }

    [Fact]
    public void Slanting_moves_points_by_their_height_and_keeps_advances()
    {
        var (upright, oblique) = (Face(italic: false), Face(italic: true));
        Assert.True(upright.TryGetGlyph('H', out var glyph));
        var (one, other) = (new RecordingSink(), new RecordingSink());
        upright.GetOutline(glyph, one);
        oblique.GetOutline(glyph, other);

        Assert.Equal(upright.GetAdvanceUnits(glyph), oblique.GetAdvanceUnits(glyph));
        Assert.Equal(one.Points.Count, other.Points.Count);
        Assert.All(one.Points.Zip(other.Points), pair =>
        {
            Assert.Equal(pair.First.Y, pair.Second.Y);
            Assert.Equal(pair.First.X + (0.2493f * pair.First.Y), pair.Second.X, 0.01f);
        });

        static FontInstance Face(bool italic) => Shipped.FindFace("Noto Sans JP", 400, italic, 16, 'H')!;
    }

    [Fact]
    public void Thickening_widens_stems_and_keeps_advances()
    {
        var (regular, bold) = (Shipped.FindFace("Noto Sans NKo", 400, false, 16, 0x7CA)!, Shipped.FindFace("Noto Sans NKo", 700, false, 16, 0x7CA)!);
        Assert.True(regular.TryGetGlyph(0x7CA, out var glyph));
        var (one, other) = (new RecordingSink(), new RecordingSink());
        regular.GetOutline(glyph, one);
        bold.GetOutline(glyph, other);

        Assert.Equal(regular.GetAdvanceUnits(glyph), bold.GetAdvanceUnits(glyph));
        Assert.Equal(Width(one) + (regular.UnitsPerEm / 28f), Width(other), 0.01f);

        static float Width(RecordingSink sink) => sink.Points.Max(point => point.X) - sink.Points.Min(point => point.X);
    }
}
