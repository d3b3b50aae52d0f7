namespace OgService.Cards.Tests.Templates;

public class BranchTests
{
    private const string Yaml = """
        card:
          children:
            - if: tags.size > 2
              text: many
            - elsif: tags.size == 2
              text: two
            - else: true
              text: few
            - text: "-"
            - for: tag in tags
              text: "{{ tag }}"
            - else:
              text: none
        """;

    [Theory]
    [InlineData("a,b,c", "many - a b c")]
    [InlineData("a,b", "two - a b")]
    [InlineData("a", "few - a")]
    [InlineData("", "few - none")]
    public void The_first_that_holds_is_drawn(string tags, string expected) => Assert.Equal(expected, string.Join(' ', Support.Cards.Resolve(
        Yaml, new CardFields { Title = "T", Tags = tags.Split(',', StringSplitOptions.RemoveEmptyEntries) }).Texts));

    [Theory]
    [InlineData("card: {children: [{text: a}, {else: true, text: b}]}", "card.yaml:1:30: else and elsif stand right behind a node with if, elsif or for.")]
    [InlineData("card: {children: [{elsif: author, text: b}]}", "else and elsif stand right behind")]
    [InlineData("card: {children: [{if: author, text: a}, {else: true, if: tags, text: b}]}", "use elsif")]
    [InlineData("card: {children: [{if: author, text: a}, {else: tags, text: b}]}", "else must be true or false")]
    public void An_else_without_its_if_is_refused(string yaml, string expected) => Assert.Contains(expected, Support.Cards.Refused(yaml).Message);
}
