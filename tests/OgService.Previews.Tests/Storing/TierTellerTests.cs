using Microsoft.Extensions.Time.Testing;
using OgService.Previews.Storing;

namespace OgService.Previews.Tests.Storing;

public sealed class TierTellerTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly List<TierChange> told = [];
    private readonly TierTeller teller;

    public TierTellerTests() => teller = new TierTeller("bucket", "reading", clock, told.Add);

    public void Dispose() => teller.Dispose();

    [Fact]
    public void An_outage_is_two_lines_at_once()
    {
        teller.Change(false, "gone");
        clock.Advance(TimeSpan.FromSeconds(8));
        teller.Change(true, null);
        Assert.Equal([new TierChange("bucket", "reading", false, "gone"), new TierChange("bucket", "reading", true, null)], told);
    }

    [Fact]
    public void Outages_far_apart_are_all_told_at_once()
    {
        for (var number = 0; number < 20; number++)
        {
            teller.Change(number % 2 != 0, "gone");
            clock.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Equal(20, told.Count);
    }

    [Fact]
    public void A_tier_that_changes_all_the_time_is_told_of_ever_more_seldom_and_how_often_it_changed()
    {
        for (var second = 0; second < 3_600; second++)
        {
            teller.Change(second % 2 != 0, "gone");
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(told.Count, 4, 16);
        Assert.Contains("changes in a short time", told[^1].Problem, StringComparison.Ordinal);
        Assert.Equal(told.Count, told.Zip(told.Skip(1)).Count(pair => pair.First.IsWell != pair.Second.IsWell) + 1);
    }

    [Fact]
    public void The_last_state_is_always_told_in_the_end()
    {
        teller.Change(false, "gone");
        teller.Change(true, null);
        teller.Change(false, "gone again");
        Assert.Equal(2, told.Count);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((3, false, "gone again"), (told.Count, told[^1].IsWell, told[^1].Problem));
    }

    [Fact]
    public void A_change_that_took_itself_back_is_not_told()
    {
        teller.Change(false, "gone");
        teller.Change(true, null);
        teller.Change(false, "gone again");
        teller.Change(true, null);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, told.Count);
    }
}
