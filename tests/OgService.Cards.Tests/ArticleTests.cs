using System.Security.Cryptography;
using OgService.Imaging.Png;
using OgService.Yaml;

namespace OgService.Cards.Tests;

/// <summary>What the shipped article card promises, on pixels and bytes.</summary>
public class ArticleTests
{
    private static readonly CardFields Post = Support.Cards.Everything with
    {
        Title = "Exploring the Innovative Nexus: OpenAI's Sora and Its Impact on Digital Creativity",
        Description = "Delve into the transformative relationship between OpenAI and its groundbreaking video model, Sora, reshaping the landscape of digital creativity.",
    };

    [Theory]
    [InlineData("dark")]
    [InlineData("light")]
    public void Its_PNG_stays_below_sixty_kilobytes_in_a_palette(string theme)
    {
        using var pixels = Support.Shipped.Renderer.Paint(Resolve(Support.Shipped.Renderer, Post, "theme: " + theme));

        Assert.InRange(pixels.Pixels.ToArray().Distinct().Count(), 20, 256);
        Assert.InRange(PngEncoder.Encode(pixels).Length, 5_000, 60_000);
    }

    [Fact]
    public void Two_renderers_and_eight_threads_draw_the_same_pixels()
    {
        var shared = Support.Shipped.NewRenderer();
        var first = Hash(Support.Shipped.Renderer);
        var others = new string[8];

        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => others[i] = Hash(shared));

        Assert.All(others, hash => Assert.Equal(first, hash));
    }

    [Fact]
    public void Its_texts_are_what_the_card_says_in_reading_order()
    {
        var texts = Resolve(Support.Shipped.Renderer, Post with { Description = null }, null).Texts;

        Assert.Equal(["Example Blog", "Guides", Post.Title, "Alex Mercer, Kim Doe", "5 Feb 2024", "7 min read", "AI Technology", "Digital Media", "Video"], texts);
    }

    [Fact]
    public void Nothing_of_it_sticks_out_whatever_the_post_is()
    {
        var awkward = Post with
        {
            Title = string.Join(' ', Enumerable.Repeat("Wiederverwendbarkeit", 60)),
            Authors = [.. Enumerable.Repeat("Somebody With A Long Name", 20)],
            Tags = [.. Enumerable.Range(0, 100).Select(i => new string('x', i + 1))],
            SiteName = new string('S', 200),
            Section = new string('K', 200),
        };

        Assert.DoesNotContain(Resolve(Support.Shipped.Renderer, awkward, null).Notes, note => note.Code == "overflow");
    }

    private static Scene Resolve(CardRenderer renderer, CardFields fields, string? values) => renderer.Resolve(
        Support.Shipped.Templates.Get("article"),
        fields with { SiteValues = values is null ? null : (YamlMapping)YamlReader.Parse(values, "og.yaml")! },
        CardSize.Default);

    private static string Hash(CardRenderer renderer)
    {
        using var pixels = renderer.Paint(Resolve(renderer, Post, null));
        return Convert.ToHexString(SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(pixels.Pixels)));
    }
}
