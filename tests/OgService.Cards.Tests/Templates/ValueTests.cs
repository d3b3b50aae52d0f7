using OgService.Yaml;

namespace OgService.Cards.Tests.Templates;

public class ValueTests
{
    private const string Yaml = """
        values:
          accent: {type: color}
          size: {type: number, min: 10, max: 50, default: 20}
        themes:
          dark: {accent: "#111111", tint: "{{ accent | alpha: 0.5 }}"}
          light: {accent: "#eeeeee", tint: "{{ accent }}"}
        card:
          font-size: "{{ size }}"
          children: [{text: "{{ theme }} {{ accent }} {{ tint }} {{ size }}"}]
        """;

    [Fact]
    public void The_first_theme_is_the_default_and_derives_from_its_own_values() => Assert.Equal(["dark #111111 #11111180 20"], Resolve(null, null).Texts);

    [Fact]
    public void Another_theme_brings_its_own_defaults() => Assert.Equal(["light #eeeeee #eeeeee 20"], Resolve("theme: light", null).Texts);

    [Fact]
    public void The_site_wins_over_the_theme_and_the_post_over_the_site() =>
        Assert.Equal(["dark #333333 #33333380 30"], Resolve("{accent: '#222222', size: 30}", "accent: '#333333'").Texts);

    [Theory]
    [InlineData("acent: red", "og.yaml:1:1: unknown value \"acent\"; did you mean \"accent\"?")]
    [InlineData("size: 99", "og.yaml:1:7: size must be a number from 10 to 50; got 99.")]
    [InlineData("accent: [red]", "og.yaml:1:9: accent must be a colour")]
    public void A_wrong_value_of_the_site_is_refused(string values, string expected) =>
        Assert.Contains(expected, Assert.Throws<TemplateException>(() => Resolve(values, null)).Message);

    [Theory]
    [InlineData("acent: red", "value.unknown")]
    [InlineData("size: big", "value.wrong")]
    public void A_wrong_value_of_a_post_is_noted_and_the_card_is_drawn(string values, string code)
    {
        var scene = Resolve(null, values);

        Assert.Equal(code, Assert.Single(scene.Notes).Code);
        Assert.Equal(["dark #111111 #11111180 20"], scene.Texts);
    }

    [Fact]
    public void A_style_that_a_post_makes_wrong_is_noted_and_left_out()
    {
        var scene = Support.Cards.Resolve("card: {children: [{text: x, color: '{{ title }}'}]}");

        Assert.Equal("style.wrong", Assert.Single(scene.Notes).Code);
    }

    [Fact]
    public void Odd_characters_in_fields_become_drawable() =>
        Assert.Equal(["a b\uFFFDc"], Support.Cards.Resolve("card: {children: [{text: '{{ title }}'}]}", new CardFields { Title = " a\r\n\t b\ud800\u0000c " }).Texts);

    private static Scene Resolve(string? site, string? post) => Support.Cards.Resolve(Yaml, new CardFields
    {
        Title = "T",
        SiteValues = site is null ? null : (YamlMapping)YamlReader.Parse(site, "og.yaml")!,
        PostValues = post is null ? null : (YamlMapping)YamlReader.Parse(post, "post.md")!,
    });
}
