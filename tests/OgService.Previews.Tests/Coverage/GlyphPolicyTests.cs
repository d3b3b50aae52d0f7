using OgService.Cards;
using OgService.Previews.Coverage;
using OgService.Testing;
using OgService.Typography;
using OgService.Yaml;

namespace OgService.Previews.Tests.Coverage;

/// <summary>With the shipped fonts, which have no hieroglyphs, and with one that has little but Latin.</summary>
public sealed class GlyphPolicyTests : IDisposable
{
    private const string Hieroglyph = "\U00013000";
    private static readonly FontLibrary Shipped = FontLibrary.Open(ScratchSite.Fonts);

    private readonly string folder = Directory.CreateTempSubdirectory("og-fonts-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Plain words, “quoted” — naïve", "")]
    [InlineData("日本語 العربية हिन्दी 😀👩‍👩‍👧", "")]
    [InlineData("e\u0301 \u00A0\u202F\u200B\u2011", "")]
    [InlineData("a 𓀀 b 𓀀𓀁", "13000 13001")]
    [InlineData("\uE0F0", "E0F0")]
    public void Characters_that_no_font_has_are_found_once_each(string text, string expected)
    {
        var found = Policy(MissingGlyphPolicy.Fallback).FindMissing(text);
        Assert.Equal(expected, string.Join(' ', found.Select(codePoint => codePoint.ToString("X4", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData(MissingGlyphPolicy.Substitute, "a man \U00013001 and ")]
    [InlineData(MissingGlyphPolicy.Drop, "a   and ")]
    [InlineData(MissingGlyphPolicy.Fallback, "a \U00013000 \U00013001 and \uE0F0")]
    [InlineData(MissingGlyphPolicy.Fail, "a \U00013000 \U00013001 and \uE0F0")]
    public void The_policy_decides_what_is_drawn(MissingGlyphPolicy policy, string expected)
    {
        var fields = new CardFields { Title = "a \U00013000 \U00013001 and \uE0F0", Tags = ["plain"], SiteName = "Site " + Hieroglyph };

        var drawn = Policy(policy, (0x13000, "man")).Apply(fields);

        Assert.Equal(expected, drawn.Title);
        Assert.Equal(["plain"], drawn.Tags);
        Assert.Equal(policy == MissingGlyphPolicy.Substitute ? "Site man" : policy == MissingGlyphPolicy.Drop ? "Site " : "Site " + Hieroglyph, drawn.SiteName);
    }

    [Fact]
    public void A_dropped_character_takes_its_whole_grapheme_along() =>
        Assert.Equal("ab", Policy(MissingGlyphPolicy.Drop).Apply("a\U00013000\u0301b"));

    [Fact]
    public void Texts_inside_card_values_are_substituted_too()
    {
        var values = (YamlMapping)YamlReader.Parse("badge: [\"x 𓀀\", { deep: 𓀀 }]\naccent: red\n", "og.yaml")!;

        var drawn = Policy(MissingGlyphPolicy.Substitute, (0x13000, "man")).Apply(new CardFields { Title = "t", SiteValues = values }).SiteValues!;

        var badge = (YamlSequence)drawn.Entries[0].Value;
        Assert.Equal("x man", ((YamlScalar)badge.Items[0]).Text);
        Assert.Equal("man", ((YamlScalar)((YamlMapping)badge.Items[1]).Entries[0].Value).Text);
        Assert.Same(values.Entries[1].Value, drawn.Entries[1].Value);
    }

    [Theory]
    [InlineData(0x27F6, "->")]          // by way of U+2192, which the font lacks too
    [InlineData(0x2192, "->")]
    [InlineData(0xFB03, "ffi")]
    [InlineData(0xFF21, "A")]
    [InlineData(0x2468, "(9)")]
    [InlineData(0x217B, "xii")]
    [InlineData(0x2026, "...")]
    [InlineData(0xFFFC, "")]
    [InlineData(0x4E00, null)]
    [InlineData(0x2103, null)]          // °C, but the degree sign is missing too
    public void Our_table_helps_a_font_that_has_only_ASCII(int codePoint, string? expected) =>
        Assert.Equal(expected, new GlyphPolicy(AsciiOnly(), new CardSettings()).SubstituteFor(codePoint));

    [Fact]
    public void A_substitute_of_the_site_goes_before_ours_unless_it_cannot_be_drawn()
    {
        var settings = new CardSettings { Substitutes = new Dictionary<int, string> { [0x2192] = " to ", [0x2190] = "\U00013000" } };
        var policy = new GlyphPolicy(AsciiOnly(), settings);

        Assert.Equal(" to ", policy.SubstituteFor(0x2192));
        Assert.Equal("<-", policy.SubstituteFor(0x2190));
    }

    [Fact]
    public void Substitutes_that_go_round_in_circles_are_none()
    {
        var settings = new CardSettings { Substitutes = new Dictionary<int, string> { [0x13000] = "\U00013001", [0x13001] = "\U00013000\U00013000" } };
        Assert.Null(new GlyphPolicy(Shipped, settings).SubstituteFor(0x13000));
    }

    private static GlyphPolicy Policy(MissingGlyphPolicy policy, params (int CodePoint, string Text)[] substitutes) => new(
        Shipped, new CardSettings { MissingGlyphs = policy, Substitutes = substitutes.ToDictionary(entry => entry.CodePoint, entry => entry.Text) });

    // A list that says so; the file is never opened.
    private FontLibrary AsciiOnly()
    {
        File.Copy(Directory.EnumerateFiles(Repository.PathTo("fonts", "jetbrains-mono"), "*-latin-wght-normal.woff2").Single(), Path.Combine(folder, "mono.woff2"), overwrite: true);
        File.WriteAllText(Path.Combine(folder, "fonts.json"), """
            { "families": [ { "name": "Mono", "faces": [
                { "file": "mono.woff2", "style": "normal", "weight": [400, 400], "ranges": "U+0020-007E", "bytes": 1,
                  "sha256": "0000000000000000000000000000000000000000000000000000000000000000" } ] } ] }
            """);
        return FontLibrary.Open(folder);
    }
}
