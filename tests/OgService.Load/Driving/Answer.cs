namespace OgService.Load.Driving;

/// <summary>What came of one request.</summary>
/// <param name="Index">Its number in the run.</param>
/// <param name="At">Its planned start, in seconds from the run's start.</param>
/// <param name="Milliseconds">From the planned start, not the real one, to the last byte: a generator or a service that lags cannot hide it.</param>
/// <param name="Status">0 when there was no whole answer.</param>
/// <param name="IsHit">Whether the service says that it did not draw.</param>
/// <param name="HasRetryAfter">Whether a refusal says when to come again.</param>
/// <param name="Sha256">Of the body; empty when it was not asked for.</param>
/// <param name="Failure">What went wrong below HTTP; null when nothing did.</param>
/// <param name="IsStandIn">Whether it is another picture for a minute: the card could not be had in time (docs/service.md).</param>
internal readonly record struct Answer(
    int Index, double At, double Milliseconds, int Status, bool IsHit = false, bool HasRetryAfter = false, string Sha256 = "", string? Failure = null,
    bool IsStandIn = false)
{
    public bool IsServed => Status is 200 or 304;

    /// <summary>Whether it is the card that was asked for.</summary>
    public bool IsCard => Status == 200 && !IsStandIn;

    public bool IsRefused => Status is 503 or 429;
}

/// <summary>Sorted times in milliseconds.</summary>
internal sealed class Latencies
{
    private readonly double[] sorted;

    private Latencies(double[] sorted) => this.sorted = sorted;

    public static Latencies Of(IEnumerable<Answer> answers) => new([.. answers.Select(answer => answer.Milliseconds).Order()]);

    /// <summary>The time that this share of requests stayed within (nearest rank); null without any.</summary>
    public double? At(double share) => sorted.Length == 0 ? null : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];

    /// <summary>99 of 100; endless without any.</summary>
    public double P99 => At(0.99) ?? double.PositiveInfinity;
}
