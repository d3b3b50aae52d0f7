namespace OgService.Web.Hosting;

/// <summary><c>OgService:Limits</c>: how much is drawn, and for whom. What is found is never limited.</summary>
public sealed class LimitOptions
{
    /// <summary>Cards drawn at the same time; 0 takes one a processor.</summary>
    [WholeService]
    public int Workers { get; set; }

    /// <summary>Cards that may wait for a worker; 0 takes 32 a processor.</summary>
    [WholeService]
    public int Queue { get; set; }

    /// <summary>How long a card may wait for a worker, in milliseconds; 0 to 60,000.</summary>
    [WholeService]
    public int MaxWaitMilliseconds { get; set; } = 1_000;

    /// <summary>How long a request waits for its card before something stands in, in milliseconds; 100 to 60,000. The drawing goes on.</summary>
    public int DeadlineMilliseconds { get; set; } = 5_000;

    /// <summary>The same where an earlier picture of the post is at hand; at most the deadline.</summary>
    public int StaleDeadlineMilliseconds { get; set; } = 1_000;

    /// <summary>Bytes of pixels of all running renders; 16 MiB or more. A picture that needs more than all of it is refused.</summary>
    [WholeService]
    public long PixelBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>Cards a minute that one client may have drawn; 0 is no limit. Clients on this machine are never limited.</summary>
    public int DrawnPerMinutePerClient { get; set; } = 300;

    /// <summary>The same of all clients together.</summary>
    public int DrawnPerMinute { get; set; }

    /// <summary>Cards that may be asked for at once above the rate; 1 to 100,000.</summary>
    public int Burst { get; set; } = 200;

    /// <param name="site">Goes before the keys.</param>
    /// <exception cref="InvalidOperationException">A value cannot be used; the message names its key.</exception>
    internal void Check(string site)
    {
        var at = site + "Limits:";
        Setting.Require(Workers is >= 0 and <= 1_024, at + nameof(Workers), "0 to 1024", Workers);
        Setting.Require(Queue is >= 0 and <= 100_000, at + nameof(Queue), "0 to 100000", Queue);
        Setting.Require(MaxWaitMilliseconds is >= 0 and <= 60_000, at + nameof(MaxWaitMilliseconds), "0 to 60000", MaxWaitMilliseconds);
        Setting.Require(DeadlineMilliseconds is >= 100 and <= 60_000, at + nameof(DeadlineMilliseconds), "100 to 60000", DeadlineMilliseconds);
        Setting.Require(StaleDeadlineMilliseconds >= 0 && StaleDeadlineMilliseconds <= DeadlineMilliseconds, at + nameof(StaleDeadlineMilliseconds), "0 to the deadline", StaleDeadlineMilliseconds);
        Setting.Require(PixelBytes is >= 16 * 1024 * 1024 and <= 1L << 40, at + nameof(PixelBytes), "16777216 or more", PixelBytes);
        Setting.Require(DrawnPerMinutePerClient is >= 0 and <= 1_000_000, at + nameof(DrawnPerMinutePerClient), "0 to 1000000", DrawnPerMinutePerClient);
        Setting.Require(DrawnPerMinute is >= 0 and <= 1_000_000, at + nameof(DrawnPerMinute), "0 to 1000000", DrawnPerMinute);
        Setting.Require(Burst is >= 1 and <= 100_000, at + nameof(Burst), "1 to 100000", Burst);
    }
}
