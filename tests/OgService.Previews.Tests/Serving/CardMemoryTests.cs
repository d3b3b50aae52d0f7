using OgService.Cards;
using OgService.Previews.Serving;

namespace OgService.Previews.Tests.Serving;

public sealed class CardMemoryTests
{
    [Fact]
    public void Gives_back_what_was_added()
    {
        var memory = new CardMemory(1_000);
        memory.Add(Card("a", 100));
        Assert.True(memory.TryGet("a", out var card));
        Assert.Equal(100, card.Bytes.Length);
        Assert.False(memory.TryGet("b", out _));
    }

    [Fact]
    public void Lets_the_least_recently_used_go_when_the_bytes_run_out()
    {
        var memory = new CardMemory(1_000);
        memory.Add(Card("a", 400));
        memory.Add(Card("b", 400));
        Assert.True(memory.TryGet("a", out _));
        memory.Add(Card("c", 400));
        Assert.True(memory.TryGet("a", out _));
        Assert.False(memory.TryGet("b", out _));
        Assert.Equal(800, memory.Bytes);
    }

    [Fact]
    public void Does_not_empty_itself_for_a_card_larger_than_all_of_it()
    {
        var memory = new CardMemory(1_000);
        memory.Add(Card("a", 400));
        memory.Add(Card("huge", 1_001));
        Assert.True(memory.TryGet("a", out _));
        Assert.False(memory.TryGet("huge", out _));
    }

    [Fact]
    public void Counts_a_card_that_is_added_twice_once()
    {
        var memory = new CardMemory(1_000);
        memory.Add(Card("a", 400));
        memory.Add(Card("a", 300));
        Assert.Equal(300, memory.Bytes);
    }

    private static DrawnCard Card(string key, int bytes) => new()
    {
        Key = key,
        MediaType = "image/png",
        Bytes = new byte[bytes],
        Size = CardSize.Default,
        DrawnAt = DateTimeOffset.UnixEpoch,
        Notes = [],
    };
}
