namespace OgService.Previews.Storing;

/// <summary>Tells people of a tier's changes: at once, but ever more seldom while they follow one another, and then how many there were. Safe for many threads.</summary>
/// <param name="tier">disk or bucket.</param>
/// <param name="work">reading or writing.</param>
internal sealed class TierTeller(string tier, string work, TimeProvider clock, Action<TierChange> tell) : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private TimeSpan pause;
    private long? lastTold;
    private bool toldWell = true;
    private (bool IsWell, string? Problem) now = (true, null);
    private int untold;
    private ITimer? waiting;

    public void Change(bool isWell, string? problem)
    {
        lock (gate)
        {
            now = (isWell, problem);
            untold++;
            if (SinceTold >= pause)
            {
                TellLocked();
            }
            else
            {
                waiting ??= clock.CreateTimer(_ => TellAtLast(), null, pause - SinceTold, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose() => waiting?.Dispose();

    private TimeSpan SinceTold => lastTold is { } moment ? clock.GetElapsedTime(moment) : TimeSpan.MaxValue;

    private void TellAtLast()
    {
        lock (gate)
        {
            waiting?.Dispose();
            waiting = null;
            TellLocked();
        }
    }

    private void TellLocked()
    {
        if (now.IsWell == toldWell)
        {
            // Back where it was: nothing to tell until it changes again, then with all there were.
            return;
        }

        // The first two changes, out and back, are told as they come.
        pause = SinceTold > Quiet + pause ? TimeSpan.Zero : pause == TimeSpan.Zero ? ShortestPause : pause * 2 < LongestPause ? pause * 2 : LongestPause;
        lastTold = clock.GetTimestamp();
        toldWell = now.IsWell;
        tell(new TierChange(tier, work, now.IsWell, untold == 1 ? now.Problem : $"{now.Problem ?? "it is well"} (after {untold} changes in a short time)"));
        untold = 0;
    }
}
