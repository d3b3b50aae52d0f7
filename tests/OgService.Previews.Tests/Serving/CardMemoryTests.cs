using OgService.Previews.Serving;
using OgService.Previews.Tests.Storing;

namespace OgService.Previews.Tests.Serving;

public sealed class CardMemoryTests
{
    [Fact]
    public void Gives_back_what_was_added()
    {
        var memory = new CardMemory(1_000);
        memory.Add(SampleCards.Of("a", 100));
        Assert.True(memory.TryGet("a", out var card));
        Assert.Equal(100, card.Bytes.Length);
        Assert.False(memory.TryGet("b", out _));
    }

    [Fact]
    public void Lets_what_is_asked_for_seldom_go_when_the_bytes_run_out()
    {
        var memory = new CardMemory(1_000);
        memory.Add(SampleCards.Of("a", 400));
        memory.Add(SampleCards.Of("b", 400));
        Assert.True(memory.TryGet("a", out _));
        Assert.False(memory.TryGet("c", out _));
        memory.Add(SampleCards.Of("c", 400));
        Assert.True(memory.TryGet("a", out _));
        Assert.False(memory.TryGet("b", out _));
        Assert.True(memory.TryGet("c", out _));
        Assert.Equal(800, memory.Bytes);
    }

    [Fact]
    public void Does_not_empty_itself_for_a_card_larger_than_all_of_it()
    {
        var memory = new CardMemory(1_000);
        memory.Add(SampleCards.Of("a", 400));
        memory.Add(SampleCards.Of("huge", 1_001));
        Assert.True(memory.TryGet("a", out _));
        Assert.False(memory.TryGet("huge", out _));
    }

    [Fact]
    public void Counts_a_card_that_is_added_twice_once()
    {
        var memory = new CardMemory(1_000);
        memory.Add(SampleCards.Of("a", 400));
        memory.Add(SampleCards.Of("a", 300));
        Assert.Equal(300, memory.Bytes);
    }

    [Fact]
    public void A_walk_through_every_old_post_does_not_push_out_what_everybody_shares()
    {
        var memory = new CardMemory(100_000);
        foreach (var round in Enumerable.Range(0, 5))
        {
            foreach (var popular in Enumerable.Range(0, 50))
            {
                Ask(memory, $"popular{popular}");
            }
        }

        foreach (var old in Enumerable.Range(0, 2_000))
        {
            Ask(memory, $"old{old}");
        }

        Assert.InRange(Enumerable.Range(0, 50).Count(popular => memory.TryGet($"popular{popular}", out _)), 45, 50);
    }

    [Fact]
    public void New_favourites_get_in_after_the_old_ones_are_forgotten()
    {
        var memory = new CardMemory(100_000);
        foreach (var round in Enumerable.Range(0, 200))
        {
            foreach (var card in Enumerable.Range(0, 90))
            {
                Ask(memory, $"{(round < 100 ? "old" : "new")}{card}");
            }
        }

        Assert.InRange(Enumerable.Range(0, 90).Count(card => memory.TryGet($"new{card}", out _)), 80, 90);
    }

    [Fact]
    public void Never_holds_more_than_its_bytes_whatever_comes()
    {
        var random = new Random(7);
        var memory = new CardMemory(50_000);
        for (var step = 0; step < 20_000; step++)
        {
            var key = $"card{random.Next(300)}";
            if (!memory.TryGet(key, out var card))
            {
                memory.Add(SampleCards.Of(key, random.Next(1, 9_000)));
            }
            else
            {
                Assert.Equal(key, card.Key);
            }

            Assert.InRange(memory.Bytes, 0, 50_000);
        }
    }

    private static void Ask(CardMemory memory, string key)
    {
        if (!memory.TryGet(key, out _))
        {
            memory.Add(SampleCards.Of(key, 1_000));
        }
    }
}
