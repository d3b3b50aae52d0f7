using System.Text;
using OgService.Posts.Meta;

namespace OgService.Posts.Tests.Meta;

/// <summary>Seeded random texts of awkward characters: what the examples of <see cref="HostileValueTests"/> did not think of.</summary>
public sealed class RandomValueTests
{
    private const string Alphabet = " aé\"'<>&;#x=/:.@%?\\\t\n\0\u007F\u0085\u00A0\u0301\u200D\u2028\u202E\uFEFF\uFFFD日ع\uD83D\uDE80\uD83C\uDDEF\uDDF5";

    [Fact]
    public void Cleaning_twice_changes_nothing_more()
    {
        foreach (var text in Texts(seed: 1, count: 3_000, maxLength: 60))
        {
            var clean = MetaText.Clean(text);
            Assert.Equal(clean, MetaText.Clean(clean));
            Assert.Equal(clean, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(clean)));
        }
    }

    [Fact]
    public void A_cut_text_is_never_longer_than_its_limit_and_begins_like_the_whole()
    {
        foreach (var text in Texts(seed: 2, count: 3_000, maxLength: 200))
        {
            var whole = MetaText.Clean(text);
            var cut = MetaText.Clean(text, 40);
            Assert.True(cut.Length <= 40);
            if (cut != whole)
            {
                Assert.EndsWith(MetaText.Ellipsis, cut);
                Assert.StartsWith(cut[..^1], whole, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Every_text_reads_back_from_the_page()
    {
        foreach (var text in Texts(seed: 3, count: 400, maxLength: 80))
        {
            var bundle = Samples.Bundle(Samples.Sora with { Title = "t" + text, Description = "d" + text, Tags = ["g" + text] });
            var page = Samples.Parse(bundle);
            Assert.Equal(MetaText.Clean("t" + text), page.QuerySelector("title")!.TextContent);
            Assert.Equal(MetaText.Clean("t" + text), page.Content("og:title"));
            Assert.Equal(MetaText.Clean("d" + text), page.Content("og:description"));
            Assert.Equal(MetaText.Clean("g" + text), page.Content("article:tag"));
            Assert.Equal(MetaText.Clean("t" + text), MetaBundleTests.JsonLd(bundle).GetProperty("headline").GetString());
        }
    }

    [Fact]
    public void An_address_is_left_out_or_is_an_ASCII_web_address_that_stays_the_same()
    {
        var accepted = 0;
        foreach (var text in Texts(seed: 4, count: 10_000, maxLength: 30))
        {
            foreach (var address in (string[])[text, "https:" + text, "https://" + text, "https://example.com/" + text])
            {
                if (MetaUrl.Absolute(address) is not { } url)
                {
                    continue;
                }

                accepted++;
                Assert.True(Ascii.IsValid(url));
                Assert.DoesNotContain(url, c => c is '"' or '<' or '>' or ' ' || char.IsControl(c));
                Assert.StartsWith("https://", url, StringComparison.Ordinal);
                Assert.Equal(url, MetaUrl.Absolute(url));
            }
        }

        Assert.True(accepted > 1_000);
    }

    private static IEnumerable<string> Texts(int seed, int count, int maxLength)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var text = new char[random.Next(maxLength)];
            for (var k = 0; k < text.Length; k++)
            {
                text[k] = Alphabet[random.Next(Alphabet.Length)];
            }

            yield return new string(text);
        }
    }
}
