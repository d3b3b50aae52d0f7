using System.Text;

namespace OgService.Previews.Tests.Drawing;

public sealed class CardWritingTests : IDisposable
{
    private const string Gradient =
        """
        sizes: [600x315]
        card:
          background: "linear-gradient(135deg, #1e3a8a, #7c3aed 50%, #db2777)"
          children:
            - { text: "{{ title }}", font-size: 40px, color: white }
        """;

    private readonly ScratchSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public void A_budget_is_held_and_what_it_cost_is_told()
    {
        Configure("budget: 6KB");
        site.Write("templates/gradient/card.yaml", Gradient);
        site.WritePost("post", "title: Much in little\nogTemplate: gradient");
        var result = Assert.Single(site.Generate().Results);
        Assert.InRange(result.Bytes, 1, 6_000);
        Assert.NotNull(result.Encoding);
        Assert.Equal(result.Bytes, result.Encoding.Bytes);
        Assert.InRange(result.Encoding.Similarity!.Value, 0.9, 0.9999);
        var note = Assert.Single(result.Notes, note => note.Code == "bytes.quality");
        Assert.StartsWith(result.Encoding.Choice + " to stay within the budget", note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_that_nothing_holds_is_told()
    {
        Configure("budget: 300");
        site.WritePost("post", "title: Much in little\nogImage: /post.jpg");
        Assert.Contains(Assert.Single(site.Generate().Results).Notes, note => note.Code == "bytes.over-budget");
    }

    [Theory]
    [InlineData("/post.png")]
    [InlineData("/post.jpg")]
    public void Files_name_their_maker_unless_that_is_turned_off(string name)
    {
        site.WritePost("post", $"title: Who made it\nogImage: {name}");
        site.Generate();
        Assert.Contains("OgService", Text(name), StringComparison.Ordinal);
        Assert.Contains("https://example.com", Text(name), StringComparison.Ordinal);
        Configure("metadata: false");
        Assert.Equal(1, site.Generate().Count(GenerateOutcome.Drawn));
        Assert.DoesNotContain("OgService", Text(name), StringComparison.Ordinal);
        Assert.DoesNotContain("https://example.com", Text(name), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_written_small_stays_and_what_was_not_is_written_again()
    {
        site.WritePost("png", "title: Small and smaller");
        site.WritePost("jpg", "title: Small and smaller\nogImage: /card.jpg");
        site.WritePost("webp", "title: Small and smaller\nogImage: /card.webp");
        var quick = site.Generate().Results.ToDictionary(result => result.Source, result => result.Bytes);
        var best = site.Generate(new GenerateOptions { Best = true });
        Assert.Equal(3, best.Count(GenerateOutcome.Drawn));
        Assert.All(best.Results, result => Assert.InRange(result.Bytes, 1, quick[result.Source]));
        Assert.True(best.Results.Sum(result => result.Bytes) < quick.Values.Sum());
        var tree = site.Tree();
        Assert.Equal(3, site.Generate().Count(GenerateOutcome.Unchanged));
        Assert.Equal(3, site.Generate(new GenerateOptions { Best = true }).Count(GenerateOutcome.Unchanged));
        Assert.Equal(tree, site.Tree());
        site.WritePost("png", "title: Another title");
        Assert.Equal(1, site.Generate().Count(GenerateOutcome.Drawn));
        Assert.Equal(1, site.Generate(new GenerateOptions { Best = true }).Count(GenerateOutcome.Drawn));
    }

    private void Configure(string cards) => site.Write(
        "og.yaml", $"site: {{ name: Scratch, url: https://example.com }}\ncontent: {{ include: [\"posts/*.md\"], public: public }}\ncards: {{ {cards} }}\n");

    private string Text(string name) => Encoding.Latin1.GetString(File.ReadAllBytes(site.PathTo("public" + name)));
}
