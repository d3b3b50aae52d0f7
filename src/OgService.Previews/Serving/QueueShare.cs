namespace OgService.Previews.Serving;

/// <summary>A site's share in the queue for drawing. Locked by the <see cref="RenderQueue"/>.</summary>
/// <remarks>Start-time fair queueing (Goyal, Vin, Cheng: "Start-time Fair Queuing", 1996), all weights alike: each card that waits has a round, one more than the last of its site, and
/// lower rounds go first. So sites take turns, whoever came with how many; one site alone waits in the order it came.</remarks>
internal sealed class QueueShare
{
    /// <summary>Of the next card of this site that has to wait.</summary>
    public long NextRound { get; set; }
}
