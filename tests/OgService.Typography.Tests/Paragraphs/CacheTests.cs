using OgService.Typography.Paragraphs;
using static OgService.Typography.Tests.Paragraphs.Setting;

namespace OgService.Typography.Tests.Paragraphs;

public sealed class CacheTests
{
    private static readonly string[] Texts =
    [
        "Exploring the Innovative Nexus: OpenAI's Sora and Its Impact on Digital Creativity",
        "日本語のタイトルをどう折り返すか", "تجربة الذكاء الاصطناعي في العالم العربي", "Shipping 🎉 emoji 👨‍👩‍👧‍👦", "AVAVAVAVAVAVAVAVAVAVAVAVAV", "Tag",
    ];

    private static readonly ParagraphSettings[] Rooms =
    [
        new() { WidthPx = 500, MaxLines = 2, MinSizePx = 30, Wrap = TextWrap.Balance },
        new() { WidthPx = 240, MaxLines = 3 },
        new() { WidthPx = 300, Wrap = TextWrap.Pretty, Align = TextAlign.Center },
    ];

    [Fact]
    public void A_warm_cache_gives_what_a_cold_one_gives()
    {
        var engine = new TextEngine(Library);
        for (var round = 0; round < 3; round++)
        {
            foreach (var (text, room) in Texts.SelectMany(text => Rooms.Select(room => (text, room))))
            {
                Assert.Equal(Print(Lay(text, Bold(60), room)), Print(engine.Lay(text, Bold(60), room)));
            }
        }
    }

    [Fact]
    public void The_same_question_gets_the_same_object()
    {
        var engine = new TextEngine(Library);
        var first = engine.Lay("Tag", Bold(20), Wide(100));

        // Equal, not the same: families and features are compared by what is in them.
        Assert.Same(first, engine.Lay("Tag", new TextStyle { Families = ["Inter"], SizePx = 20, Weight = 700 }, Wide(100)));
        Assert.NotSame(first, engine.Lay("Tag", Bold(20) with { Families = ["Inter", "Fraunces"] }, Wide(100)));
        Assert.NotSame(first, engine.Lay("Tag", Bold(20) with { Features = [new("tnum", 1)] }, Wide(100)));
    }

    [Fact]
    public async Task Eight_threads_at_once_get_what_one_gets()
    {
        var expected = Texts.SelectMany(text => Rooms.Select(room => Print(Lay(text, Bold(60), room)))).ToArray();
        var engine = new TextEngine(Library);
        using var start = new Barrier(8);
        var tasks = Enumerable.Range(0, 8).Select(worker => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                var order = Enumerable.Range(0, expected.Length).ToArray();
                new Random(worker).Shuffle(order);
                var printed = new string[expected.Length];
                foreach (var index in order)
                {
                    printed[index] = Print(engine.Lay(Texts[index / Rooms.Length], Bold(60), Rooms[index % Rooms.Length]));
                }

                return printed;
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();

        foreach (var printed in await Task.WhenAll(tasks))
        {
            Assert.Equal(expected, printed);
        }
    }

    [Fact]
    public void A_full_cache_forgets_what_is_not_used_and_keeps_what_is()
    {
        var cache = new GenerationCache<int, string>(1_000);
        cache.Add(-1, "used", 10);
        cache.Add(-2, "unused", 10);
        for (var key = 0; key < 1_000; key++)
        {
            cache.Add(key, "other", 10);
            Assert.True(cache.TryGet(-1, out _));
            Assert.InRange(cache.Cost, 0, 1_030);
        }

        Assert.False(cache.TryGet(-2, out _));
        Assert.True(cache.TryGet(999, out _));
    }

    [Fact]
    public void An_entry_too_large_for_the_cache_is_not_kept()
    {
        var cache = new GenerationCache<int, string>(1_000);
        cache.Add(1, "huge", 500);

        Assert.False(cache.TryGet(1, out _));
        Assert.Equal(0, cache.Cost);
    }
}
