using OgService.Cards.Painting;
using OgService.Cards.Tests.Support;

namespace OgService.Cards.Tests.Painting;

/// <summary>Parts of a card that no post touches are painted once, and no pixel shows it.</summary>
public class LayerCacheTests
{
    private const string Layered = """
        card:
          padding: 60px
          background: "linear-gradient(135deg, #1e3a8a, #7c3aed 50%, #db2777)"
          flex-direction: column
          justify-content: space-between
          children:
            - text: "{{ title }}"
              font-size: 60px
              color: white
            - text: "{{ site.name }}"
              padding: 20px
              background: "linear-gradient(90deg, white, gold)"
              box-shadow: 0 12px 30px rgb(0 0 0 / 50%)
        """;

    private static readonly GlyphCache Glyphs = new();

    public static TheoryData<string> Templates => [.. Shipped.Templates.Names];

    [Fact]
    public void What_stays_is_painted_once_and_used_from_the_second_card_on()
    {
        var renderer = Shipped.NewRenderer();
        var template = Support.Cards.Template(Layered);
        for (var i = 0; i < 10; i++)
        {
            Draw(renderer, template, Post(i), CardSize.Default);
        }

        Assert.Equal((1, 9), (renderer.Layers.LayersPainted, renderer.Layers.LayersUsed));
    }

    [Fact]
    public void What_stays_behind_something_that_changes_is_not_painted_ahead_of_it()
    {
        const string covered = """
            card:
              display: stack
              children:
                - text: "{{ title }}"
                  font-size: 90px
                - margin: 40px
                  background: "linear-gradient(90deg, rgb(255 0 0 / 50%), blue)"
            """;
        var renderer = Shipped.NewRenderer();
        var template = Support.Cards.Template(covered);
        for (var i = 0; i < 5; i++)
        {
            Draw(renderer, template, Post(i), CardSize.Default);
        }

        Assert.Equal(0, renderer.Layers.LayersUsed);
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_shipped_template_has_the_pixels_of_the_plain_order(string name)
    {
        var renderer = Shipped.NewRenderer();
        var template = Shipped.Templates.Get(name);
        foreach (var size in template.Sizes.Take(2))
        {
            for (var i = 0; i < 5; i++)
            {
                Draw(renderer, template, Post(i), size);
            }
        }
    }

    [Fact]
    public void Themes_and_authors_come_down_to_what_they_have_in_common()
    {
        var renderer = Shipped.NewRenderer();
        var template = Support.Cards.Template(Layered.Replace("site.name", "author", StringComparison.Ordinal));
        for (var i = 0; i < 40; i++)
        {
            Draw(renderer, template, Post(i) with { Authors = [$"Author {i % 7}"] }, CardSize.Default);
        }

        Assert.InRange(renderer.Layers.LayersPainted, 1, 4);
        Assert.InRange(renderer.Layers.LayersUsed, 36, 39);
    }

    [Fact]
    public void Many_threads_get_the_same_pixels()
    {
        var renderer = Shipped.NewRenderer();
        var template = Support.Cards.Template(Layered);

        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => Draw(renderer, template, Post(i), i % 3 == 0 ? new CardSize(600, 600) : CardSize.Default));
    }

    private static CardFields Post(int number) => Support.Cards.Everything with
    {
        Title = $"Post number {number}: " + new string('x', number % 5),
        Slug = $"post-{number}",
        Description = number % 2 == 0 ? "A description of some length, with words." : null,
        Tags = [.. Enumerable.Range(0, number % 4).Select(tag => $"Tag {tag}")],
    };

    private static void Draw(CardRenderer renderer, Template template, CardFields fields, CardSize size)
    {
        var scene = renderer.Resolve(template, fields, size);
        using var layered = renderer.Paint(scene);
        using var plain = ScenePainter.Paint(scene, Glyphs);

        Assert.True(layered.Pixels.SequenceEqual(plain.Pixels), "a pixel differs from the plain order");
    }
}
