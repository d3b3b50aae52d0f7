namespace OgService.Cards.Tests.Templates;

public class SizeTests
{
    private const string Yaml = """
        sizes: [1200x630, 1200x1200]
        card:
          children:
            - id: title
              text: wide
              at:
                square: {text: square}
                portrait: {text: tall}
                1080x1920: {text: story}
            - text: "{{ card.shape }}"
            - text: aside
              at:
                portrait: {remove: true}
                square:
                  append: []
                  children: [{text: inside}]
        """;

    [Theory]
    [InlineData(1200, 630, "wide landscape aside")]
    [InlineData(1200, 600, "wide landscape aside")]
    [InlineData(1200, 1200, "square square inside")]
    [InlineData(1200, 1100, "square square inside")]
    [InlineData(1080, 1350, "tall portrait")]
    [InlineData(1000, 1500, "tall portrait")]
    [InlineData(1080, 1920, "story portrait")]
    public void A_node_is_different_at_some_sizes(int width, int height, string expected) =>
        Assert.Equal(expected, string.Join(' ', Support.Cards.Resolve(new Dictionary<string, string> { ["card"] = Yaml }, size: new CardSize(width, height)).Texts));

    [Fact]
    public void An_extending_template_changes_what_is_said_of_a_size()
    {
        var files = new Dictionary<string, string> { ["top"] = "extends: card\nnodes: {title: {at: {square: {text: mine}}}}", ["card"] = Yaml };

        Assert.Equal("mine", Support.Cards.Resolve(files, size: new CardSize(1200, 1200)).Texts[0]);
        Assert.Equal("tall", Support.Cards.Resolve(files, size: new CardSize(1080, 1350)).Texts[0]);
    }

    [Theory]
    [InlineData("card: {children: [{text: x, at: {sqare: {gap: 0}}}]}", "card.yaml:1:34: at must name landscape, square, portrait or a size")]
    [InlineData("card: {children: [{text: x, at: {square: {colr: red}}}]}", "card.yaml:1:43: unknown key \"colr\"")]
    [InlineData("card: {children: [{text: x, at: {1080x1920: {gap: wide}}}]}", "gap must be one or two lengths")]
    [InlineData("card: {children: [{text: x, at: {portrait: {text: '{{ titel }}'}}}]}", "unknown name \"titel\"")]
    public void All_sizes_are_checked_whichever_is_drawn(string yaml, string expected) => Assert.Contains(expected, Support.Cards.Refused(yaml).Message);
}
