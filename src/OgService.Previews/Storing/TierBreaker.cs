namespace OgService.Previews.Storing;

/// <summary>Whether a tier is in use for one kind of work. It is left alone once errors outnumber successes by five, whether they come within a moment or one an hour, and then tried
/// with one piece of work every two seconds until one succeeds. Safe for many threads.</summary>
/// <remarks>Why not a ready-made one: those open on a share of errors within a time, so that a slow tier that is seldom asked costs its whole budget for ever; they tell of each attempt that
/// fails, not of changes; and they make somebody's request wait for the attempt.</remarks>
/// <param name="changed">Told of each change, with the last error.</param>
internal sealed class TierBreaker(TimeProvider clock, Action<bool, string?> changed)
{
    private const int ErrorsToOpen = 5;
    private static readonly TimeSpan TryEvery = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private int excess;
    private int round;
    private bool isOpen;
    private long openedAt;

    public bool IsWell => !Volatile.Read(ref isOpen);

    /// <summary>Asks before each piece of work; what came of it is told with <see cref="Report"/>.</summary>
    public TierTurn Enter(out int turn)
    {
        lock (gate)
        {
            turn = round;
            if (!isOpen)
            {
                return TierTurn.Work;
            }

            if (clock.GetElapsedTime(openedAt) < TryEvery)
            {
                return TierTurn.Skip;
            }

            // One at a time; should nobody ever tell what came of it, there is another in two seconds.
            openedAt = clock.GetTimestamp();
            turn = ++round;
            return TierTurn.Try;
        }
    }

    /// <param name="turn">Of <see cref="Enter"/>: what began before the tier was left alone, or before the last attempt, says nothing any more.</param>
    /// <param name="problem">Null when it succeeded.</param>
    public void Report(int turn, string? problem)
    {
        lock (gate)
        {
            if (turn != round)
            {
                return;
            }

            if (isOpen)
            {
                openedAt = clock.GetTimestamp();
                if (problem is not null)
                {
                    return;
                }
            }
            else
            {
                excess = Math.Max(0, excess + (problem is null ? -1 : 1));
                if (excess < ErrorsToOpen)
                {
                    return;
                }

                openedAt = clock.GetTimestamp();
            }

            excess = 0;
            round++;
            Volatile.Write(ref isOpen, problem is not null);

            // Inside the lock, so that changes are told in their order.
            changed(problem is null, problem);
        }
    }
}

/// <summary>What a breaker says to a piece of work.</summary>
internal enum TierTurn
{
    Work,

    /// <summary>The tier is left alone, and this is to find out whether it is well; nobody should wait for it.</summary>
    Try,

    Skip,
}
