using System.Security.Cryptography;
using OgService.Testing;

namespace OgService.Typography.Tests.Fonts;

public sealed class FontLibraryTests
{
    private static readonly FontLibrary Shipped = FontLibrary.Open(Repository.PathTo("fonts"));

    [Theory]
    [InlineData("Inter", 'A')]
    [InlineData("inter", 'ж')]
    [InlineData("Newsreader", 'é')]
    [InlineData("Fraunces", 'ő')]
    [InlineData("JetBrains Mono", 'λ')]
    [InlineData("Noto Sans Arabic", 'ش')]
    [InlineData("Noto Sans Hebrew", 'ש')]
    [InlineData("Noto Sans Devanagari", 'क')]
    [InlineData("Noto Sans Thai", 'ก')]
    [InlineData("Noto Sans JP", '漢')]
    [InlineData("Noto Emoji", '☎')]
    public void Finds_a_face_with_the_character(string family, char character)
    {
        var font = Shipped.FindFace(family, 400, italic: false, 16, character);

        Assert.NotNull(font);
        Assert.True(font.TryGetGlyph(character, out var glyph));
        Assert.True(font.GetAdvanceUnits(glyph) > 0);
    }

    [Fact]
    public void Gives_nothing_for_a_character_the_family_lacks()
    {
        Assert.Null(Shipped.FindFace("Inter", 400, italic: false, 16, '漢'));
        Assert.Null(Shipped.FindFace("No Such Family", 400, italic: false, 16, 'A'));
        Assert.Null(Shipped.FindFace("Inter", 400, italic: false, 16, 0x10FFFF));
    }

    [Fact]
    public void Lists_every_family_that_has_a_character_in_order()
    {
        Assert.Equal(["Inter", "Newsreader", "Fraunces", "JetBrains Mono"], Shipped.FamiliesFor('A').Take(4));
        Assert.Equal(["Noto Sans JP", "Noto Sans SC", "Noto Sans TC", "Noto Sans KR"], Shipped.FamiliesFor('漢'));
        Assert.Empty(Shipped.FamiliesFor(0x10FFFF));
    }

    [Fact]
    public void Names_a_font_by_family_and_clamped_weight()
    {
        Assert.Equal("inter-700", Shipped.FindFace("Inter", 700, italic: false, 16, 'A')!.Name);
        Assert.Equal("jetbrains-mono-800", Shipped.FindFace("JetBrains Mono", 1000, italic: false, 16, 'A')!.Name);
        Assert.Equal("fraunces-100-italic", Shipped.FindFace("Fraunces", 1, italic: true, 16, 'A')!.Name);
    }

    [Fact]
    public void Gives_the_same_object_for_the_same_settings()
    {
        var font = Shipped.FindFace("Inter", 650, italic: false, 20.1f, 'A');

        Assert.Same(font, Shipped.FindFace("Inter", 650, italic: false, 20.1f, 'B'));
        Assert.Same(font, Shipped.FindFace("Inter", 650, italic: false, 20.0f, 'A'));
        Assert.NotSame(font, Shipped.FindFace("Inter", 650, italic: false, 21f, 'A'));
        Assert.NotSame(font, Shipped.FindFace("Inter", 651, italic: false, 20f, 'A'));
    }

    [Fact]
    public void Falls_back_to_upright_when_the_family_has_no_italic()
    {
        Assert.Equal("noto-sans-hebrew-400", Shipped.FindFace("Noto Sans Hebrew", 400, italic: true, 16, 'ש')!.Name);
    }

    [Fact]
    public void A_hyphen_that_must_not_break_is_drawn_as_a_hyphen()
    {
        var font = Shipped.FindFace("Inter", 400, italic: false, 16, 0x2011)!;

        Assert.True(font.TryGetGlyph('-', out var hyphen));
        Assert.True(font.TryGetGlyph(0x2011, out var unbreakable));
        Assert.Equal(hyphen, unbreakable);
    }

    [Fact]
    public void Measures_follow_the_place_in_the_design_space()
    {
        var text = Shipped.FindFace("Inter", 400, italic: false, 14, 'A')!;
        var display = Shipped.FindFace("Inter", 400, italic: false, 32, 'A')!;

        Assert.Equal(2048, text.UnitsPerEm);
        Assert.Equal((1984, 494), (text.Metrics.AscentUnits, text.Metrics.DescentUnits));
        Assert.True(text.Metrics.XHeightUnits > 0 && text.Metrics.CapHeightUnits > text.Metrics.XHeightUnits);
        Assert.NotEqual(text.Metrics.XHeightUnits, display.Metrics.XHeightUnits);
    }

    [Fact]
    public void The_version_changes_with_the_list()
    {
        var list = File.ReadAllBytes(Repository.PathTo("fonts", "fonts.json"));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(list)), Shipped.Version);
    }
}
