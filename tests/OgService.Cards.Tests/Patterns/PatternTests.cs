using System.Security.Cryptography;
using OgService.Cards.Tests.Support;
using OgService.Imaging;

namespace OgService.Cards.Tests.Patterns;

/// <summary>Patterns as paint. How they look: tests/patterns/sheets.sh draws contact sheets.</summary>
public sealed class PatternTests
{
    public static TheoryData<string> Kinds => ["dots", "grid", "noise", "waves", "mesh", "topography", "rays"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_two_of_a_hundred_seeds_look_alike(string kind)
    {
        var seen = new HashSet<string>();
        for (var seed = 0; seed < 100; seed++)
        {
            Assert.True(seen.Add(Hash(Draw($"{kind}(#4f46e5, #db2777, seed post-{seed})"))), $"seed {seed} looks like one before it");
        }
    }

    // Exact arithmetic alone: these hold on every machine, with hardware intrinsics and without.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_seed_always_looks_the_same(string kind) =>
        Assert.Equal(Hash(Draw($"{kind}(#4f46e5, #db2777, seed one)")), Hash(Draw($"{kind}(#4f46e5, #db2777, seed one)")));

    [Fact]
    public void The_seed_is_the_posts_slug_unless_said()
    {
        var one = Hash(Draw("mesh(navy, teal)", new CardFields { Title = "Title", Slug = "one" }));

        Assert.Equal(one, Hash(Draw("mesh(navy, teal, seed one)")));
        Assert.NotEqual(one, Hash(Draw("mesh(navy, teal)", new CardFields { Title = "Title", Slug = "two" })));
    }

    [Fact]
    public void A_mesh_stays_among_its_colors_and_has_no_steps()
    {
        using var pixels = Draw("mesh(#0b1120, #4f46e5, #db2777, #22d3ee, seed one)");
        var largest = 0;
        for (var y = 0; y < pixels.Height; y++)
        {
            var row = pixels.Row(y);
            for (var x = 1; x < row.Length; x++)
            {
                Assert.Equal(255u, row[x] >> 24);
                for (var shift = 0; shift < 24; shift += 8)
                {
                    largest = Math.Max(largest, Math.Abs((int)(row[x] >> shift & 255) - (int)(row[x - 1] >> shift & 255)));
                }
            }
        }

        Assert.InRange(largest, 1, 8);
    }

    [Fact]
    public void A_pattern_is_cut_by_the_corners_of_its_box()
    {
        var template = Support.Cards.Template(
            "card:\n  children:\n    - width: 200px\n      height: 200px\n      border-radius: 100px\n      background: mesh(navy, teal)");
        using var pixels = Shipped.Renderer.Paint(Shipped.Renderer.Resolve(template, new CardFields { Title = "Title" }, CardSize.Default));

        Assert.Equal(0xFFFFFFFF, pixels.Row(2)[2]);
        Assert.NotEqual(0xFFFFFFFF, pixels.Row(100)[100]);
    }

    [Theory]
    [InlineData("dots()")]
    [InlineData("mesh(notacolor)")]
    [InlineData("waves(red, 10px, 2px, 3px)")]
    [InlineData("3(red)")]
    [InlineData("noise(red, grain 200%)")]
    public void What_is_no_pattern_is_refused(string background) =>
        Assert.Contains("background must be", Support.Cards.Refused($"card:\n  background: {background}").Message);

    private static PixelBuffer Draw(string background, CardFields? fields = null)
    {
        var template = Support.Cards.Template($"sizes: [300x160]\ncard:\n  background: \"{background}\"");
        return Shipped.Renderer.Paint(Shipped.Renderer.Resolve(template, fields ?? new CardFields { Title = "Title" }, new CardSize(300, 160)));
    }

    private static string Hash(PixelBuffer pixels)
    {
        using (pixels)
        {
            return Convert.ToHexString(SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(pixels.Pixels)));
        }
    }
}
