using Microsoft.Extensions.Time.Testing;
using OgService.Previews.Storing;

namespace OgService.Previews.Tests.Storing;

public sealed class TierBreakerTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly List<(bool IsWell, string? Problem)> changes = [];
    private readonly TierBreaker breaker;

    public TierBreakerTests() => breaker = new TierBreaker(clock, (isWell, problem) => changes.Add((isWell, problem)));

    [Fact]
    public void Five_errors_in_a_row_open_it_however_far_apart_they_are()
    {
        for (var number = 0; number < 5; number++)
        {
            Assert.True(breaker.IsWell);
            Work("fails");
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.False(breaker.IsWell);
        Assert.Equal([(false, "fails")], changes);
    }

    [Fact]
    public void Errors_among_as_many_successes_do_not_open_it_and_more_errors_than_successes_do()
    {
        for (var number = 0; number < 100; number++)
        {
            Work("fails");
            Work(null);
        }

        Assert.True(breaker.IsWell);
        for (var number = 0; number < 12 && breaker.IsWell; number++)
        {
            Work("fails");
            Work("fails");
            if (breaker.IsWell)
            {
                Work(null);
            }
        }

        Assert.False(breaker.IsWell);
    }

    [Fact]
    public void While_open_one_piece_of_work_tries_every_two_seconds_and_attempts_that_fail_are_no_changes()
    {
        Open();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            Assert.Equal(TierTurn.Skip, breaker.Enter(out _));
            clock.Advance(TimeSpan.FromSeconds(2));
            Assert.Equal(TierTurn.Try, breaker.Enter(out var turn));
            Assert.Equal(TierTurn.Skip, breaker.Enter(out _));
            breaker.Report(turn, "still fails");
        }

        Assert.Single(changes);
        clock.Advance(TimeSpan.FromSeconds(2));
        breaker.Enter(out var last);
        breaker.Report(last, null);
        Assert.Equal([(false, "fails"), (true, null)], changes);
        Assert.Equal(TierTurn.Work, breaker.Enter(out _));
    }

    [Fact]
    public void What_began_before_it_opened_neither_closes_it_nor_counts_afterwards()
    {
        breaker.Enter(out var early);
        Open();
        breaker.Report(early, null);
        Assert.False(breaker.IsWell);
        clock.Advance(TimeSpan.FromSeconds(2));
        breaker.Enter(out var attempt);
        breaker.Report(attempt, null);
        for (var number = 0; number < 10; number++)
        {
            breaker.Report(early, "fails late");
        }

        Assert.True(breaker.IsWell);
    }

    [Fact]
    public void An_attempt_that_nobody_tells_of_is_followed_by_another()
    {
        Open();
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TierTurn.Try, breaker.Enter(out _));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TierTurn.Try, breaker.Enter(out _));
    }

    private void Open()
    {
        while (breaker.IsWell)
        {
            Work("fails");
        }
    }

    private void Work(string? problem)
    {
        Assert.Equal(TierTurn.Work, breaker.Enter(out var turn));
        breaker.Report(turn, problem);
    }
}
